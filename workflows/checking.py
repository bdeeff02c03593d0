"""What a procedure must satisfy beyond its schema: names that agree, limits, words that fit."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources

from workflows.procedure import (
    ANYONE,
    NEXT_STAGE,
    RESPONDER,
    STAY,
    Choice,
    Form,
    Part,
    Procedure,
    Rule,
    Step,
    stage_name,
)

Path = tuple[str | int, ...]
#: Where it is, what is wrong, what would be right.
Problem = tuple[Path, str, str]

OURS = "ours"
#: A reference as long as every reference is, to see whether words fit with it.
SAMPLE = "DRP-0000-00"


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Give everything that is wrong with *procedure*, from its data alone."""
    for check in _CHECKS:
        yield from check(procedure)


@cache
def clause_ids() -> frozenset[str]:
    """Give the ids of the clauses and open questions that a rule may cite."""
    table = resources.files("workflows") / "procedures" / "clauses.csv"
    with table.open(encoding="utf-8") as file:
        return frozenset(row["id"] for row in csv.DictReader(file))


def _named(path: Path, names: Iterable[str], known: Iterable[str], kind: str) -> Iterator[Problem]:
    known = list(known)
    for name in names:
        if name not in known:
            yield path, f'There is no {kind} "{name}".', f"Write one of {', '.join(known)}."


def _sources(procedure: Procedure) -> Iterator[Problem]:
    for path, rule in _rules(procedure, ()):
        for source in rule.source:
            if source != OURS and source not in clause_ids():
                yield (
                    (*path, "source"),
                    f'There is no clause "{source}".',
                    'Write an id of clauses.csv, or "ours".',
                )


def _rules(part: object, path: Path) -> Iterator[tuple[Path, Rule]]:
    """Walk the whole file and give each rule with the way to it."""
    if isinstance(part, Rule):
        yield path, part
    if isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from _rules(item, (*path, index))
    elif isinstance(part, dict):
        for key, item in part.items():
            yield from _rules(item, (*path, key))
    elif isinstance(part, Part):
        for name in type(part).model_fields:
            yield from _rules(getattr(part, name), (*path, name))


def _posts(procedure: Procedure) -> Iterator[Problem]:
    posts = list(procedure.posts)
    for key, post in procedure.posts.items():
        below = [post.line_manager_of] if post.line_manager_of else []
        yield from _named(("posts", key, "line_manager_of"), below, posts, "post")
    silence = procedure.silence
    yield from _named(("silence", "decides"), [silence.decides], posts, "post")
    yield from _named(("silence", "stands_in"), [silence.stands_in], posts, "post")
    yield from _named(("raising", "by"), procedure.raising.by, posts, "post")
    for key, stage in procedure.stages.items():
        yield from _named(("stages", key, "answered_by"), stage.answered_by, posts, "post")
    for key, step in procedure.steps.items():
        yield from _named(("steps", key, "by"), step.by, [*posts, RESPONDER], "post")
    for path, choice in _choices(procedure):
        by = choice.by or ()
        yield from _named((*path, "by"), by, [*posts, RESPONDER, ANYONE], "post")
        for notice in choice.tell:
            yield from _named((*path, "tell"), notice.to, posts, "post")
    for key, end in procedure.ends.items():
        for notice in end.tell:
            yield from _named(("ends", key, "tell"), notice.to, posts, "post")


def _choices(procedure: Procedure) -> Iterator[tuple[Path, Choice]]:
    for key, step in procedure.steps.items():
        for name, choice in step.choices.items():
            yield ("steps", key, "choices", name), choice
    for place in ("choices", "any_time"):
        for name, choice in getattr(procedure, place).items():
            yield (place, name), choice


