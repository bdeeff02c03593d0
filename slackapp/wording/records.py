"""The words about copies that are owed outside the app: where, and that they are made."""

from slackapp.wording.filling import capital
from workflows.rungs import stage_name

RECORDS = "Records"
BUTTON = "I have copied it"
TITLE = "Copied"
SUBMIT = "Record this"
WHERE = "Where is it, or under which reference?"
WHERE_HELP = "The number or the name under which somebody else finds it."
WHEN = "When was it copied?"
CLOSED = "Closed: every copy that is owed is made."


def due(title: str, kept: str) -> str:
    """Say that a copy is owed now."""
    return f"{title}: copy it to {the(kept)}."


def at_stage(title: str, stage: str) -> str:
    """Name one of several copies of a record by its stage."""
    return f"{title}, {stage_name(stage)}"


def held(title: str, kept: str, until_then: str, release: str) -> str:
    """Say that a copy is held back, where it is meanwhile, and until when."""
    where = f" {capital(until_then)} until then." if until_then else ""
    return f"{title}: do not put it on {the(kept)} yet, but {_UNTIL[release]}.{where}"


def kept_off(title: str, kept: str, where: str) -> str:
    """Say, once it is over, that a copy is never made: the file takes what is resolved only."""
    return f"{title}: {where}, not on {the(kept)}: it was not resolved."


_UNTIL = {"when_resolved": "once this is resolved", "at_end": "once this is over"}


def filed(title: str, kept: str, receipt: str) -> str:
    """Say that a copy was made."""
    return f"{title}: copied to {the(kept)} {receipt}"


def receipt(name: str, on: str, reference: str) -> str:
    """Say who made a copy, when, and where it is."""
    return f"by {name} on {on}: {reference}"


def the(kept: str) -> str:
    """Say a place in the file's words: ``child_file`` is "the child file"."""
    words = kept.replace("_", " ")
    return words if words.split(" ")[0] in ("the", "each", "every") else f"the {words}"


def label(title: str) -> str:
    """Name the button, for whoever hears it."""
    return f"{BUTTON}: {title}"


def not_closed(number: int) -> str:
    """Say, once it is over, what is still owed."""
    copies = "1 copy is" if number == 1 else f"{number} copies are"
    return f"Not closed yet: {copies} still owed."


def asked_before_closing(number: int) -> str:
    """Ask, once it is over, for the copies that are owed before it is closed."""
    return f"{not_closed(number)} Open it to say where each is."


def recorded(title: str, reference: str) -> str:
    """Say that a receipt was recorded."""
    return f"The copy of the {title.lower()} is recorded in {reference}."


def entry_owed(title: str, kept: str) -> str:
    """Say in the history that a copy is owed."""
    return f"{title}: a copy is owed to {the(kept)}."


def entry_held(title: str, kept: str) -> str:
    """Say in the history that a copy is held back."""
    return f"{title}: it stays off {the(kept)} for now."


def entry_freed(title: str, kept: str) -> str:
    """Say in the history that a copy is held back no longer."""
    return f"{title}: it may be copied to {the(kept)} from now on."


def entry_filed(name: str, title: str, kept: str) -> str:
    """Say in the history that a copy was made."""
    return f"{name} recorded that it was copied to {the(kept)}: {title.lower()}."
