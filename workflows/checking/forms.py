"""Forms and fields: their names agree, and every form is asked somewhere."""

from collections.abc import Iterator

from workflows import own_forms
from workflows.checking.finding import Path, Problem, each_choice, named
from workflows.checking.joint import each_who
from workflows.procedure import RESPONDER, Procedure
from workflows.questions import Form, FormField

Asked = list[tuple[Path, tuple[str, ...]]]


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with forms, and with names of forms."""
    yield from _fields(procedure)
    yield from _asked_somewhere(procedure)
    yield from _raising(procedure)
    yield from _gates(procedure)


def _fields(procedure: Procedure) -> Iterator[Problem]:
    everywhere = {f"{key}.{name}" for key, form in procedure.forms.items() for name in form.fields}
    for key, form in procedure.forms.items():
        for name, field in form.fields.items():
            path: Path = ("forms", key, "fields", name)
            yield from named((*path, "at"), field.at, procedure.stages, "stage")
            yield from _asked_if(path, field, form)
            if field.names:
                known = [*procedure.posts, RESPONDER]
                yield from named((*path, "names"), [field.names], known, "post")
            if field.carry and field.carry not in everywhere:
                yield ((*path, "carry"), f'There is no field "{field.carry}".', "Write form.field.")
            if field.kind in ("one", "many", "tick") and not field.options:
                yield path, f"A {field.kind} field needs options.", "Add options: here."


def _asked_if(path: Path, field: FormField, form: Form) -> Iterator[Problem]:
    yield from named((*path, "asked_if"), field.asked_if, form.fields, "field here")
    for name, values in field.asked_if.items():
        if name in form.fields:
            yield from named((*path, "asked_if", name), values, form.fields[name].options, "answer")


def _asked_somewhere(procedure: Procedure) -> Iterator[Problem]:
    """A form that nothing asks may be meant where one is named that is not there."""
    asked = _asked(procedure)
    not_there = [
        problem
        for where, names in (*asked, *_shown(procedure))
        for problem in named(where, names, procedure.forms, "form")
    ]
    yield from not_there
    for where, names in _shown(procedure):
        if not names:
            yield where, "Nothing is shown here.", "Write at least one form."
    used = own_forms.NAMES | {*(name for _, names in asked for name in names)}
    for key in () if not_there else procedure.forms.keys() - used:
        yield ("forms", key), "No rule asks this form.", "Name it under form:, or take it away."


def _asked(procedure: Procedure) -> Asked:
    asked: Asked = [(("raising", "form"), procedure.raising.form)]
    asked += [(("stages", key, "form"), stage.form) for key, stage in procedure.stages.items()]
    asked += [(("gates", key, "form"), (gate.form,)) for key, gate in procedure.gates.items()]
    asked += [((*path, "sign"), (who.sign,)) for path, who in each_who(procedure) if who.sign]
    asked += [((*path, "form"), choice.form) for path, choice in each_choice(procedure)]
    asked += [(("apart", key, "form"), rule.form) for key, rule in procedure.apart.items()]
    return asked


def _shown(procedure: Procedure) -> Asked:
    shown: Asked = [(("steps", key, "shows"), s.shows.forms) for key, s in procedure.steps.items()]
    beside = [(path, choice.shows) for path, choice in each_choice(procedure)]
    return shown + [((*path, "shows"), shows.forms) for path, shows in beside if shows]


def _raising(procedure: Procedure) -> Iterator[Problem]:
    asked: list[Form] = [
        procedure.forms[name] for name in procedure.raising.form if name in procedure.forms
    ]
    fields = {name: field for form in asked for name, field in form.fields.items()}
    raising = procedure.raising
    if raising.limit or raising.counted_from:
        yield from named(("raising", "counted_from"), [raising.counted_from], fields, "field")
    named_by = {field.names for field in fields.values() if field.names}
    all_there = procedure.forms.keys() >= set(raising.form)
    if all_there and named_by <= {*procedure.posts, RESPONDER}:
        yield from _who_answers(procedure, list(fields.values()))


def _who_answers(procedure: Procedure, fields: list[FormField]) -> Iterator[Problem]:
    """One person who answers is asked for; of several, each that nobody is found for is."""
    asks = [field for field in fields if field.names == RESPONDER]
    for key, stage in procedure.stages.items():
        times = sum(not field.at or key in field.at for field in asks)
        if stage.answered_by.together and times:
            yield (
                ("stages", key, "answered_by"),
                "The forms of raising ask for one person who answers here, and several do.",
                "Say at: on that field, without this stage.",
            )
    one_answers = any(not stage.answered_by.together for stage in procedure.stages.values())
    if len(asks) != 1 and (asks or one_answers):
        yield (
            ("raising", "form"),
            "The forms of raising do not ask once who will answer.",
            "Give one person field names: responder.",
        )


def _gates(procedure: Procedure) -> Iterator[Problem]:
    for key, gate in procedure.gates.items():
        path: Path = ("gates", key)
        yield from named((*path, "of"), [gate.of], procedure.posts, "post")
        if gate.form not in procedure.forms:
            continue
        fields = procedure.forms[gate.form].fields
        for name, value in gate.must.items():
            if name not in fields or value not in fields[name].options:
                yield (
                    (*path, "must"),
                    f'"{name}: {value}" is no answer of this form.',
                    "Write a field of the form and one of its options.",
                )
