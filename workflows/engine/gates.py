"""What a stage asks for before it opens: its gates and its form, and what of them is recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workflows.boxes import Box, Problem, Why
from workflows.commands import Here
from workflows.engine.asking import complete
from workflows.engine.posts import posts_of
from workflows.events import GateRecorded
from workflows.forms import Answers
from workflows.procedure import Procedure
from workflows.rungs import Gate, stage_name


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What of a stage's gates and form came with a command, and what is left open.

    ``unasked`` is what is wrong with a form that was left for later: every box that it asks.
    """

    stage: str
    recorded: tuple[GateRecorded, ...] = ()
    missing: tuple[str, ...] = ()
    unasked: tuple[Problem, ...] = ()
    answers: Answers
    problems: tuple[Problem, ...] = ()

    @property
    def whole(self) -> bool:
        """May the stage open?"""
        return not self.missing and not self.answered_no and not self.unasked

    @property
    def nothing(self) -> bool:
        """Was everything left for later?"""
        return not self.recorded and not self.answers

    @property
    def answered_no(self) -> frozenset[str]:
        """Which gates did somebody who was consulted answer with no?"""
        return frozenset(each.gate for each in self.recorded if not each.met)

    @property
    def answered_yes(self) -> frozenset[str]:
        """Which gates are met by what came with the command?"""
        return frozenset(each.gate for each in self.recorded if each.met)

    def lacking(self, procedure: Procedure) -> tuple[Problem, ...]:
        """Give the file's sentence at each gate that is not met, for where it must be."""
        gates = [*self.missing, *(each.gate for each in self.recorded if not each.met)]
        said = (_not_met(procedure, name, self.stage) for name in gates)
        return (*said, *self.unasked)


def _not_met(procedure: Procedure, name: str, stage: str) -> Problem:
    gate = procedure.gates[name]
    says = gate.else_says.replace("{Stage}", stage_name(stage).capitalize())
    asks_first = next(iter(gate.must or procedure.forms[gate.form].fields))
    return Problem(box=Box(form=gate.form, field=asks_first), why=Why.MISSING, says=says)


def recorded(
    procedure: Procedure,
    stage: str,
    answers: Answers,
    holders: Mapping[str, str],
    here: Here,
    already: frozenset[str] = frozenset(),
) -> Recorded:
    """Look at the form and at each gate: met, answered with no, or its question left open.

    ``holders`` is who holds which post for this dispute; *already*: the gates met before.
    """
    asks = procedure.stages[stage]
    given = tuple(name for name in asks.gates if _is_given(procedure, name, answers))
    keys = tuple(dict.fromkeys(procedure.gates[name].form for name in given))
    said = complete(procedure, keys, answers, stage, here)
    form = complete(procedure, asks.form, answers, stage, here)
    not_theirs = _not_theirs(procedure, given, said.answers, holders, here.person)
    came = form.problems if form.answers else ()
    return Recorded(
        stage=stage,
        recorded=tuple(_recorded(procedure, name, stage, answers) for name in given),
        missing=tuple(name for name in asks.gates if name not in {*given, *already}),
        unasked=() if form.answers else form.problems,
        answers={**said.answers, **form.answers},
        problems=(*said.problems, *not_theirs, *came),
    )


def _is_given(procedure: Procedure, name: str, answers: Answers) -> bool:
    """Was a gate answered? One that must be answered so, by that very question."""
    gate = procedure.gates[name]
    filled = answers.get(gate.form, {})
    return all(filled.get(field) for field in gate.must) if gate.must else any(filled.values())


def _recorded(procedure: Procedure, name: str, stage: str, answers: Answers) -> GateRecorded:
    gate = procedure.gates[name]
    met = all(answers[gate.form][field] == value for field, value in gate.must.items())
    return GateRecorded(gate=name, stage=stage, met=met)


def _not_theirs(
    procedure: Procedure,
    given: tuple[str, ...],
    answers: Answers,
    holders: Mapping[str, str],
    actor: str,
) -> Iterator[Problem]:
    """A gate is another person's word, from the side of the post that it is asked of (S1-111)."""
    for gate in (procedure.gates[name] for name in given):
        filled = answers.get(gate.form, {})
        for name, field in procedure.forms[gate.form].fields.items():
            if field.kind != "person" or name not in filled:
                continue
            if not _may_give(procedure, gate, str(filled[name]), holders, actor):
                yield Problem(box=Box(form=gate.form, field=name), why=Why.SOMEBODY_ELSE)


def _may_give(
    procedure: Procedure, gate: Gate, person: str, holders: Mapping[str, str], actor: str
) -> bool:
    """Whoever holds the very post may, even while standing in; nobody gives it to themselves."""
    posts = posts_of(person, holders)
    sides = {procedure.posts[post].side for post in posts} - {"neither"}
    if posts & set(procedure.raising.by) or sides - {procedure.posts[gate.of].side}:
        return False
    return person != actor or gate.of in posts
