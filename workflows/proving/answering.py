"""Answers to try a procedure with: one complete set, varied only where a rule asks about it."""

from collections.abc import Iterator, Mapping
from itertools import product

from workflows import forms
from workflows.commands import Here
from workflows.forms import Answers, Filled, Row, Value
from workflows.procedure import RESPONDER, Gate, Procedure
from workflows.questions import Form, FormField
from workflows.working_calendar import LONDON

#: What must stand in some fields, by name; every other field takes its usual answer.
Wanted = Mapping[str, str]


def usual(
    procedure: Procedure, keys: tuple[str, ...], stage: str, here: Here, wanted: Wanted
) -> Answers:
    """Fill these forms in, completely, as they are asked at this stage."""
    return {key: _filled(procedure, procedure.forms[key], stage, here, wanted) for key in keys}


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


def before_opening(procedure: Procedure, stage: str, here: Here) -> Iterator[Answers]:
    """Give what can be recorded before a stage opens: its form, and its gates met and not."""
    form = procedure.stages[stage].form
    for wanted in of_facts(procedure, form):
        asked = usual(procedure, form, stage, here, wanted)
        for gates in _of_gates(procedure, stage, here):
            yield {**asked, **gates}


def _of_gates(procedure: Procedure, stage: str, here: Here) -> Iterator[Answers]:
    """Give each gate met; then, of each in turn, the answer that does not open the stage."""
    gates = [procedure.gates[name] for name in procedure.stages[stage].gates]
    met = {gate.form: _at_gate(procedure, gate, stage, here, gate.must) for gate in gates}
    yield met
    for gate in gates:
        for field, needed in gate.must.items():
            options = procedure.forms[gate.form].fields[field].options
            for other in [value for value in options if value != needed][:1]:
                no = {**gate.must, field: other}
                yield {**met, gate.form: _at_gate(procedure, gate, stage, here, no)}


def _at_gate(procedure: Procedure, gate: Gate, stage: str, here: Here, said: Wanted) -> Filled:
    """A gate is the word of whoever it is asked of."""
    form = procedure.forms[gate.form]
    people = {name: gate.of for name, field in form.fields.items() if field.kind == "person"}
    return _filled(procedure, form, stage, here, {**people, **said})


def _filled(procedure: Procedure, form: Form, stage: str, here: Here, wanted: Wanted) -> Filled:
    """Answer until nothing more is asked: an answer may bring further questions."""
    filled: dict[str, Value] = {}
    while open_ := [name for name in forms.asked(form, filled, stage) if name not in filled]:
        for name in open_:
            filled[name] = _answer(procedure, form.fields[name], stage, here, wanted.get(name))
    return filled


def _answer(
    procedure: Procedure, field: FormField, stage: str, here: Here, wanted: str | None
) -> Value:
    today = here.now.astimezone(LONDON).date()
    tomorrow = here.calendar.shift(today, 1).isoformat()
    match field.kind:
        case "one":
            return wanted or next(iter(field.options))
        case "many" | "tick":
            return [wanted or next(iter(field.options))]
        case "person":
            return wanted or _person(procedure, field, stage)
        case "date":
            return today.isoformat() if field.must_be == "past" else tomorrow
        case "moment":
            return here.now.isoformat()
        case "actions":
            return [_action(procedure, tomorrow)]
        case "email":
            return "sample@example.org"
        case _:
            return "1"  # it is a number, too, and fits into any box


def _person(procedure: Procedure, field: FormField, stage: str) -> str:
    if field.names == RESPONDER:
        return procedure.stages[stage].answered_by.posts[0]
    named = field.names or field.default
    return named if named in procedure.posts else next(iter(procedure.posts))


def _action(procedure: Procedure, due: str) -> Row:
    who = next(iter(procedure.posts))
    return {"row": "1", "action": "Sample.", "measure": "Sample.", "who": who, "due": due}
