"""A meeting that a step is for: when it is, who is asked to it, and what they are told of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from workflows.dispute import Dispute, Meeting
from workflows.due import LONDON
from workflows.engine import held, must_act
from workflows.forms import Answers
from workflows.kinds import Kind
from workflows.notices import Notice, Scene
from workflows.outward import MeetingCancelled, MeetingSet
from workflows.owing import notice
from workflows.procedure import Procedure
from workflows.working_calendar import MORNING

#: The first word of the file that an invitation is, as its maker knows it.
INVITATION = "meeting"
REQUEST, CANCEL = "REQUEST", "CANCEL"


def arranged(scene: Scene) -> Scene:
    """Keep with the act that it set a meeting, moved it, or left it behind before it was held."""
    was, after = scene.before.meeting if scene.before else None, scene.now_is
    is_new = scene.before is None or scene.before.visit != after.visit
    if is_new and not after.end and (at := _at(scene.procedure, after, scene.outcome.answers)):
        meeting = _set(scene, at, was)
        return _with(scene, meeting, MeetingSet(at=at, moved=meeting.sequence > 0))
    if was and (after.end or after.visit != was.visit):
        # one that is past was held, or is said not to have been
        cancelled = (MeetingCancelled(at=was.at),) if was.at > scene.here.now else ()
        return _with(scene, None, *cancelled)
    return scene


def _with(scene: Scene, meeting: Meeting | None, *events: MeetingSet | MeetingCancelled) -> Scene:
    outcome = scene.outcome
    invited = meeting.invited if meeting else ()
    told = outcome.dispute.informed.union(invited)
    dispute = replace(outcome.dispute, meeting=meeting, informed=told)
    happened = (*outcome.events, *events)
    return replace(scene, outcome=replace(outcome, dispute=dispute, events=happened))


def _at(procedure: Procedure, dispute: Dispute, answers: Answers) -> datetime | None:
    """Read when it is, where the step is for a meeting and this very act says when."""
    rule = procedure.steps[dispute.step].meeting
    if rule is None:
        return None
    said = [filled for filled in answers.values() if rule.on in filled and rule.at in filled]
    return _moment(str(said[-1][rule.on]), str(said[-1][rule.at])) if said else None


def place(procedure: Procedure, dispute: Dispute, latest: Answers) -> str:
    """Give where the meeting is, as it was typed with its day and time; nothing without one.

    It was typed: it stands on the page, and in nothing that is posted or sent.
    """
    rule, meeting = procedure.steps[dispute.step].meeting, dispute.meeting
    if rule is None or meeting is None:
        return ""
    every = [filled for filled in latest.values() if filled.get(rule.on) and filled.get(rule.at)]
    of_it = [
        filled
        for filled in every
        if _moment(str(filled[rule.on]), str(filled[rule.at])) == meeting.at
    ]
    return str(of_it[-1].get(rule.where, "")) if of_it else ""


def _moment(day: str, begins: str) -> datetime:
    at = datetime.combine(date.fromisoformat(day), time.fromisoformat(begins), LONDON)
    return at.astimezone(UTC)


def _set(scene: Scene, at: datetime, was: Meeting | None) -> Meeting:
    """Calendars know one that is moved by its number; it is a later edition of it."""
    return Meeting(
        number=was.number if was else scene.now_is.visit,
        sequence=was.sequence + 1 if was else 0,
        visit=scene.now_is.visit,
        at=at,
        invited=tuple(dict.fromkeys((*_invited(scene), *(was.invited if was else ())))),
    )


def _invited(scene: Scene) -> Iterator[str]:
    """Give whoever is asked at the step, and those of the other posts that it names."""
    rule = scene.procedure.steps[scene.now_is.step].meeting
    yield from must_act(scene.procedure, scene.now_is).values()
    who = held(scene.now_is, scene.here.holders)
    yield from (who[post] for post in (rule.invites if rule else ()) if post in who)


# ---- who is told, and how ---------------------------------------------------------------------


def owed(scene: Scene) -> Iterator[Notice]:
    """Tell everybody invited, and invite them by e-mail where that is set up.

    Whoever is outside Slack has the invitation alone.
    """
    for event in scene.outcome.events:
        if isinstance(event, MeetingSet) and scene.now_is.meeting:
            yield from _to_each(scene, scene.now_is.meeting, REQUEST, moved=event.moved)
        elif isinstance(event, MeetingCancelled) and scene.before and scene.before.meeting:
            left = scene.before.meeting
            yield from _to_each(scene, replace(left, sequence=left.sequence + 1), CANCEL)


def _to_each(
    scene: Scene, meeting: Meeting, method: str, *, moved: bool = False
) -> Iterator[Notice]:
    kind = Kind.MEETING if method == REQUEST else Kind.MEETING_CANCELLED
    for person in meeting.invited:
        told = notice(scene, kind, person, at=meeting.at, reported_done=moved)
        if person not in scene.here.outside_slack:
            yield told
        if scene.here.post_office.is_set_up:
            file = f"{INVITATION}:{meeting.number}:{meeting.sequence}:{method}"
            key = f"{told.key}:{Kind.EMAIL}"
            facts = replace(told.facts, instead=kind, file=file)
            yield replace(told, key=key, kind=Kind.EMAIL, facts=facts)


def reminder_key(dispute: Dispute, meeting: Meeting, person: str) -> str:
    """Name the reminder of one edition of a meeting."""
    return f"{dispute.id}:{Kind.MEETING_REMINDER}:{meeting.number}:{meeting.sequence}:{person}"


def reminders(scene: Scene) -> Iterator[tuple[Notice, datetime]]:
    """Remind those in Slack at 9am on the working day before, where that lies ahead."""
    meeting, here = scene.now_is.meeting, scene.here
    if meeting is None or not any(isinstance(e, MeetingSet) for e in scene.outcome.events):
        return
    day = meeting.at.astimezone(LONDON).date()
    goes = here.calendar.at(here.calendar.shift(day, -1), MORNING)
    for person in meeting.invited if goes > here.now else ():
        if person not in here.outside_slack:
            owed = notice(scene, Kind.MEETING_REMINDER, person, at=meeting.at)
            yield replace(owed, key=reminder_key(scene.now_is, meeting, person)), goes


def reminders_over(scene: Scene) -> Iterator[str]:
    """Name the reminders that speak of a meeting which was moved or left."""
    was = scene.before.meeting if scene.before else None
    if scene.before and was and was != scene.now_is.meeting:
        yield from (reminder_key(scene.before, was, person) for person in was.invited)
