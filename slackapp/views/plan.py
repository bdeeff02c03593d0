"""A SMART action plan (S1-83): rows, each with its own number, so that text stays with its row."""

from collections.abc import Iterator, Mapping

from slackapp import ids
from slackapp.views import blocks, carrying, elements
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.wording import acting as say
from workflows.forms import ACTION_PARTS, MOST_ACTIONS, Answers
from workflows.questions import FormField


def rows(key: str, name: str, each: FormField, drawing: Drawing) -> Iterator[Json]:
    """Draw the rows of a plan: each with its own number, so that text stays with its row."""
    if each.help:
        yield blocks.context(each.help, f"{key}.{name}-help")
    begun = carrying.begun(each, drawing.earlier, drawing.directory)
    kept = drawing.answers.get(key, {}).get(name, begun)
    typed = {row["row"]: row for row in kept if isinstance(row, dict)}
    for number, row in enumerate(drawing.meta.rows, start=1):
        yield _row_head(key, name, number, row, several=len(drawing.meta.rows) > 1)
        boxes = _row(key, name, number, typed.get(str(row), {"row": str(row)}), drawing)
        yield from ({**box, "optional": not each.required} for box in boxes)
    if len(drawing.meta.rows) < MOST_ACTIONS:
        yield from blocks.actions([blocks.button(say.ADD_ACTION, ids.ROW_ADD)], f"{key}-rows")
    else:
        yield blocks.context(say.ENOUGH_ACTIONS, f"{key}-rows")


def rows_of(answers: Answers) -> tuple[int, ...]:
    """Give the numbers of the rows of a plan in answers, if there is one."""
    plans = (value for filled in answers.values() for value in filled.values())
    rows = (row for plan in plans if isinstance(plan, list) for row in plan)
    return tuple(int(row["row"]) for row in rows if isinstance(row, dict))


def _row_head(key: str, name: str, number: int, row: int, *, several: bool) -> Json:
    remove = blocks.button(
        say.REMOVE, ids.ROW_REMOVE, value=str(row), label=say.remove_label(number)
    )
    remove["confirm"] = {
        "title": blocks.plain(say.remove_title(number)),
        "text": blocks.plain(say.REMOVE_TEXT),
        "confirm": blocks.plain(say.REMOVE_YES),
        "deny": blocks.plain(say.REMOVE_NO),
    }
    head = f"*{say.action(number)}*"
    return blocks.section(head, f"{key}.{name}-{row}", remove if several else None)


def _row(
    key: str, name: str, number: int, row: Mapping[str, str], drawing: Drawing
) -> Iterator[Json]:
    """Draw one action; hints stand in the first only, and whoever replies is filled in there."""
    me = drawing.person if number == 1 else ""
    boxes: dict[str, tuple[str, str, Json]] = {
        "action": (say.WHAT_DONE, say.WHAT_DONE_HELP, _part_box(row, "action")),
        "measure": (say.HOW_KNOWN, say.HOW_KNOWN_HELP, _part_box(row, "measure")),
        "who": (
            say.WHO,
            "",
            elements.person_box(row.get("who", me), drawing.directory, drawing.procedure),
        ),
        "due": (say.BY_WHEN, "", elements.date_box(row.get("due", ""))),
    }
    for part, (label, hint, element) in boxes.items():
        yield blocks.input_block(
            label,
            element,
            ids.block(key, name, row=row["row"], part=part),
            hint=hint if number == 1 else "",
        )


def _part_box(row: Mapping[str, str], part: str) -> Json:
    longest = ACTION_PARTS[part] or 0
    return elements.text_box(row.get(part, ""), longest, multiline=part == "action")
