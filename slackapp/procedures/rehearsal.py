"""The life of a dispute day by day, as text: who acts, who is asked, reminded and told."""

from collections.abc import Iterable, Iterator

from slackapp.wording import rehearsing as say
from slackapp.wording import times
from workflows.events import Agreed, Event, LimitPassed, Silence
from workflows.notices import ADMINISTRATORS, CHANNEL, Notice
from workflows.procedure import Procedure
from workflows.rehearsing import Happened

Lines = Iterator[str]


def rehearsal(procedure: Procedure, life: Iterable[Happened]) -> Lines:
    """Give the lines, under a heading for each day."""
    day, before = "", ""
    for happened in life:
        if times.day_of(happened.at) != day:
            day = times.day_of(happened.at)
            yield f"{day}"
        yield f"  {times.clock(happened.at):>7}  {_what(procedure, happened, before)}"
        for goes, notice in happened.notices:
            when = "" if goes == happened.at else f", {times.moment(goes)}"
            yield f"           -> {_told(procedure, notice)}{when}"
        before, last = happened.dispute.step, happened.dispute
    yield _outcome(procedure, last.stage, last.end)


def _outcome(procedure: Procedure, stage: str, end: str | None) -> str:
    if end:
        return say.ENDS.format(end=procedure.ends[end].title)
    return say.STAYS.format(stage=procedure.stages[stage].title)


def _what(procedure: Procedure, happened: Happened, before: str) -> str:
    """Say what happened; *before* is the step at which it did."""
    moved = happened.moved
    if moved is None:
        return say.REMINDING
    if not moved.by:
        return _passed(moved.outcome.events)
    who = say.sample(procedure.posts[moved.by].title)
    if not before:
        return say.BEGINS.format(who=who, stage=procedure.stages[moved.dispute.stage].title)
    if not moved.choice:
        return say.RECORDED.format(who=who)
    agreed = any(isinstance(event, Agreed) for event in moved.outcome.events)
    words = say.AGREED if agreed else say.CHOSE
    return words.format(who=who, button=procedure.choices_of(before)[moved.choice].button)


def _passed(events: tuple[Event, ...]) -> str:
    """Say of which date the clock has something to say."""
    kinds = {type(event) for event in events}
    if LimitPassed in kinds:
        return say.DATE_PASSED
    return say.NOBODY_DECIDED if Silence in kinds else say.WHOLE_PASSED


def _told(procedure: Procedure, notice: Notice) -> str:
    facts, stages = notice.facts, procedure.stages
    words = say.TOLD.get(notice.kind, str(notice.kind)).format(
        what=facts.what,
        due=times.by(facts.due) if facts.due else "",
        stage=stages[facts.stage].title if facts.stage else "",
        to_stage=stages[facts.to_stage].title if facts.to_stage else "",
    )
    return f"{_who(procedure, notice.to)} {words}"


def _who(procedure: Procedure, to: str) -> str:
    if to in procedure.posts:
        return say.sample(procedure.posts[to].title)
    return {CHANNEL: say.CHANNEL, ADMINISTRATORS: say.ADMINISTRATORS}.get(to, to)
