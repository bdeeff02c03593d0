"""What is said of a limit whose words the owner of the procedure has yet to settle."""

from workflows.parts import FixedLimit

STILL_TO_DECIDE = "Still to decide"


def asked(limit: FixedLimit) -> str:
    """Say what the paper prints, what is not decided, and how it is read until then."""
    return (
        f'The source says "{limit.printed}": the owner of this procedure has not decided. '
        f"{limit.confirm} Until then it is {limit.span}."
    )


def to_decide(limit: FixedLimit) -> str:
    """Say it in a line of its own, where nothing above says what it is."""
    return f"{STILL_TO_DECIDE}: {asked(limit)}"
