"""What a paper permits, as tables that somebody wrote from it by hand, without the file.

    where | step | choice | by | leads to | asks | only

*where* is a stage, or the first and the last of several (``stage_1..stage_3``). *by* is a post, one
of several (``a, b``), all of several together (``a + b``), or ``answers``: whoever answers the
stage. *leads to* is a step, a stage, an end, ``stay``, ``next`` or ``higher``. *asks* are the forms
that must be whole. *only* is ``late``, ``once`` (in one visit to a stage), ``resolves``, or the
answer that it needs (``question=answer``).
A line that begins with # says why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

STAY, NEXT, HIGHER, ANYONE = "stay", "next", "higher", "anyone"
#: Where a choice leads that gives the question another date.
DATE = "date"
ANSWERS = "answers"


@dataclass(frozen=True, kw_only=True)
class Permit:
    """One row: who may choose what, where, and what comes of it."""

    stage: str
    step: str
    choice: str
    by: tuple[str, ...]
    together: bool
    to: str
    asks: tuple[str, ...]
    only: frozenset[str]

    @property
    def place(self) -> str:
        """Say which row it is."""
        return f"{self.stage} {self.step} {self.choice}".strip()

    @property
    def needs(self) -> dict[str, str]:
        """Give the answers that it stands only with, by their questions."""
        return dict(word.split("=") for word in sorted(self.only) if "=" in word)

    @property
    def leads_up(self) -> bool:
        """Does it ask for a stage above?"""
        return self.to in (NEXT, HIGHER)


@dataclass(frozen=True, kw_only=True)
class Gate:
    """A word that must be recorded before a stage opens: in which form, of whom.

    *must* is the question that has to be answered with yes.
    """

    form: str
    of: str
    must: str = ""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A rung: may a dispute begin there, who answers it, and what must be recorded first.

    *barred_by* is the question and the answer with which nothing begins there; *copies*, who is
    copied in from here on.
    """

    name: str
    answers: str
    begins: bool = False
    barred_by: tuple[str, str] = ("", "")
    opened_by: tuple[str, ...] = ()
    form: str = ""
    gates: tuple[Gate, ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paper:
    """All that a paper permits.

    *held* are the copies that nobody makes before it is resolved, with the stages at which they
    are made all the same; *follows*, who sees agreed actions through, by step; *settles*, the ends
    that need every action done; *most_days*, the working days beyond which a date needs a reason.
    """

    file: Path
    raised_by: str
    stands_in: str
    raising: tuple[str, ...]
    responding: tuple[str, ...]
    stages: tuple[Stage, ...]
    table: str
    beside: str
    follows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settles: tuple[str, ...] = ("resolved", "decided")
    held: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    most_days: int | None = None
    reason_for_more: str = ""

    @property
    def ladder(self) -> tuple[str, ...]:
        """The names of the stages, from the lowest up."""
        return tuple(stage.name for stage in self.stages)

    def stage(self, name: str) -> Stage:
        """Give a stage by its name."""
        return self.stages[self.ladder.index(name)]

    def above(self, stage: str) -> tuple[str, ...]:
        """Give the stages above one."""
        return self.ladder[self.ladder.index(stage) + 1 :]

    def side(self, post: str) -> str:
        """Give the side on which a post acts."""
        if post in self.raising:
            return "raising"
        return "responding" if post in self.responding else "neither"

    def permits(self) -> dict[tuple[str, str, str], Permit]:
        """Give the rows of the ladder, by stage, step and choice."""
        rows = (row for line in _lines(self.table) for row in self._rows(*line))
        return {(row.stage, row.step, row.choice): row for row in rows}

    def permits_beside(self) -> dict[str, Permit]:
        """Give the rows that stand beside the ladder, by choice."""
        return {line[0]: _permit("", "", *line) for line in _lines(self.beside)}

    def _rows(self, where: str, step: str, choice: str, by: str, *rest: str) -> Iterator[Permit]:
        first, _, last = where.partition("..")
        from_, to = self.ladder.index(first), self.ladder.index(last or first)
        for stage in self.stages[from_ : to + 1]:
            who = stage.answers if by == ANSWERS else by
            yield _permit(stage.name, step, choice, who, *rest)


def _lines(table: str) -> Iterator[list[str]]:
    for line in table.strip().splitlines():
        if not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def _permit(
    stage: str, step: str, choice: str, who: str, to: str, asks: str, only: str = ""
) -> Permit:
    return Permit(
        stage=stage,
        step=step,
        choice=choice,
        by=tuple(post.strip() for post in who.replace("+", ",").split(",")),
        together="+" in who and to != STAY,
        to=to,
        asks=tuple(asks.split()),
        only=frozenset(only.split()),
    )
