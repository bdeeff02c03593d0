"""The words of a form that somebody outside Slack fills in by hand and returns."""

from slackapp.wording.filling import capital
from slackapp.wording.messages import place, your_due
from workflows.notices import Facts

SUBTITLE = "Form to complete and return"
ONE_ONLY = "Fill in only the part that is your answer."
NOTHING_TO_WRITE = "Nothing needs to be written for this. Tick the box."
TICK = "Tick this if it is your answer"
BOX = "\N{BALLOT BOX}"
WHO = "Your name and post"
WHEN = "Date"
SIGNED = "Who answers"
NUMBER = "Action"


def title(facts: Facts) -> str:
    """Name the document."""
    return f"{facts.reference}: {SUBTITLE.lower()}"


def return_to(address: str) -> str:
    """Say what is to be done with it, wherever it is by then."""
    return (
        f"Complete it in Word or by hand, and return it to {address}, by answering the e-mail that "
        "it came with."
    )


def head(facts: Facts) -> str:
    """Say what is due, of whom and when."""
    return f"{place(facts)}: {your_due(facts)}."


def part(button: str, help_: str) -> str:
    """Head the part of one answer."""
    return f"{button}: {help_}" if help_ else button


def option(label: str) -> str:
    """Say one of the answers to tick."""
    return f"{BOX} {label}"


def question(label: str, help_: str, *, required: bool) -> str:
    """Say a question, with what helps to answer it."""
    optional = "" if required else " (you may leave this empty)"
    return "\n".join(filter(None, (f"{label}{optional}", capital(help_))))
