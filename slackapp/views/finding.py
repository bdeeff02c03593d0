"""The boxes in which somebody says what they look for: one at first, the others when asked for.

What is typed stays in its box, and in no id.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from slackapp import ids
from slackapp.views import blocks, elements
from slackapp.views.blocks import Json
from slackapp.wording import finding as say
from slackapp.wording.filling import capital
from workflows import category
from workflows.procedure import Procedure
from workflows.rungs import stage_name
from workflows.use_cases.finding import Wanted

#: Characters of a reference, a case number or a name, however it is typed.
LONGEST_FIND = 60
#: Of a category, or a stage: none is left out.
ANY = "any"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What there is to choose from: keys, each with its words."""

    categories: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)


NO_CHOICES = Choices()


def choices_of(procedures: Iterable[Procedure]) -> Choices:
    """Give the categories and the stages of these procedures."""
    every = list(procedures)
    stages = {key: capital(stage_name(key)) for each in every for key in each.stages}
    return Choices(categories=category.to_choose(every), stages=stages)


def text_box(wanted: Wanted, hint: str = say.FIND_HELP) -> Json:
    """Draw the box for a reference, a case number or a name, with a hint of what is looked for."""
    text = elements.text_box(wanted.text, LONGEST_FIND, multiline=False)
    return _box(say.FIND, ids.FIND_FIELD, text, hint)


def boxes(wanted: Wanted, choices: Choices, *, more: bool) -> Iterator[Json]:
    """Draw the boxes with what stands in them."""
    yield text_box(wanted)
    if not more:
        yield from blocks.actions([blocks.button(say.MORE, ids.LIST_MORE)], "more")
        return
    if choices.categories:
        menu = _menu(choices.categories, wanted.category)
        yield _box(say.CATEGORY, ids.FIND_CATEGORY, menu)
    yield _box(say.STAGE, ids.FIND_STAGE, _menu(choices.stages, wanted.stage))
    yield _box(say.SINCE, ids.FIND_SINCE, _date(wanted.since))
    yield _box(say.UNTIL, ids.FIND_UNTIL, _date(wanted.until))


def _box(label: str, name: str, element: Json, hint: str = "") -> Json:
    block_id = ids.block(ids.FIND_FORM, name)
    return blocks.input_block(label, element, block_id, hint=hint, optional=True)


def _menu(words: Mapping[str, str], chosen: str) -> Json:
    options = [blocks.option(label, key) for key, label in words.items()]
    return elements.menu_box([blocks.option(say.ANY, ANY), *options], chosen or ANY)


def _date(day: date | None) -> Json:
    return elements.date_box(day.isoformat() if day else "")
