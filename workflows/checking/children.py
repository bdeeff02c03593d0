"""Forms that each child has of their own: where they are asked, and that six of them fit."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_choice
from workflows.children import MARK, MOST_CHILDREN
from workflows.procedure import RESPONDER, Procedure
from workflows.questions import Form, FormField

#: https://docs.slack.dev/surfaces/modals
MOST_BLOCKS = 100
#: What stands in the form to raise beside its questions: what to do in danger, what it was begun
#: from, what another device saved, the level, who sees it, what the procedure says, when it was
#: saved, the button that saves.
ALWAYS = 8


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with forms that each child has of their own."""
    yield from _keys(procedure)
    yield from _asked_elsewhere(procedure)
    yield from _fields(procedure)
    yield from _carried(procedure)
    yield from _room(procedure)


def _keys(procedure: Procedure) -> Iterator[Problem]:
    for key in procedure.forms:
        if MARK in key:
            wrong = f'"{MARK}" cannot stand in the name of a form.'
            yield ("forms", key), wrong, f"Take it away: what follows {MARK} counts children."


def _asked_elsewhere(procedure: Procedure) -> Iterator[Problem]:
    """Who the children are is settled when a dispute begins."""
    asked: list[tuple[Path, tuple[str, ...]]] = []
    asked += [(("stages", key, "form"), stage.form) for key, stage in procedure.stages.items()]
    asked += [(("gates", key, "form"), (gate.form,)) for key, gate in procedure.gates.items()]
    asked += [((*path, "form"), choice.form) for path, choice in each_choice(procedure)]
    asked += [(("apart", key, "form"), rule.form) for key, rule in procedure.apart.items()]
    for path, forms in asked:
        for key in forms:
            if key in procedure.forms and procedure.forms[key].per_child:
                wrong = f'"{key}" is asked about each child, and they are named at raising only.'
                yield path, wrong, "Name it under form: of raising, or take per_child: away."


def _fields(procedure: Procedure) -> Iterator[Problem]:
    for key, form in procedure.forms.items():
        for name, field in form.fields.items():
            path: Path = ("forms", key, "fields", name)
            if form.per_child and (field.names or field.kind == "actions"):
                wrong = "This would be answered anew for each child, and it can be only one."
                yield path, wrong, "Ask it in a form that is asked once."
            if field.tells_apart and not (form.per_child and field.kind == "text"):
                wrong = "This answer cannot tell children apart."
                yield path, wrong, "Write it at a text field of a form that is per_child."


def _carried(procedure: Procedure) -> Iterator[Problem]:
    for key, form in procedure.forms.items():
        for name, field in form.fields.items():
            begun = field.carry.partition(".")[0]
            if begun in procedure.forms and procedure.forms[begun].per_child:
                path: Path = ("forms", key, "fields", name, "carry")
                wrong = f'"{begun}" is held for each child, so this does not say whose it carries.'
                yield path, wrong, "Carry from a form that is asked once."


def _room(procedure: Procedure) -> Iterator[Problem]:
    for stage in procedure.stages:
        number = blocks(procedure, stage)
        if number > MOST_BLOCKS:
            yield (
                ("raising", "form"),
                f"At {stage} the form to raise can have {number} blocks; Slack takes "
                f"{MOST_BLOCKS}.",
                "Ask for less, above all about each child.",
            )


def blocks(procedure: Procedure, stage: str) -> int:
    """Count the blocks of the form to raise at its widest: every box, and as many children."""
    stands = procedure.stages[stage]
    asked = [procedure.forms[key] for key in procedure.raising.form if key in procedure.forms]
    once = [form for form in asked if not form.per_child]
    once += [procedure.forms[key] for key in stands.form if key in procedure.forms]
    gates = [procedure.gates[key].form for key in stands.gates if key in procedure.gates]
    own = [form for form in asked if form.per_child]
    number = ALWAYS + sum(_blocks(form, stage) for form in once)
    number += sum(2 * len(procedure.forms[key].fields) for key in gates if key in procedure.forms)
    number += sum(bool(form.part) for form in asked)
    each = 1 + sum(_blocks(form, stage) for form in own)
    return number + (MOST_CHILDREN * each + 1 if own else 0)


def _blocks(form: Form, stage: str) -> int:
    fields = (field for field in form.fields.values() if not field.at or stage in field.at)
    above = bool(form.help) + bool(form.guidance)
    return above + max(1, sum(_of_field(field) for field in fields))


def _of_field(field: FormField) -> int:
    """A box, and the small lines that can stand under it."""
    examples = any(option.examples for option in field.options.values())
    below = examples or field.counts_back or field.names == RESPONDER
    return 1 + bool(below) + bool(field.prompts)
