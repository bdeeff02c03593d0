"""Naming what is new: a reference that nothing else has."""

from workflows import references
from workflows.ports import Work


def a_new_reference(work: Work, prefix: str = references.DISPUTE) -> str:
    """Draw a reference, and again where it is taken."""
    while work.is_taken(reference := references.draw(prefix)):
        pass
    return reference
