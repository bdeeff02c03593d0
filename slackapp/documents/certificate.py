"""The certificate of destruction, as a page to read; the data beside it is what is signed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from slackapp.documents.paper import Heading, Lines, Paper, Part, Table, plain
from slackapp.wording import certificate as say
from slackapp.wording import retention, times
from workflows.retention.plans import Act, Type, Why

Content = Mapping[str, Any]


def paper(content: Content) -> Paper:
    """Give the whole document."""
    return Paper(
        title=say.TITLE,
        subtitle=say.of_plan(content["plan"]),
        parts=tuple(_parts(content)),
        foot=say.checksum(content["checksum"]),
    )


def _parts(content: Content) -> Iterator[Part]:
    yield from _table(say.WHO, (say.WHAT, say.BY, say.ACCOUNT, say.WHEN), [
        (say.STEPS[act], content[act]["by"], content[act]["account"], _moment(content[act]["at"]))
        for act in (Act.PLANNED, Act.APPROVED, Act.BEGUN)
    ])  # fmt: skip
    yield from _table(say.DESTROYED, (say.WHAT, say.WHICH, say.RULE, say.FROM, say.WHEN), [
        (
            retention.TYPES[Type(each["type"])],
            each["reference"] or each["id"],
            each["rule"],
            _moment(each["counted_from"]),
            _moment(each["destroyed_at"]),
        )
        for each in content["destroyed"]
    ])  # fmt: skip
    yield from _table(say.STAYED, (say.WHAT, say.WHICH, say.RULE, say.WHY), [
        (
            retention.TYPES[Type(each["type"])],
            each["reference"] or each["id"],
            each["rule"],
            retention.WHY[Why(each["why"])],
        )
        for each in content["stayed"]
    ])  # fmt: skip
    backups = content["backups"]
    until = times.day(date.fromisoformat(backups["delete_by"]))
    yield Heading(level=1, text=say.STILL_HELD)
    yield Lines(lines=(say.backups(_moment(backups["made_before"]), until), say.NOT_REACHED))


def _moment(text: str) -> str:
    return times.moment(datetime.fromisoformat(text))


def _table(name: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[Part]:
    yield Heading(level=1, text=name)
    if rows:
        cells = tuple(tuple(map(plain, row)) for row in rows)
        yield Table(name=name, heads=heads, rows=cells)
    else:
        yield Lines(lines=(say.NOTHING,))
