"""Which events are worth telling whom. Wording and layout belong to ``slackapp``.

A notice holds no word that anybody typed: a reference, a stage, posts, people's ids and times.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from workflows.dispute import (
    Accepted,
    Act,
    Chosen,
    Dispute,
    Ended,
    GateRecorded,
    Here,
    LimitPassed,
    Raised,
    Silence,
    StageAskedFor,
    StageOpened,
    StepStarted,
    Told,
)
from workflows.engine import held, must_act, offered, posts_of
from workflows.procedure import RESPONDER, STAY, Procedure
from workflows.working_calendar import LONDON, Calendar, Due

#: In place of a person: the channel for reminders, and whoever runs the app.
CHANNEL = "channel"
ADMINISTRATORS = "administrators"
#: Before a Slack id, for somebody who is told without being in the people list.
IN_SLACK = "slack:"


class Kind(StrEnum):
    """What a notice is for; each has its words and its buttons."""

    REQUEST = "request"
    AGREEMENT = "agreement"
    SENT = "sent"
    STAYED = "stayed"
    MOVED_UP = "moved up"
    PASSED_OVER = "passed over"
    NOT_AGREED = "not agreed"
    OUTCOME = "outcome"
    END_TOLD = "end told"
    SAFETY = "safety"
    REMINDER = "reminder"
    NUDGE = "nudge"
    DECIDE = "decide"
    STAND_IN = "stand in"
    MORNING = "morning"
    POST_RAISED = "post: raised"
    POST_MOVED = "post: moved"
    POST_CHOSEN = "post: chosen"
    POST_ENDED = "post: ended"
    DIGEST = "digest"
    NOBODY_IN_POST = "nobody in post"
    NOT_DELIVERED = "not delivered"
    CHANNEL_CLOSED = "channel closed"


#: Owed only while nothing has happened: cancelled by an act, and never sent twice.
NUDGES = frozenset({Kind.REMINDER, Kind.NUDGE, Kind.DECIDE, Kind.STAND_IN, Kind.MORNING})
#: They wait for working hours (ADR 0006). What carries out a person's act never waits.
IN_HOURS = NUDGES | {
    Kind.DIGEST,
    Kind.POST_RAISED,
    Kind.POST_MOVED,
    Kind.POST_CHOSEN,
    Kind.POST_ENDED,
}
#: An unknown outcome is never sent again; anything else once more at most.
NEVER_TWICE = NUDGES | {Kind.DIGEST}


@dataclass(frozen=True, kw_only=True)
class Closing:
    """Why a message has lost its buttons: an act, or (none) a later reminder in its place."""

    act: Act | None = None
    to_stage: str = ""
    step: str = ""
    post: str = ""
    end: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One dispute in a list that is posted: who must do what, by when."""

    dispute: str
    reference: str
    stage: str
    post: str
    what: str
    to_stage: str
    due: Due
    late: bool = False
    mine: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that a message may say, and what its buttons lead to."""

    reference: str = ""
    stage: str = ""
    step: str = ""
    visit: int = 0
    due: Due | None = None
    post: str = ""
    what: str = ""
    choice: str = ""
    news: str = ""
    to_stage: str = ""
    end: str = ""
    at: datetime | None = None
    person: str = ""
    by: str = ""
    choices: tuple[str, ...] = ()
    opens: bool = False
    late: bool = False
    marks: tuple[Act, ...] = ()
    closing: Closing | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One message that is owed. ``key`` is unique: the same thing is never owed twice."""

    key: str
    kind: Kind
    to: str
    facts: Facts
    dispute: str | None = None


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What the notices of one act are written from."""

    procedure: Procedure
    before: Dispute | None
    outcome: Accepted
    here: Here

    @property
    def now_is(self) -> Dispute:
        """The dispute as it stands after the act."""
        return self.outcome.dispute


def owed(scene: Scene) -> tuple[Notice, ...]:
    """Give what is owed because of one act, each thing to each person once."""
    return tuple({notice.key: notice for notice in _owed(scene)}.values())


def _owed(scene: Scene) -> Iterator[Notice]:
    for event in scene.outcome.events:
        match event:
            case Raised():
                yield _notice(scene, Kind.SENT, scene.here.person)
            case Chosen():
                yield from _on_choice(scene, event)
            case GateRecorded():
                yield from _on_gate(scene, event)
            case StageAskedFor():
                yield from _on_asked_for(scene, event)
            case StageOpened():
                yield from _on_opened(scene)
            case StepStarted():
                yield from requests(scene, event)
            case Ended():
                yield from _on_end(scene, event)
            case Told():
                yield _on_told(scene, event)
            case LimitPassed():
                yield from nudges(scene.procedure, scene.now_is, scene.here, ())
            case _:
                yield _on_silence(scene, event)


def _notice(scene: Scene, kind: Kind, to: str, **more: object) -> Notice:
    dispute = scene.now_is
    facts = replace(standing(scene.procedure, dispute), **more)  # type: ignore[arg-type]
    key = f"{dispute.id}:{dispute.version}:{kind}:{to}"
    return Notice(key=key, kind=kind, to=to, facts=facts, dispute=dispute.id)


def standing(procedure: Procedure, dispute: Dispute) -> Facts:
    """Give what any message about a dispute may say: where it stands and what is due of whom."""
    step = procedure.steps[dispute.step]
    waiting = dispute.opening if dispute.waits_to_open else None
    return Facts(
        reference=dispute.reference,
        stage=dispute.stage,
        step=dispute.step,
        visit=dispute.visit,
        due=dispute.running.due,
        post=procedure.post_titles(must_act(procedure, dispute)),
        what=step.what,
        to_stage=waiting.stage if waiting else "",
        opens=waiting is not None,
        late=dispute.late > 0,
    )


def requests(scene: Scene, event: StepStarted) -> Iterator[Notice]:
    """Ask whoever must act: the step's own request (S1-80, S1-86, S1-95, S1-101)."""
    for person in dict.fromkeys(event.asked.values()):
        yield _notice(
            scene,
            Kind.REQUEST,
            person,
            news=_news(scene),
            choices=_buttons(scene, Kind.REQUEST, person),
        )


