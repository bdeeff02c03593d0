"""What ``drp audit`` says, and the words of what it writes."""

from slackapp.wording.filling import capital
from workflows.rungs import stage_name

RECORDED = "That it was read is recorded in each dispute that it is of."
ONE_OF_BOTH = "Name a dispute by its reference, or a person with --person: one of both."

HELD = "Everything that is held"
REVIEW = "Review before it is handed over"
HOW_TO_REVIEW = (
    "The last column of a table says why somebody must look before this is handed over: names of "
    "other people, one of several children, and whatever is written in somebody's own words. An "
    "empty place there is no promise that nothing needs to go."
)
ABOUT = "The dispute"
FORMS = "Every form, in the order they were given"
QUESTION, ANSWER = "Question", "Answer"
HISTORY = "History, oldest first"
VIEWED = "Who was shown what"
THEY_VIEWED = "What they were shown"
MESSAGES = "Messages"
DRAFTS = "Typed and not sent"
SNOOZES = "No reminder wanted"
WHEN, WHO, WHAT, TO, UNTIL = "When", "Who", "What", "To", "Until"
SAYS = "What is held"
OWED, BECAME = "Owed since", "What became of it"
RECIPIENTS = {
    "channel": "The channel for reminders",
    "administrators": "The administrators",
    "overseers": "Whoever oversees the procedures",
}
ASKED = "Attached: what they need to answer, and a form to return."
A_FILE = "With a file."
IN_WHICH = "Reference"
NOTHING = "Nothing is held."
PROPOSED = "Proposed, and not agreed to by all at that time"
CHILDREN = "Children"
RECEIPT = "Where a copy is"
OWN_WORDS = "In somebody's own words"
ONE_CHILD = "One of several children"
NAMES_CHILD = "Names another child"
OF_CHILD = (
    "These are the disputes about the child with this case number. What was sent or recorded "
    "without a dispute is kept under nobody's case number: look for it with --person, by whoever "
    "wrote it."
)

LISTED = "In the people list"
NAME, EMAIL, PHONE, ACCOUNT = "Name", "E-mail", "Telephone", "Slack account"
POSTS = "Posts"
CHANGES = "Changes of the people list"
COVERS = "Cover"
APART = "Sent or recorded without a dispute"
PART = "Their part in disputes"
WHY = "Why"


def no_such_person(named: str) -> str:
    """Say that nobody is called so, and how to look."""
    return (
        f"Nobody in the people list is called {named}, and no dispute is about a child with this "
        "case number. drp people list prints who is there; somebody who left is found by their "
        "Slack account or e-mail address."
    )


def names(said: tuple[str, ...]) -> str:
    """Say who else is named."""
    return f"Names {', '.join(said)}"


def child(case_number: str) -> str:
    """Name what is written about a child."""
    return f"Case number {case_number}"


def account(slack_id: str) -> str:
    """Say of somebody who was told without being in the people list where."""
    return f"Slack account {slack_id}"


def officer(account: str) -> str:
    """Name who was shown why a dispute was opened on call: they need be in no people list."""
    return f"Data protection officer ({account})"


def command_line(account: str) -> str:
    """Say that whoever runs the app read it, and under which account."""
    return f"The command line, account {account}" if account else "The command line"


#: The first words of kinds of messages that are of one sort.
_SORTS = {"post": "In the channel", "apart": "Without a dispute"}


def kind(words: str) -> str:
    """Say which message it is."""
    sort, _, which = words.partition(": ")
    return f"{_SORTS.get(sort, sort)}: {which}" if which else capital(words)


def titled(title: str) -> str:
    """Say the title of an e-mail."""
    return f"Title: {title}"


_BECAME = {
    "waiting": "Waiting",
    "sent": "Delivered",
    "failed": "Not delivered",
    "unknown": "It may not have been delivered: nobody knows",
    "cancelled": "Not sent: it was not needed any more",
    "told": "Not delivered: they were told in another way",
}


def became(state: str, at: str, why: str, attempts: int) -> str:
    """Say what became of a message, when, why, and how often it was tried."""
    when = f", at {at}" if at else ""
    because = f". Why: {why}" if why else ""
    tried = f". Tried {attempts} times" if attempts > 1 else ""
    return f"{_BECAME.get(state, state)}{when}{because}{tried}."


def of(reference: str, procedure: str) -> str:
    """Name what is written about a dispute."""
    return f"{reference}: {procedure}"


def form(title: str, stage: str, when: str, who: str) -> str:
    """Head a form as it was given."""
    return f"{title}, {stage_name(stage)}: {who}, at {when}"


def of_child(title: str, number: int) -> str:
    """Name the form of one of several children."""
    return f"{title}, child {number}"


def part_in(reference: str, procedure: str) -> str:
    """Head somebody's part in a dispute."""
    return f"{reference}, {procedure}"


def viewed_of(reference: str) -> str:
    """Head who was shown what of a dispute."""
    return f"{VIEWED} of {reference}"


def post(title: str, team: str, agency: str, since: str, until: str) -> str:
    """Say one post."""
    lasts = f"{since} to {until}" if since or until else ""
    return ", ".join(filter(None, (title, team, agency, lasts)))


def cover(away: str, by: str, days: str) -> str:
    """Say who covered for whom."""
    return f"{by} for {away}, {days}"


def sent_back(name: str, words: str) -> str:
    """Say what somebody said back."""
    return f"{name} said back: {words}" if words else f"It was for {name}."


def written(made: str) -> str:
    """Say when it was written."""
    return f"Written at {made}."
