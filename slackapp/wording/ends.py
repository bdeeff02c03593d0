"""How a dispute ended: the file's title inside a sentence, and what each kind of end is called."""

from slackapp.wording.filling import listed

WITHDRAWN = "withdrawn"

#: How a rung was left with each kind of end.
LEFT = {
    "resolved": "resolved",
    "decided": "decided",
    "withdrawn": WITHDRAWN,
    "referred": "referred",
    "unresolved": "not resolved",
}
#: The kinds that are told as what is recorded; of the others it is said that it ended so.
_RECORDED = ("resolved", "decided")


def inside(title: str) -> str:
    """Say a title inside a sentence; what is written in capitals stays so."""
    first, _, rest = title.partition(" ")
    small = first if first.isupper() else first.lower()
    return f"{small} {rest}".rstrip()


def told(place: str, title: str, kind: str) -> str | None:
    """Say to those concerned how it ended; nothing, where it must be said more fully."""
    return f"{place}: recorded as {inside(title)}." if kind in _RECORDED else None


def ended(reference: str, stage: str, when: str, title: str, kind: str) -> str:
    """Say that it ended, where and when."""
    if kind == WITHDRAWN:
        return f"{reference}: {WITHDRAWN} at {stage} on {when}."
    return f"{reference}: ended as {inside(title)} at {stage} on {when}."


def posted(reference: str, stage: str, title: str, kind: str) -> str:
    """Say in the channel how it ended."""
    if kind == WITHDRAWN:
        return f"{reference}: {WITHDRAWN}."
    return f"{reference}: {inside(title)} at {stage}."


def on_a_request(title: str, kind: str, when: str) -> str:
    """Say how it ended on a message that asked for something."""
    how = "Withdrawn" if kind == WITHDRAWN else f"Recorded as {inside(title)}"
    return f"{how} on {when}. Nothing more is owed."


def after(reference: str, title: str, kind: str) -> str:
    """Say to whoever ended it that it is done."""
    how = "is withdrawn" if kind == WITHDRAWN else f"is recorded as {inside(title)}"
    return f"{reference} {how}."


def concerned(outside: list[str]) -> str:
    """Say who has been told, and whom no message reaches, by name."""
    if not outside:
        return "Those concerned have been told."
    return f"Those concerned who are in Slack have been told. {tell_yourself(outside)}"


def tell_yourself(outside: list[str]) -> str:
    """Say whom no message reaches."""
    have_not = "is outside Slack and has" if len(outside) == 1 else "are outside Slack and have"
    return f"{listed(outside)} {have_not} not been told: tell them yourself."


def over(reference: str, title: str, kind: str, when: str) -> str:
    """Say to whoever comes too late that it has ended."""
    how = "was withdrawn" if kind == WITHDRAWN else f"was recorded as {inside(title)}"
    return f"{reference} {how} on {when}. You can read it and add to it."
