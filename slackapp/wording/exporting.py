"""What ``drp export`` says, and what is said of a copy where it is asked for."""

from collections.abc import Iterable

from slackapp.wording.filling import listed
from workflows.notices import Facts


def no_such(reference: str) -> str:
    """Say that nothing has this reference, and where to look."""
    return (
        f"There is no dispute with the reference {reference}. Whoever is part of it finds the "
        "reference in Slack, with /drp list."
    )


def no_such_child(reference: str, child: int, children: int) -> str:
    """Say how many children there are."""
    has = "1 child" if children == 1 else f"{children} children"
    last = "--child 1" if children == 1 else f"--child 1 to --child {children}"
    return f"{reference} is about {has}, so there is no child {child}. Say {last}, or leave it out."


def unknown_format(words: str, known: Iterable[str]) -> str:
    """Say which formats there are."""
    return f'There is no format "{words}". Choose from {listed(list(known))}.'


def nothing_yet(reference: str) -> str:
    """Say that no form may be copied now."""
    return f"Nothing of {reference} may be put on a child's file yet, so nothing was written."


def written(file: object) -> str:
    """Say where a file is."""
    return f"Written: {file}"


def recorded(reference: str) -> str:
    """Say that the reading is kept."""
    return f"That it was read here is recorded in {reference}."


def names_another(child: int, forms: Iterable[str]) -> str:
    """Ask somebody to look before it is filed."""
    return (
        f"Look before you file: in the copy of child {child}, an answer in {listed(list(forms))} "
        "gives the case number or the initials of another child."
    )


# ---- asked for in Slack -------------------------------------------------------------------------


def command(reference: str, formats: str) -> str:
    """Give the command that makes the copy."""
    return f"drp export {reference} --format {formats} --out DIR"


def asked_for(facts: Facts) -> str:
    """Tell whoever runs the app, by reference alone."""
    return (
        f"{facts.reference}: somebody who may read it asks for its file copy. Make it with "
        f"{command(facts.reference, facts.says)}, and hand it over by a secure way."
    )
