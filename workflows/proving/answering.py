"""Answers to try a procedure with: one complete set, varied only where a rule asks about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from workflows import children, forms
from workflows.commands import Here
from workflows.due import LONDON
from workflows.forms import Answers, Filled, Row, Value
from workflows.procedure import RESPONDER, Procedure
from workflows.questions import Form, FormField
from workflows.rungs import Gate

#: What must stand in some fields, by name; every other field takes its usual answer.
Wanted = Mapping[str, str]


def usual(
    procedure: Procedure, keys: tuple[str, ...], stage: str, here: Here, wanted: Wanted
) -> Answers:
    """Fill these forms in, completely, as they are asked at this stage; about two children."""
    return {
        children.key_of(key, child): _filled(procedure, Asked(key, child, stage, here), wanted)
        for key in keys
        for child in ((1, 2) if procedure.forms[key].per_child else (1,))
    }


def of_facts(procedure: Procedure, keys: tuple[str, ...]) -> Iterator[Wanted]:
    """Give what to answer where facts follow from it: each of them true, and not."""
    asked = {name: field for key in keys for name, field in procedure.forms[key].fields.items()}
    telling = {name: _telling(procedure, name, field) for name, field in asked.items()}
    varied = {name: values for name, values in telling.items() if values}
    for values in product(*varied.values()):
        yield dict(zip(varied, values, strict=True))


def _telling(procedure: Procedure, name: str, field: FormField) -> list[str]:
    """Give one answer that makes nothing true, and one for each fact that it can make true."""
    facts = [fact.when[name] for fact in procedure.facts.values() if name in fact.when]
    makes = {value for values in facts for value in values}
    neither = [value for value in field.options if value not in makes][:1]
    return [*neither, *dict.fromkeys(values[0] for values in facts)]


def at_once(procedure: Procedure, stage: str, here: Here) -> Iterator[Answers]:
    """Give all that a stage asks for before it opens, if it asks; each gate met, and not."""
    for each in product(*_parts(procedure, stage, here)):
        if recorded := {key: filled for part in each for key, filled in part.items()}:
            yield recorded


def by_and_by(procedure: Procedure, stage: str, here: Here) -> Iterator[Answers]:
    """Give the same, all that opens it first; and each part alone, so that any can come first."""
    yield from at_once(procedure, stage, here)
    parts = list(_parts(procedure, stage, here))
    if len(parts) > 1:
        yield from (each for part in parts for each in part)


def _parts(procedure: Procedure, stage: str, here: Here) -> Iterator[list[Answers]]:
    asks = procedure.stages[stage]
    if asks.form:
        facts = of_facts(procedure, asks.form)
        yield [usual(procedure, asks.form, stage, here, wanted) for wanted in facts]
    for name in asks.gates:
        yield list(_at_gate(procedure, procedure.gates[name], stage, here))


def _at_gate(procedure: Procedure, gate: Gate, stage: str, here: Here) -> Iterator[Answers]:
    """A gate is the word of whoever it is asked of: met; then an answer that does not open it."""
    fields = procedure.forms[gate.form].fields
    people = {name: gate.of for name, field in fields.items() if field.kind == "person"}
    yield usual(procedure, (gate.form,), stage, here, {**people, **gate.must})
    for name, needed in gate.must.items():
        for other in [value for value in fields[name].options if value != needed][:1]:
            no = {**people, **gate.must, name: other}
            yield usual(procedure, (gate.form,), stage, here, no)


@dataclass(frozen=True)
class Asked:
    """A form, about which child, and where and when it is asked."""

    form: str
    child: int
    stage: str
    here: Here


def _filled(procedure: Procedure, asked: Asked, wanted: Wanted) -> Filled:
    """Answer until nothing more is asked: an answer may bring further questions."""
    form, filled = procedure.forms[asked.form], dict[str, Value]()
    while open_ := [name for name in _to_answer(form, filled, asked.stage) if name not in filled]:
        for name in open_:
            filled[name] = _answer(procedure, form.fields[name], asked, wanted.get(name))
    return filled


def _to_answer(form: Form, filled: Filled, stage: str) -> list[str]:
    """Give what is asked of people; what is shown fills itself in."""
    asked = forms.asked(form, filled, stage)
    return [name for name, field in asked.items() if field.kind != "shown"]


def _answer(procedure: Procedure, field: FormField, asked: Asked, wanted: str | None) -> Value:
    here = asked.here
    today = here.now.astimezone(LONDON).date()
    tomorrow = here.calendar.shift(today, 1).isoformat()
    match field.kind:
        case "one":
            return wanted or next(iter(field.options))
        case "many" | "tick":
            return [wanted or next(iter(field.options))]
        case "person":
            return wanted or _person(procedure, field, asked.stage)
        case "date":
            return wanted or (today.isoformat() if field.must_be == "past" else tomorrow)
        case "moment":
            return here.now.isoformat()
        case "actions":
            return [_action(procedure, tomorrow)]
        case "email":
            return "sample@example.org"
        case _:
            return str(asked.child)  # it is a number, tells children apart, and fits into any box


def _person(procedure: Procedure, field: FormField, stage: str) -> str:
    if field.names == RESPONDER:
        return procedure.stages[stage].answered_by.posts[0]
    named = field.names or field.default
    return named if named in procedure.posts else next(iter(procedure.posts))


def _action(procedure: Procedure, due: str) -> Row:
    who = next(iter(procedure.posts))
    return {"row": "1", "action": "Sample.", "measure": "Sample.", "who": who, "due": due}
