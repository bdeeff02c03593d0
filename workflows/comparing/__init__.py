"""What changes for new disputes when one text of a procedure takes the place of another."""

from workflows.comparing.differing import changes

__all__ = ["changes"]
