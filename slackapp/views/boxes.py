"""A form's questions as boxes: the same for every procedure, drawn from its file."""

from collections.abc import Iterator, Mapping
from datetime import date

from slackapp import ids
from slackapp.views import (
    answering,
    blocks,
    carrying,
    covered,
    elements,
    filled_in,
    helps,
    plan,
    siblings,
)
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.wording import raising as say
from slackapp.wording.filling import fill
from workflows.children import form_of
from workflows.due import LONDON
from workflows.forms import Value, asked
from workflows.procedure import RESPONDER
from workflows.questions import Form, FormField


def form(key: str, drawing: Drawing) -> list[Json]:
    """Draw the questions of one form that are asked at this stage, with these answers so far."""
    made = drawing.procedure.forms[form_of(key)]
    present = {name: _kept(key, name, each, drawing) for name, each in made.fields.items()}
    return [
        *helps.of_form(made, key),
        *helps.guidance(made, key),
        *_boxes(key, made, present, drawing),
    ]


def _boxes(key: str, made: Form, present: Mapping[str, Value], drawing: Drawing) -> Iterator[Json]:
    return (
        block
        for name, each in asked(made, present, drawing.stage).items()
        if drawing.stage or each.names != RESPONDER
        for block in _field(key, name, each, made, present[name], drawing)
    )


def _kept(key: str, name: str, each: FormField, drawing: Drawing) -> Value:
    """Give what stands in a box: what was typed into this very one, else its default."""
    filled = drawing.answers.get(key, {})
    if each.names == RESPONDER and drawing.stage:
        version, default = answering.fills_in(drawing)
        return filled.get(f"{name}~{version}", default)
    if each.begins_with_holder and drawing.found:
        default, _ = drawing.found_for(each.names)
        return filled.get(f"{name}~{_version(each, drawing)}", default)
    kept_as = f"{name}~{drawing.version}" if drawing.version else name
    return filled[kept_as] if kept_as in filled else _begins(each, drawing)


def _version(each: FormField, drawing: Drawing) -> str:
    """Give what tells this box from the same one at another stage, or about another person."""
    if each.names == RESPONDER:
        return answering.fills_in(drawing)[0]
    if each.begins_with_holder and drawing.found:
        found, begins = drawing.found_for(each.names)
        return f"{begins}.{found}"
    return drawing.version


def _begins(each: FormField, drawing: Drawing) -> Value:
    """Give what stands in a box before anybody touched it."""
    return carrying.begun(each, drawing.earlier, drawing.directory) or _default(each, drawing)


def _default(each: FormField, drawing: Drawing) -> str:
    match each.default:
        case "today":
            return drawing.now.astimezone(LONDON).date().isoformat()
        case "now":
            return drawing.now.replace(second=0, microsecond=0).isoformat()
        case "last_action":
            return _last_action(drawing)
        case post if post in drawing.procedure.posts:
            return drawing.holders.get(post, "")
        case option:
            return option


def _last_action(drawing: Drawing) -> str:
    """Give the last date of the actions that are agreed."""
    given = {**drawing.earlier, **drawing.answers}
    plans = (value for filled in given.values() for value in filled.values())
    rows = (row for plan in plans if isinstance(plan, list) for row in plan)
    return max((row.get("due", "") for row in rows if isinstance(row, dict)), default="")


def _field(
    key: str, name: str, each: FormField, made: Form, kept: Value, drawing: Drawing
) -> Iterator[Json]:
    if each.kind == "actions":
        yield from plan.rows(key, name, each, drawing)
        return
    if each.kind == "shown":
        yield from filled_in.shown(key, name, each, drawing)
        return
    each = _as_asked(name, each, drawing)
    yield blocks.input_block(
        siblings.label(fill(each.label, drawing.words), key, drawing.meta),
        _element(name, each, kept, drawing),
        ids.block(key, name, version=_version(each, drawing)),
        hint=helps.of_field(name, each, made, drawing.procedure),
        optional=not each.required,
        redraws=_redraws(name, each, made),
    )
    yield from _below(key, name, each, kept, drawing)


def _as_asked(name: str, each: FormField, drawing: Drawing) -> FormField:
    """Give the question; a gate is asked in other words of whoever it is asked of."""
    gate = drawing.gate
    own = gate.own if gate and drawing.holders.get(gate.of) == drawing.person else None
    if own is None or gate is None or name not in gate.must:
        return each
    return each.model_copy(update={"label": own.label, "help": own.help})


def _redraws(name: str, each: FormField, made: Form) -> bool:
    """Does an answer here change what else stands in the form?"""
    others_ask = any(name in other.asked_if for other in made.fields.values())
    shows_more = any(option.examples for option in each.options.values()) or each.counts_back
    fills_in = bool(each.names) and each.names != RESPONDER
    return others_ask or bool(shows_more) or fills_in


def _element(name: str, each: FormField, kept: Value, drawing: Drawing) -> Json:
    text = kept if isinstance(kept, str) else ""
    several = [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []
    match each.kind:
        case "text" | "long":
            return elements.text_box(text, each.longest, multiline=each.kind == "long")
        case "number":
            return elements.number_box(text)
        case "email":
            return elements.email_box(text)
        case "date":
            return elements.date_box(text)
        case "moment":
            return elements.moment_box(text)
        case "person":
            return elements.person_box(text, drawing.directory, drawing.procedure)
        case "one":
            options = _options(name, each, drawing)
            return (elements.menu_box if each.layout == "menu" else elements.radio_box)(
                options, text
            )
        case _:
            return elements.tick_box(_options(name, each, drawing), several)


def _options(name: str, each: FormField, drawing: Drawing) -> list[Json]:
    """Give the answers to choose from. A gate can also be left open; at raising it has no no."""
    options = [
        blocks.option(option.label, value, option.help) for value, option in each.options.items()
    ]
    if drawing.gate is None or name not in drawing.gate.must:
        return options
    if drawing.raising:
        options = [each for each in options if each["value"] == drawing.gate.must[name]]
    return [*options, blocks.option(say.NOT_YET, ids.NOT_YET)]


def _nobody_found(each: FormField, drawing: Drawing) -> str:
    """Say that a box is empty because the people list finds nobody for whom it is about."""
    if not (each.begins_with_holder and drawing.found):
        return ""
    found, begins = drawing.found_for(each.names)
    if found or not begins:
        return ""
    post = drawing.procedure.posts[each.names].title
    return say.nobody_above(post, drawing.directory.name(begins))


def _below(key: str, name: str, each: FormField, kept: Value, drawing: Drawing) -> Iterator[Json]:
    """Small lines under a box: a category's examples, dates worked back, a gap in the ladder."""
    below = f"{key}.{name}-below"
    if each.prompts:
        yield helps.prompts(each, f"{key}.{name}-prompts")
    if kept == ids.NOT_YET and drawing.raising:
        yield blocks.context(say.NOT_YET_HELP, below)
    if isinstance(kept, str) and kept in each.options and each.options[kept].examples:
        option = each.options[kept]
        yield blocks.context(say.examples(option.label, option.examples), below)
    if each.counts_back and isinstance(kept, str) and kept:
        yield blocks.context(helps.worked_back(each, date.fromisoformat(kept), drawing), below)
    if note := drawing.notes.get(each.names) or _nobody_found(each, drawing):
        yield blocks.context(blocks.escape(note), below)
    if each.names == RESPONDER:
        for line in covered.chosen(str(kept), drawing):
            yield blocks.context(blocks.escape(line), f"{key}.{name}-away")
        yield from answering.below(drawing, below)
