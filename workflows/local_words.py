"""What people call a dispute where a procedure is used: it inflames in some councils."""

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.procedure import Procedure


@dataclass(frozen=True)
class Called:
    """One of them, and several. Articles are put before it where a sentence is made."""

    one: str = "dispute"
    many: str = "disputes"


#: What is said where nothing else is.
USUAL = Called()
#: The words that a file may have its own for, and the field of ``Called`` that each is.
LOCAL = {"dispute": "one", "disputes": "many"}


def called(procedures: Iterable[Procedure]) -> Called:
    """Give the words of these procedures; where they differ from each other, the usual ones."""
    theirs = {_called(procedure) for procedure in procedures}
    return theirs.pop() if len(theirs) == 1 else USUAL


def _called(procedure: Procedure) -> Called:
    return Called(**{LOCAL[word]: own for word, own in procedure.words.items()})