def _news(scene: Scene) -> str:
    """Give the file's sentence about the choice that led here."""
    chosen = next((event for event in scene.outcome.events if isinstance(event, Chosen)), None)
    return scene.procedure.choices_of(chosen.step)[chosen.choice].news if chosen else ""


def _buttons(scene: Scene, kind: Kind, person: str) -> tuple[str, ...]:
    there = replace(scene.here, person=person)
    return buttons(kind, scene.procedure, scene.now_is, there)


def buttons(kind: Kind, procedure: Procedure, dispute: Dispute, here: Here) -> tuple[str, ...]:
    """Give the choices that a message of this kind offers to ``here.person``.

    A request offers what may be chosen, late or not; a nudge only what would end the waiting;
    whoever decides is offered what being late has opened; whoever stands in, all of it.
    """
    if dispute.waits_to_open and kind is not Kind.REQUEST:
        return ()
    choices = procedure.choices_of(dispute.step)
    mine = offered(procedure, dispute, here)
    match kind:
        case Kind.REQUEST:
            in_time = [name for name in mine if choices[name].when != "late"]
            waits = dispute.waits_to_open  # then there is nothing to take on any more
            return tuple(name for name in in_time if not waits or choices[name].to != STAY)
        case Kind.DECIDE:
            return tuple(name for name in mine if choices[name].when == "late")
        case Kind.STAND_IN:
            return mine
        case _:
            in_time = [name for name in mine if choices[name].when != "late"]
            return tuple(name for name in in_time if choices[name].to != STAY)


def _on_choice(scene: Scene, event: Chosen) -> Iterator[Notice]:
    if event.choice in scene.procedure.any_time:
        return
    choice = scene.procedure.choices_of(event.step)[event.choice]
    raiser = scene.now_is.raised_by
    if not choice.short:
        return
    if choice.to != STAY:
        yield _notice(scene, Kind.POST_CHOSEN, CHANNEL, step=event.step, choice=event.choice)
    elif raiser != scene.here.person:
        yield _notice(scene, Kind.STAYED, raiser, choice=event.choice)


def _on_gate(scene: Scene, event: GateRecorded) -> Iterator[Notice]:
    """A no is told to whoever had moved it up: it waits for them again."""
    before = scene.before.opening if scene.before else None
    if event.met or before is None or before.asked_by == scene.here.person:
        return
    yield _notice(scene, Kind.NOT_AGREED, before.asked_by, to_stage=event.stage)


def _on_asked_for(scene: Scene, event: StageAskedFor) -> Iterator[Notice]:
    for person in dict.fromkeys(must_act(scene.procedure, scene.now_is).values()):
        yield _notice(scene, Kind.AGREEMENT, person, to_stage=event.stage)


def _on_opened(scene: Scene) -> Iterator[Notice]:
    """Tell the channel; tell the raiser and the earlier responder, unless they did it."""
    if scene.before is None:
        yield _notice(scene, Kind.POST_RAISED, CHANNEL)
        return
    yield _notice(scene, Kind.POST_MOVED, CHANNEL)
    actor, raiser = scene.here.person, scene.now_is.raised_by
    if actor != raiser:
        yield _notice(scene, Kind.MOVED_UP, raiser, by=_post_of_actor(scene, scene.before))
    if RESPONDER not in scene.procedure.steps[scene.before.step].by:
        now_asked = must_act(scene.procedure, scene.now_is).values()
        for person in _responders(scene, scene.before.stage):
            if person not in (actor, *now_asked):
                yield _notice(scene, Kind.PASSED_OVER, person)


