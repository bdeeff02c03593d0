"""The words of adding to the record: the form, the message, the line of the history."""

from workflows.notices import Facts
from workflows.rungs import stage_name

ADD = "Add to the record"
ABOUT = "About which part?"
BESIDE = "It stands beside what is there. Nothing is changed."
NOT_SENT = "Not sent"
SENT = "Added to the record"
KEPT = "Your text is kept; add it to the record if it says more."

WHAT_WAS_RAISED = "what was raised"
WHAT_WAS_ADDED = "what was added"
WHAT_WAS_RECORDED = "what was recorded"
THE_RESOLUTION = "the resolution"


def title(reference: str) -> str:
    """Give the title of the form."""
    return f"Add to {reference}"


def label(reference: str) -> str:
    """Name the button for whoever hears it."""
    return f"{ADD} of {reference}"


def answer_to(what: str) -> str:
    """Name a line of the history by what its step asks for: "the reply"."""
    return f"the {what}"


def written_with(button: str) -> str:
    """Name a line of the history by the button that made it."""
    return f"what was written with {button}"


def part(what: str, at: str) -> str:
    """Name a line of the history in the menu: the reply, and when."""
    return f"{what[:1].upper()}{what[1:]}, {at}"


def told(facts: Facts) -> str:
    """Tell those concerned, without a word of what it says."""
    return f"{facts.reference}, {stage_name(facts.stage)}: something was added to the record."


def done(reference: str) -> str:
    """Say to whoever added it that it is kept."""
    return f"It stands in the record of {reference}, beside what was there."


def entry(name: str, about: str) -> str:
    """Say it in the history."""
    return f"{name} added to the record{about}."


def about(what: str, on: str) -> str:
    """Say what it is about: ", about the reply of Thursday 26 November 2026"."""
    return f", about {what} of {on}"
