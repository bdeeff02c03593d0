"""The words about what was raised before about the same child, and stayed unresolved."""

from collections.abc import Iterable

from slackapp.wording import ends

SEE = "See it"
IF_SIMILAR = "If this concern is similar, say so in the form."


def still_open(reference: str, since: str) -> str:
    """Say that an earlier one is not settled yet."""
    return f"{reference} is about the same child. It was raised on {since} and is still open."


def not_resolved(reference: str, title: str, kind: str, when: str) -> str:
    """Say that an earlier one ended otherwise than resolved."""
    if kind == ends.WITHDRAWN:
        return f"{reference} is about the same child. It was {ends.WITHDRAWN} on {when}."
    return f"{reference} is about the same child. It ended as {ends.inside(title)} on {when}."


def label(reference: str) -> str:
    """Name the button that shows an earlier one, for whoever hears it."""
    return f"What was raised in {reference}"


def barred(says: str, references: Iterable[str]) -> str:
    """Say why it cannot begin here, with the earlier ones that the reader may open."""
    known = ", ".join(references)
    return f"{says} Raised before about the same child: {known}." if known else says