def _post_of_actor(scene: Scene, before: Dispute) -> str:
    """Give the title of the post under which somebody acted: the asked one, if it is theirs."""
    mine = posts_of(scene.here.person, held(before, scene.here.holders))
    asked = must_act(scene.procedure, before)
    post = next((post for post in (*asked, scene.procedure.silence.stands_in) if post in mine), "")
    return scene.procedure.posts[post].title if post else ""


def _responders(scene: Scene, stage: str) -> list[str]:
    posts = scene.procedure.stages[stage].answered_by
    return [scene.now_is.named[post] for post in posts if post in scene.now_is.named]


def _on_end(scene: Scene, event: Ended) -> Iterator[Notice]:
    yield _notice(scene, Kind.POST_ENDED, CHANNEL, end=event.end)
    concerned = dict.fromkeys((*_responders(scene, event.stage), scene.now_is.raised_by))
    for person in concerned:
        if person != scene.here.person:
            yield _notice(scene, Kind.OUTCOME, person, end=event.end, at=scene.here.now)


def _on_told(scene: Scene, event: Told) -> Notice:
    post = scene.procedure.posts[event.post].title
    if event.person is None:
        return _notice(scene, Kind.NOBODY_IN_POST, ADMINISTRATORS, post=post)
    if event.because in scene.procedure.ends:
        return _notice(scene, Kind.END_TOLD, event.person, end=event.because, at=scene.here.now)
    raised_it = scene.here.person == scene.now_is.raised_by
    by = "" if raised_it else "colleague"
    return _notice(scene, Kind.SAFETY, event.person, person=scene.here.person, by=by)


def _on_silence(scene: Scene, event: Silence) -> Notice:
    post = scene.procedure.posts[event.post].title
    if event.person is None:
        return _notice(scene, Kind.NOBODY_IN_POST, ADMINISTRATORS, post=post)
    choices = _buttons(scene, Kind.STAND_IN, event.person)
    return _notice(scene, Kind.STAND_IN, event.person, choices=choices)


# ---- by the clock ---------------------------------------------------------------------------


def reminders(procedure: Procedure, dispute: Dispute, here: Here) -> Iterator[Notice]:
    """One working day before: only to whoever must act, and privately."""
    for person in dict.fromkeys(must_act(procedure, dispute).values()):
        yield _timed(Kind.REMINDER, procedure, dispute, here, person, ())


def nudges(
    procedure: Procedure, dispute: Dispute, here: Here, marks: tuple[Act, ...]
) -> Iterator[Notice]:
    """At the due time and each working day after it: whoever must act, and whoever decides."""
    asked = list(dict.fromkeys(must_act(procedure, dispute).values()))
    for person in asked:
        yield _timed(Kind.NUDGE, procedure, dispute, here, person, marks)
    decides = held(dispute, here.holders).get(procedure.silence.decides)
    if decides and decides not in asked:
        yield _timed(Kind.DECIDE, procedure, dispute, here, decides, marks)


def _timed(
    kind: Kind,
    procedure: Procedure,
    dispute: Dispute,
    here: Here,
    person: str,
    marks: tuple[Act, ...],
) -> Notice:
    """Write a notice of the clock; its key holds the day, so there is one a day at most."""
    facts = replace(
        standing(procedure, dispute),
        choices=buttons(kind, procedure, dispute, replace(here, person=person)),
        marks=marks if kind is Kind.DECIDE else (),
    )
    day = goes_on(here.now, here.calendar)
    about = f"{dispute.id}:{dispute.visit}:{facts.to_stage}:{person}:{day}"
    return Notice(key=f"{kind}:{about}", kind=kind, to=person, facts=facts, dispute=dispute.id)


def goes_on(now: datetime, calendar: Calendar) -> date:
    """Give the day on which something that waits for working hours goes."""
    goes = now if calendar.in_working_hours(now) else calendar.next_morning(now)
    return goes.astimezone(LONDON).date()


def line(procedure: Procedure, dispute: Dispute) -> Line:
    """Say one dispute in a list that is posted."""
    return _line(dispute.id, standing(procedure, dispute), dispute.running.due)


def _line(dispute: str, facts: Facts, due: Due, *, mine: bool = False) -> Line:
    return Line(
        dispute=dispute,
        reference=facts.reference,
        stage=facts.stage,
        post=facts.post,
        what=facts.what,
        to_stage=facts.to_stage,
        due=due,
        late=facts.late,
        mine=mine,
    )


def morning(notices: list[Notice], now: datetime, calendar: Calendar) -> Notice:
    """Bundle what one person would be sent this morning into one message.

    Its key names the first dispute too: a morning may be worked through in several batches.
    """
    person = notices[0].to
    lines = tuple(
        _line(notice.dispute or "", notice.facts, due, mine=notice.kind is not Kind.DECIDE)
        for notice in notices
        if (due := notice.facts.due)
    )
    key = f"{Kind.MORNING}:{person}:{goes_on(now, calendar)}:{notices[0].dispute}"
    return Notice(key=key, kind=Kind.MORNING, to=person, facts=Facts(lines=lines, at=now))
