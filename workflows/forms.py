"""Checking what was typed against the fields that a form asks. Pure; sentences are elsewhere."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from workflows.boxes import Box, Problem, Why
from workflows.due import LONDON
from workflows.questions import Form, FormField
from workflows.working_calendar import LAST_YEAR

#: One row of an action plan: its own name (never used again), and the four parts.
Row = dict[str, str]
Value = str | list[str] | list[Row]
#: What one form holds: field by field. A date is ``2026-11-30``, a moment ISO 8601 in UTC.
Filled = Mapping[str, Value]
#: What a command brings: form by form.
Answers = Mapping[str, Filled]

#: The parts of an action and the longest text of each; None: not a text.
ACTION_PARTS: Mapping[str, int | None] = {"action": 1000, "measure": 300, "who": None, "due": None}
MOST_ACTIONS = 10
#: The greatest number that a box takes, and what a whole number up to it looks like.
GREATEST = 999_999_999
_NUMBER = re.compile(r"[0-9]{1,9}")
#: What an e-mail address looks like: something, one @, and a domain with a dot in it.
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Where and when a form is asked, and who can be named in it."""

    stage: str
    now: datetime
    people: Container[str]

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.astimezone(LONDON).date()


def asked(form: Form, filled: Filled, stage: str) -> dict[str, FormField]:
    """Give the fields that stand in the form at this stage, with these answers so far."""
    return {
        name: field
        for name, field in form.fields.items()
        if (not field.at or stage in field.at)
        and all(_holds(filled.get(other), values) for other, values in field.asked_if.items())
    }


def _holds(value: Value | None, values: tuple[str, ...]) -> bool:
    return value in values or (isinstance(value, list) and any(one in values for one in value))


def check(
    key: str, form: Form, filled: Filled, asking: Asking
) -> tuple[dict[str, Value], tuple[Problem, ...]]:
    """Give what the form holds, and what is wrong with it.

    Kept are the fields that were asked and answered, as they were typed; whatever else came along
    (a box that a choice took away again) is left out.
    """
    fields = asked(form, filled, asking.stage)
    kept = {name: filled[name] for name in fields if not is_empty(filled.get(name))}
    problems = [
        problem
        for name, field in fields.items()
        for problem in _problems(Box(form=key, field=name), field, filled.get(name), asking)
    ]
    return kept, tuple(problems)


def is_empty(value: Value | None) -> bool:
    """Does a box hold nothing? A plan holds nothing where no row says what, or how, or by when."""
    if isinstance(value, str):
        return is_blank(value)
    return not any(_says_something(each) for each in value or ())


def _says_something(each: str | Row) -> bool:
    return isinstance(each, str) or any(each.get(part) for part in ("action", "measure", "due"))


def is_answered(form: Form, filled: Filled) -> bool:
    """Did anybody answer anything, beside what fills itself in?"""
    return any(form.fields[name].kind != "shown" for name in filled)


def is_blank(text: str) -> bool:
    """Is there nothing that anybody could see: spaces, line ends, zero-width signs?"""
    return not any(sign.isprintable() and not sign.isspace() for sign in text)


def _problems(box: Box, field: FormField, value: Value | None, asking: Asking) -> Iterator[Problem]:
    if field.kind == "shown":
        return
    if field.kind == "actions" and (field.required or not is_empty(value)):
        yield from _plan(box, field, value if isinstance(value, list) else [], asking)
    elif is_empty(value):
        if field.required:
            why = Why.BLANK if value else Why.MISSING
            yield Problem(box=box, why=why, says=field.missing if why is Why.MISSING else "")
    elif (why_not := _wrong(field, value, asking)) is not None:
        yield Problem(box=box, why=why_not)


def _wrong(field: FormField, value: Value | None, asking: Asking) -> Why | None:
    """Look at one value that is there."""
    match field.kind, value:
        case (("text" | "long"), str()):
            return Why.TOO_LONG if len(value) > field.longest else None
        case "number", str():
            return None if _NUMBER.fullmatch(value.strip()) else Why.NOT_A_NUMBER
        case "email", str():
            return None if _ADDRESS.fullmatch(value.strip()) else Why.NOT_AN_ADDRESS
        case "one", str():
            return None if value in field.options else Why.NOT_AN_OPTION
        case (("many" | "tick"), list()):
            return None if all(one in field.options for one in value) else Why.NOT_AN_OPTION
        case "person", str():
            return None if value in asking.people else Why.NOT_KNOWN
        case "date", str():
            return _wrong_date(value, field.must_be, asking.today)
        case "moment", str():
            return _wrong_moment(value, asking.now)
        case _:
            return Why.NOT_AN_OPTION


def _wrong_date(value: str, must_be: str | None, today: date) -> Why | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return Why.NOT_A_DATE
    if must_be == "past" and day > today:
        return Why.IN_THE_FUTURE
    return Why.IN_THE_PAST if must_be == "future" and day < today else None


def _too_far(value: str) -> Why | None:
    """An action is followed up on its date, so that it must be one that the calendar knows."""
    return Why.NOT_A_DATE if date.fromisoformat(value).year > LAST_YEAR else None


def _wrong_moment(value: str, now: datetime) -> Why | None:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return Why.NOT_A_DATE
    if at.tzinfo is None:
        return Why.NOT_A_DATE
    return Why.IN_THE_FUTURE if at.astimezone(UTC) > now else None


def _plan(
    box: Box, field: FormField, rows: list[str] | list[Row], asking: Asking
) -> Iterator[Problem]:
    """Look at a SMART plan (S1-83): at least one action, every part of every row."""
    plan = [row for row in rows if isinstance(row, dict)]
    if not any(not is_blank(row.get("action", "")) for row in plan):
        first = plan[0]["row"] if plan else "1"
        at = Box(form=box.form, field=box.field, row=first, part="action")
        yield Problem(box=at, why=Why.NO_ACTION, says=field.missing)
        return
    for row in plan:
        for part, longest in ACTION_PARTS.items():
            at = Box(form=box.form, field=box.field, row=row["row"], part=part)
            why = _wrong_part(part, row.get(part, ""), longest, asking)
            if why:
                yield Problem(box=at, why=why)


def _wrong_part(part: str, value: str, longest: int | None, asking: Asking) -> Why | None:
    if is_blank(value):
        return Why.MISSING
    if part == "who":
        return None if value in asking.people else Why.NOT_KNOWN
    if part == "due":
        return _wrong_date(value, "future", asking.today) or _too_far(value)
    return Why.TOO_LONG if longest and len(value) > longest else None
