"""The words of one message for what somebody is sent in a morning."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from slackapp.wording import called as words
from slackapp.wording import following, messages, opening
from slackapp.wording.filling import a, capital
from slackapp.wording.joint import noun
from slackapp.wording.lists import PARTS, heading
from slackapp.wording.times import by_date, moment
from workflows.local_words import Called
from workflows.notices import Line
from workflows.overview import Show
from workflows.rungs import stage_name

ALL_DONE = "Nothing here is asked of you any more."
ACTION, ACTIONS = "action", "actions"


def bundle(lines: tuple[Line, ...], called: Called) -> str:
    """Say how many there still are."""
    lines = tuple(line for line in lines if not line.over)
    if not lines:
        return ALL_DONE
    if all(line.number for line in lines):
        return f"{_number(lines, f'{ACTION} is', f'{ACTIONS} are')} due."
    if all(_is_my_reply(line) for line in lines):
        return f"{_number(lines, 'reply is', 'replies are')} asked of you."
    return f"{_together(lines, called)} you this morning."


def _together(lines: tuple[Line, ...], called: Called) -> str:
    """Count disputes and actions each as what they are, as App Home does."""
    disputes = [line for line in lines if not line.number]
    if len(disputes) == len(lines):
        return words.need_you(len(lines), called)
    count = words.number_of(len(disputes), called)
    return f"{count} and {_number([line for line in lines if line.number], ACTION, ACTIONS)} need"


def _number(lines: Sequence[Line], one: str, many: str) -> str:
    return f"{len(lines)} {one if len(lines) == 1 else many}"


def more_of_them(number: int) -> str:
    """Say how to open those that have no button."""
    return f"And {number} more. To open one, type /drp show and its reference."


def _is_my_reply(line: Line) -> bool:
    return line.mine and not line.number and noun(line) == "reply" and not line.to_stage


def place(line: Line) -> str:
    """Say where, as App Home does: of an action the reference only, and that it is followed up."""
    if line.number:
        return following.place(line.reference)
    return f"{line.reference}, {stage_name(line.stage)}"


def bundle_line(line: Line, *, past: bool) -> str:
    """Say one of several."""
    if line.over:
        return messages.OVER
    if line.number:
        return capital(following.is_due(line.number, line.due, late=past))
    what = a(noun(line))
    if line.to_stage:
        what = opening.a_noun(line.to_stage, agreement=not line.needs_more)
    whose = "you" if line.mine else f"the {line.post}"
    due = f"was due {by_date(line.due)}" if past else f"is due {by_date(line.due)}"
    return f"{capital(what)} from {whose} {due}."


def at_home(waits: Mapping[Show, int], at: datetime) -> str:
    """Say what stands on App Home, under its own headings: more than is due just now."""
    parts = ", ".join(heading(PARTS[show], number) for show, number in waits.items())
    return f"On App Home at {moment(at)}: {parts}."