def _forms(procedure: Procedure) -> Iterator[Problem]:
    forms, stages = list(procedure.forms), list(procedure.stages)
    for key, form in procedure.forms.items():
        for name, field in form.fields.items():
            path: Path = ("forms", key, "fields", name)
            yield from _named((*path, "at"), field.at, stages, "stage")
            yield from _named((*path, "asked_if"), field.asked_if, form.fields, "field here")
            if field.names:
                known = [*procedure.posts, RESPONDER]
                yield from _named((*path, "names"), [field.names], known, "post")
            if field.carry and field.carry not in _fields(procedure):
                yield ((*path, "carry"), f'There is no field "{field.carry}".', "Write form.field.")
            if field.kind in ("one", "many", "tick") and not field.options:
                yield path, f"A {field.kind} field needs options.", "Add options: here."
    asked: list[tuple[Path, tuple[str, ...]]] = [(("raising", "form"), procedure.raising.form)]
    asked += [(("stages", key, "form"), stage.form) for key, stage in procedure.stages.items()]
    asked += [(("gates", key, "form"), (gate.form,)) for key, gate in procedure.gates.items()]
    asked += [((*path, "form"), choice.form) for path, choice in _choices(procedure)]
    for where, names in asked:
        yield from _named(where, names, forms, "form")
    for key, step in procedure.steps.items():
        yield from _named(("steps", key, "shows"), step.shows.forms, forms, "form")
    used = {name for _, names in asked for name in names}
    for key in procedure.forms:
        if key not in used:
            yield ("forms", key), "No rule asks this form.", "Name it under form:, or take it away."


def _fields(procedure: Procedure) -> set[str]:
    return {f"{key}.{name}" for key, form in procedure.forms.items() for name in form.fields}


def _raising(procedure: Procedure) -> Iterator[Problem]:
    asked: list[Form] = [
        procedure.forms[name] for name in procedure.raising.form if name in procedure.forms
    ]
    fields = {name: field for form in asked for name, field in form.fields.items()}
    yield from _named(
        ("raising", "counted_from"), [procedure.raising.counted_from], fields, "field"
    )
    if sum(field.names == RESPONDER for field in fields.values()) != 1:
        yield (
            ("raising", "form"),
            "The forms of raising do not ask once who will answer.",
            "Give one person field names: responder.",
        )


def _gates(procedure: Procedure) -> Iterator[Problem]:
    for key, gate in procedure.gates.items():
        path: Path = ("gates", key)
        yield from _named((*path, "of"), [gate.of], procedure.posts, "post")
        fields = procedure.forms[gate.form].fields if gate.form in procedure.forms else {}
        for name, value in gate.must.items():
            if name not in fields or value not in fields[name].options:
                yield (
                    (*path, "must"),
                    f'"{name}: {value}" is no answer of this form.',
                    "Write a field of the form and one of its options.",
                )


def _ladder(procedure: Procedure) -> Iterator[Problem]:
    for key, stage in procedure.stages.items():
        path: Path = ("stages", key)
        yield from _named((*path, "gates"), stage.gates, procedure.gates, "gate")
        yield from _named((*path, "steps"), stage.steps, procedure.steps, "step")
        agreed = stage.answer_within.agreed
        if agreed and agreed not in _fields_of(procedure, stage.form):
            yield (
                (*path, "answer_within"),
                f'Nothing asks for "{agreed}" before this stage opens.',
                "Put the field into the stage's form.",
            )
        for name in stage.steps:
            if name in procedure.steps:
                yield from _ways_on(procedure, key, name)
    used = {name for stage in procedure.stages.values() for name in stage.steps}
    for name in procedure.steps:
        if name not in used:
            yield ("steps", name), "No stage uses this step.", "Name it under steps: of a stage."


def _fields_of(procedure: Procedure, forms: Iterable[str]) -> set[str]:
    return {name for key in forms if key in procedure.forms for name in procedure.forms[key].fields}


