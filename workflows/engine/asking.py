"""Checking the forms and gates that came with a command."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows import children, forms, shown
from workflows.commands import Here
from workflows.engine.posts import posts_of
from workflows.events import GateRecorded
from workflows.forms import Answers, Asking, Box, Filled, Problem, Value, Why
from workflows.procedure import Gate, Procedure, stage_name


@dataclass(frozen=True, kw_only=True)
class Given:
    """What of some forms came with a command: the answers to keep, and what is wrong."""

    answers: Answers
    problems: tuple[Problem, ...]


def complete(
    procedure: Procedure, keys: tuple[str, ...], answers: Answers, stage: str, here: Here
) -> Given:
    """Check these forms. Nothing is kept of one that holds nothing: it would look unanswered."""
    asking = Asking(stage=stage, now=here.now, people=here.people)
    kept: dict[str, dict[str, Value]] = {}
    problems: list[Problem] = []
    for key in children.spread(procedure.forms, keys, answers):
        form = procedure.forms[children.form_of(key)]
        typed = {**answers.get(key, {}), **shown.filled_in(form, stage, here.known)}
        filled, wrong = forms.check(key, form, typed, asking)
        if form.optional and not forms.is_answered(form, filled):
            continue
        if filled:
            kept[key] = filled
        problems += wrong
    problems += children.repeated(procedure.forms, keys, kept)
    return Given(answers=kept, problems=tuple(problems))


@dataclass(frozen=True, kw_only=True)
class Gates:
    """What of a stage's gates came with a command: recorded ones, and those left open."""

    stage: str
    recorded: tuple[GateRecorded, ...]
    missing: tuple[str, ...]
    answers: Answers
    problems: tuple[Problem, ...]

    @property
    def met(self) -> bool:
        """May the stage open?"""
        return not self.missing and not self.answered_no

    @property
    def answered_no(self) -> bool:
        """Did somebody who was consulted say no?"""
        return any(not gate.met for gate in self.recorded)

    def not_met(self, procedure: Procedure) -> tuple[Problem, ...]:
        """Give the file's sentence at each gate that is not met, for where it must be."""
        lacking = [*self.missing, *(gate.gate for gate in self.recorded if not gate.met)]
        return tuple(_not_met(procedure, name, self.stage) for name in lacking)


def _not_met(procedure: Procedure, name: str, stage: str) -> Problem:
    gate = procedure.gates[name]
    says = gate.else_says.replace("{Stage}", stage_name(stage).capitalize())
    box = Box(form=gate.form, field=next(iter(gate.must)))
    return Problem(box=box, why=Why.MISSING, says=says)


def gates(
    procedure: Procedure, stage: str, answers: Answers, holders: Mapping[str, str], here: Here
) -> Gates:
    """Look at each gate: met, answered with no, or its question left open.

    ``holders`` is who holds which post for this dispute.
    """
    missing: list[str] = []
    recorded: list[GateRecorded] = []
    kept: dict[str, Filled] = {}
    problems: list[Problem] = []
    for name in procedure.stages[stage].gates:
        gate = procedure.gates[name]
        filled = answers.get(gate.form, {})
        if not all(filled.get(field) for field in gate.must):
            missing.append(name)
            continue
        given = complete(procedure, (gate.form,), answers, stage, here)
        kept.update(given.answers)
        said = given.answers.get(gate.form, {})
        problems += [*given.problems, *_not_theirs(procedure, gate, said, holders, here.person)]
        met = all(filled[field] == value for field, value in gate.must.items())
        recorded.append(GateRecorded(gate=name, stage=stage, met=met))
    return Gates(
        stage=stage,
        recorded=tuple(recorded),
        missing=tuple(missing),
        answers=kept,
        problems=tuple(problems),
    )


def _not_theirs(
    procedure: Procedure, gate: Gate, filled: Filled, holders: Mapping[str, str], actor: str
) -> list[Problem]:
    """A gate is another person's word, from the side of the post that it is asked of (S1-111)."""
    return [
        Problem(box=Box(form=gate.form, field=name), why=Why.SOMEBODY_ELSE)
        for name, field in procedure.forms[gate.form].fields.items()
        if field.kind == "person" and name in filled
        if not _may_give(procedure, gate, str(filled[name]), holders, actor)
    ]


def _may_give(
    procedure: Procedure, gate: Gate, person: str, holders: Mapping[str, str], actor: str
) -> bool:
    """Whoever holds the very post may, even while standing in; nobody gives it to themselves."""
    posts = posts_of(person, holders)
    sides = {procedure.posts[post].side for post in posts} - {"neither"}
    if posts & set(procedure.raising.by) or sides - {procedure.posts[gate.of].side}:
        return False
    return person != actor or gate.of in posts
