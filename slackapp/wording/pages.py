"""The words that every form and page shares."""

CLOSE = "Close"
GO_BACK = "Go back"
PERSON_HINT = "Type a name or a post"
WAITS_FOR_SLACK = "Saved. The message about it is waiting and goes when Slack answers."
CHOOSE_ONE = "Choose one"
CHOOSE_DATE = "Choose a date"
BY_EMAIL = "by e-mail"