def _ways_on(procedure: Procedure, stage: str, step: str) -> Iterator[Problem]:
    """Look at one step as it stands in one stage: where its choices lead, and its limit."""
    path: Path = ("steps", step)
    here = procedure.steps[step]
    yield from _named((*path, "also"), here.also, procedure.choices, "choice")
    if not _has_limit(here):
        yield path, "This step has no limit.", "Add limit:, so that it cannot be forgotten."
    places = {STAY, NEXT_STAGE, *procedure.stages[stage].steps, *procedure.ends}
    offered = {(*path, "choices", name): choice for name, choice in here.choices.items()}
    shared = [name for name in here.also if name in procedure.choices]
    offered |= {("choices", name): procedure.choices[name] for name in shared}
    for way, choice in offered.items():
        yield from _named((*way, "at"), choice.at, procedure.stages, "stage")
        if choice.at and stage not in choice.at:
            continue
        yield from _named((*way, "to"), [choice.to], sorted(places), "place")
        if choice.to == NEXT_STAGE and procedure.stage_after(stage) is None:
            yield (
                way,
                f'"{way[-1]}" leads above {stage}, and there is no stage above it.',
                "Say at: for the stages where it is offered.",
            )


def _has_limit(step: Step) -> bool:
    return step.limit is not None or RESPONDER in step.by


def _safety(procedure: Procedure) -> Iterator[Problem]:
    alert = procedure.any_time.get("safety_alert")
    if alert is None or alert.by != (ANYONE,) or alert.to != STAY or not alert.tell:
        yield (
            ("any_time",),
            "There is no safety_alert by anyone, to stay, that tells somebody.",
            "Add it: a child may be at immediate risk at any time.",
        )


def _words(procedure: Procedure) -> Iterator[Problem]:
    """Check templates, and that what people read fits into Slack."""
    widest = _widest(procedure)
    for path, choice in _choices(procedure):
        words = {**widest, "button": choice.button}
        for name, longest in _CHOICE_SIZES.items():
            yield from _fits((*path, name), getattr(choice, name), longest, words)
    for key, step in procedure.steps.items():
        if step.one_form:
            for name, longest in {"button": 75, "title": 24, "says": 24}.items():
                path = ("steps", key, "one_form", name)
                yield from _fits(path, getattr(step.one_form, name), longest, widest)
    for key, form in procedure.forms.items():
        for name, field in form.fields.items():
            path = ("forms", key, "fields", name)
            yield from _fits((*path, "label"), field.label, 2000, widest)
            for value, option in field.options.items():
                yield from _fits((*path, "options", value, "label"), option.label, 75, widest)


#: What Slack takes: https://docs.slack.dev/reference/block-kit/blocks
_CHOICE_SIZES = {
    "says": 24,
    "sent": 24,
    "title": 24,
    "button": 75,
    "label": 75,
    "help": 75,
    "intro": 2000,
    "outro": 2000,
    "spent": 2000,
    "done": 300,
    "mark": 300,
    "asked": 300,
}


def _widest(procedure: Procedure) -> dict[str, str]:
    """Fill templates with the longest words that can stand there."""
    stage = max((stage_name(key) for key in procedure.stages), key=len)
    post = max((post.title for post in procedure.posts.values()), key=len)
    return {
        "reference": SAMPLE,
        "stage": stage,
        "Stage": stage,
        "next_stage": stage,
        "next_post": post,
        "post": post,
        "Post": post,
        "what": "reply",
        "who": "you",
        "Who": "You",
    }


def _fits(path: Path, words: str, longest: int, widest: dict[str, str]) -> Iterator[Problem]:
    for name in re.findall(r"\{(\w*)\}", words):
        if name not in widest:
            yield path, f'"{{{name}}}" is not filled in here.', "Take it away."
    filled = re.sub(r"\{(\w*)\}", lambda found: widest.get(found[1], found[0]), words)
    if len(filled) > longest:
        yield (
            path,
            f'"{words}" can be {len(filled)} characters long; Slack takes {longest}.',
            "Say it in fewer words.",
        )


_CHECKS: tuple[Callable[[Procedure], Iterator[Problem]], ...] = (
    _sources,
    _posts,
    _forms,
    _raising,
    _gates,
    _ladder,
    _safety,
    _words,
)
