"""What a check finds, and the commonest one: a name that nothing has."""

from collections.abc import Iterable, Iterator

from workflows.choices import Choice
from workflows.notice_rules import Notice
from workflows.parts import Condition
from workflows.plain_yaml import Path as Path
from workflows.procedure import Procedure

#: Where it is, what is wrong, what would be right.
Problem = tuple[Path, str, str]

#: Where choices beside the ladder stand in a file; and those that are for other procedures.
BESIDE, ATTACHABLE = "any_time", "attachable"


def named(path: Path, names: Iterable[str], known: Iterable[str], kind: str) -> Iterator[Problem]:
    """Find each of *names* that is not *known*."""
    known = list(known)
    right = f"Write one of {', '.join(known)}." if known else "Take it away."
    for name in names:
        if name not in known:
            yield path, f'There is no {kind} "{name}".', right


def each_choice(procedure: Procedure) -> Iterator[tuple[Path, Choice]]:
    """Give every choice of the file with the way to it."""
    for key, step in procedure.steps.items():
        for name, choice in step.choices.items():
            yield ("steps", key, "choices", name), choice
    for place in ("choices", BESIDE, ATTACHABLE):
        for name, choice in getattr(procedure, place).items():
            yield (place, name), choice


def way_to(procedure: Procedure, step: str, choice: str) -> Path:
    """Give the way to a choice by its name: beside the ladder, a step's own, or a shared one."""
    if choice in procedure.any_time:
        return (BESIDE, choice)
    own = choice in procedure.steps[step].choices
    return ("steps", step, "choices", choice) if own else ("choices", choice)


def each_condition(procedure: Procedure) -> Iterator[tuple[Path, Condition]]:
    """Give every rule that may hold only with a fact, or only without one."""
    yield from each_choice(procedure)
    yield from each_notice(procedure)


def each_notice(procedure: Procedure) -> Iterator[tuple[Path, Notice]]:
    """Give every rule that tells somebody, with the way to it."""
    tells: list[tuple[Path, tuple[Notice, ...]]] = [
        *(((*path, "tell"), choice.tell) for path, choice in each_choice(procedure)),
        *((("stages", key, "tell"), stage.tell) for key, stage in procedure.stages.items()),
        *((("apart", key, "tell"), rule.tell) for key, rule in procedure.apart.items()),
        *((("ends", key, "tell"), end.tell) for key, end in procedure.ends.items()),
    ]
    for path, rules in tells:
        for number, rule in enumerate(rules):
            yield (*path, number), rule
