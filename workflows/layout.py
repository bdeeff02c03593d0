"""How a procedure's own printed forms are laid out in the copy for the child's file. Data only."""

from typing import Literal

from pydantic import model_validator

from workflows.parts import Names, Part, Rule

#: What a box can show that nobody was asked: known of the dispute itself.
KNOWN = (
    "asked",
    "raised_by",
    "raised_on",
    "reference",
    "level",
    "stage",
    "opened_on",
    "moved_on",
    "ended_as",
)


class Box(Part):
    """One box of a printed form: the words above or beside it, and what stands in it.

    ``shows`` names answers (``form.field``), whole forms, or what is known of the dispute.
    ``side``: only what somebody of that side filled in.
    """

    says: str
    shows: Names
    side: Literal["", "raising", "responding"] = ""


class Row(Part):
    """One row: a heading (``part``), the paper's own words about it (``note``), a box, or several.

    A box has its words at its left; those side by side have them above.
    ``at``: only where the form is printed for these stages, whose words differ from the others'.
    """

    part: str = ""
    note: str = ""
    says: str = ""
    shows: Names = ()
    side: Literal["", "raising", "responding"] = ""
    beside: tuple[Box, ...] = ()
    at: Names = ()

    @model_validator(mode="after")
    def _one_of_four(self) -> "Row":
        if sum(map(bool, (self.part, self.note, self.says, self.beside))) != 1:
            raise ValueError("write part, or note, or says with shows, or beside")
        if bool(self.says) != bool(self.shows):
            raise ValueError("write says and shows together")
        return self

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of this row; none in a heading or a note."""
        if self.part or self.note:
            return ()
        return self.beside or (Box(says=self.says, shows=self.shows, side=self.side),)


class PrintedForm(Rule):
    """One form of the paper: once for each stage it is ``at``, or once for the whole.

    ``like`` names another one that has the same rows.
    """

    title: str
    at: Names = ()
    like: str = ""
    rows: tuple[Row, ...] = ()
