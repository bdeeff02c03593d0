"""What a stage asks for before it opens: who records it, and that somebody always can."""

from collections.abc import Iterator

from workflows.checking.finding import Problem, named
from workflows.procedure import Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find stages that nobody can open, and openers of nothing."""
    for key, stage in procedure.stages.items():
        path = ("stages", key, "opened_by")
        yield from named(path, stage.opened_by or (), procedure.posts, "post")
        if stage.form or stage.gates:
            yield from _who_opens(procedure, key)
        elif stage.opened_by:
            yield path, "There is nothing to record before this stage opens.", "Take it away."
    for key, gate in procedure.gates.items():
        if gate.own and not gate.must:
            yield (
                ("gates", key, "own"),
                "Without must: there is no question that is put in other words.",
                "Take it away, or add must: the answer that opens the stage.",
            )


def _who_opens(procedure: Procedure, key: str) -> Iterator[Problem]:
    """Nobody's silence may keep a stage shut, nor may the form to raise it be out of reach."""
    stage, path = procedure.stages[key], ("stages", key, "opened_by")
    openers = procedure.opened_by(key)
    alone = stage.opened_by and len(stage.opened_by) < 2
    if alone and procedure.silence.decides not in openers:
        yield (
            path,
            "One person's silence would keep this stage shut.",
            f"Write two posts, or {procedure.silence.decides}, for whom somebody stands in.",
        )
    if stage.enter.directly and not set(openers) & set(procedure.raising.by):
        yield (
            path,
            "A dispute may begin here, and whoever raises it cannot record what it asks.",
            f"Write {procedure.raising.by[0]} here too, or directly: false under enter.",
        )
