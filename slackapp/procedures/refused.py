"""What Slack has no room for, or would refuse, of what is drawn: on the lines of the file."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

from slackapp.block_kit import Code
from slackapp.block_kit import Problem as Trouble
from slackapp.block_kit import problems as troubles
from slackapp.procedures.cut import cut_short
from slackapp.procedures.drawn import Drawn
from slackapp.procedures.written import written
from slackapp.views.blocks import Cut, Json
from slackapp.wording import refused as say
from workflows.checking import Path, Problem
from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class _Refused:
    """One part of one form that Slack would refuse."""

    drawn: Drawn
    trouble: Trouble

    @property
    def part(self) -> Any:
        """The part as Slack is sent it."""
        part = reduce(_inside, _names(self.trouble.pointer), self.drawn.view)
        return part.whole if isinstance(part, Cut) else part

    @property
    def place(self) -> str:
        """What kind of part it is: "header.text.text" is the words of a heading."""
        names = _names(self.trouble.pointer)
        kinds = [name for name in names if not name.isdigit()]
        if names[:1] == ["blocks"] and len(names) > 1:
            kinds[0] = self.drawn.view["blocks"][int(names[1])]["type"]
        return ".".join(kinds)

    @property
    def size(self) -> int:
        """How long, or how many."""
        return len(self.part) if isinstance(self.part, str | list) else 0

    @property
    def sense(self) -> str:
        """What is wrong: words that are too long are so wherever they stand."""
        code = self.trouble.code
        return code if code is Code.TOO_LONG else f"{code} {self.place}"

    @property
    def excess(self) -> tuple[int, int]:
        """How far it is from right: the least that Slack takes, then the size."""
        return -self.trouble.most, self.size


#: Blocks of a form that stay free for what the app says on the day: that an answer is late, that
#: a date was moved, who covers for whom.
ROOM = 8
MOST_BLOCKS = 100


def problems(procedure: Procedure, views: Collection[Drawn]) -> Iterator[Problem]:
    """Find what Slack would refuse, each once for its line and sense, at its worst."""
    worst: dict[tuple[Path, str], _Refused] = {}
    for each in _refused(views):
        about = (_path(procedure, each), each.sense)
        if about not in worst or worst[about].excess < each.excess:
            worst[about] = each
    for (path, _), each in worst.items():
        yield (path, *_said(each))
    yield from _crowded(views)


def _crowded(views: Iterable[Drawn]) -> Iterator[Problem]:
    """Find forms that Slack takes, with less room left than is kept free, each at its worst."""
    worst: dict[Path, int] = {}
    for each in views:
        if MOST_BLOCKS - ROOM < each.blocks <= MOST_BLOCKS and "title" in each.view:
            worst[each.path] = max(each.blocks, worst.get(each.path, 0))
    for path, blocks in worst.items():
        yield (path, *say.too_little_room(blocks, MOST_BLOCKS, ROOM))


def _refused(views: Iterable[Drawn]) -> Iterator[_Refused]:
    """Give each part that is refused once, in however many forms it stands."""
    seen = set[str]()
    for drawn in views:
        for trouble in (*troubles(drawn.view), *cut_short(drawn.view)):
            each = _Refused(drawn=drawn, trouble=trouble)
            if (about := f"{trouble.code} {each.part}") not in seen:
                seen.add(about)
                yield each


def _path(procedure: Procedure, each: _Refused) -> Path:
    """Give the way to the words that are too long, to what is too many, else to what is drawn."""
    match each.trouble.code:
        case Code.TOO_LONG:
            found = written(procedure, str(each.part))
        case Code.TOO_MANY if each.place != "blocks":
            found = _place_of(procedure, each.part[each.trouble.most])
        case _:
            found = ()
    return found or each.drawn.path


def _place_of(procedure: Procedure, one: Json) -> Path:
    """Give the way to the place of the file where one button, or answer, stands with others."""
    if one.get("value") in procedure.stages:
        return ("stages",)
    return written(procedure, one["text"]["text"])[:-2]


def _said(each: _Refused) -> tuple[str, str]:
    """Say what is wrong, and what would be right."""
    size, most = each.size, each.trouble.most
    match each.trouble.code:
        case Code.TOO_LARGE:
            return say.too_large(most)
        case Code.TOO_MANY if each.place == "blocks":
            return say.too_many_blocks(size, most)
        case Code.TOO_MANY:
            return say.too_many(each.place, size, most)
        case Code.TOO_LONG:
            return say.too_long(each.place, size, most)
        case Code.DUPLICATE:
            return say.twice()
        case _:
            return say.otherwise(each.trouble.message)


def _names(pointer: str) -> list[str]:
    return pointer.split("/")[1:]


def _inside(part: Any, name: str) -> Any:
    return part[int(name)] if isinstance(part, list) else part[name]
