"""The ladder of a procedure: its stages, and what each asks for before it opens. Data only."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from workflows.notice_rules import Copied, Notice
from workflows.parts import AnyOf, FixedLimit, Limit, Names, Part, Rule, Who


class Enter(Rule):
    """Whether a dispute may begin at this stage; not where a fact forbids it, which it says."""

    directly: bool
    unless: str | None = None
    else_says: str = ""


class OwnWords(Part):
    """How a gate is spoken of to whoever holds the very post that it is asked of.

    ``help`` stands under its question in place of what others read there.
    """

    label: str
    needs: str
    help: str = ""


class Gate(Rule):
    """What must be recorded, and answered so, before a stage opens, by whichever way.

    ``own``: the same words for whoever holds the post themselves, and stands in for the raiser.
    Without ``must`` it has to be recorded, whatever was said.
    """

    form: str
    of: str
    must: Mapping[str, str] = {}
    needs: str
    else_says: str
    own: OwnWords | None = None

    def needed(self, *, own: bool) -> str:
        """Say what the stage needs; *own*: to whoever holds the post themselves."""
        return self.own.needs if own and self.own else self.needs


class Stage(Rule):
    """A rung of the ladder. The first of ``steps`` is where it begins.

    ``form`` and ``gates`` are recorded before it opens, by whichever way, by ``opened_by``, or else
    whoever may raise. ``records`` are owed, ``release`` are freed when it opens.

    ``limit`` is for the whole of it, however many steps it takes.
    """

    title: str
    help: str = ""
    enter: Enter
    form: Names = ()
    gates: Names = ()
    opened_by: AnyOf | None = None
    answered_by: Who
    answer_within: Limit
    limit: FixedLimit | None = None
    copies: tuple[Copied, ...] = ()
    tell: tuple[Notice, ...] = ()
    records: Names = ()
    release: Names = ()
    steps: Annotated[tuple[str, ...], Field(min_length=1)]


def stage_name(key: str) -> str:
    """How a stage is called inside a sentence: ``stage_2`` is "stage 2"."""
    return key.replace("_", " ")
