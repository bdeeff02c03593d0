"""The words of what is sent without a dispute; those of its own kind stand in the file."""

from slackapp.wording.filling import lower

READ = "Read"
READ_IT = "Read what was sent"
SENT = "They have a message. Your own message opens it, and shows who has acknowledged it."
HELD = "It is kept. Slack asks the app to wait, so they are told as soon as it can be done."
NOT_ACKNOWLEDGED = "Nobody has acknowledged it yet. Nobody is chased."
NOT_YOURS = "Your post does not send this here. Ask your manager who does."
NOT_YOURS_NOW = "Your post does not send this here any more. Your text is kept: copy what you need."
NOT_FOR_YOU = "Only whoever sent this and those it is for can open it."


def typed(key: str, button: str) -> str:
    """Say in the help what to type."""
    return f"/drp {key}: {lower(button)}"


def who_sees(told: str) -> str:
    """Say before anything is typed who will read it."""
    return f"Who sees this: you, the {told}. It is not posted, scored or ranked."


def yours(sent: str) -> str:
    """Say to the sender where it is."""
    return f"{sent}. Read opens it, and shows who has acknowledged it."


def sent_by(name: str, told: str, at: str) -> str:
    """Say who sent it, to whom, and when."""
    return f"From {name} to {told}, sent at {at}."


def acknowledged(name: str, at: str) -> str:
    """Say who has acknowledged it, and when."""
    return f"{name} acknowledged it at {at}."
