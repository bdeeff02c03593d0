"""The words that every form and page shares."""

CLOSE = "Close"
GO_BACK = "Go back"
PERSON_HINT = "Type a name or a post"
CHOOSE_ONE = "Choose one"
CHOOSE_DATE = "Choose a date"
