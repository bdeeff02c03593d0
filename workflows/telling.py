"""What an act makes worth telling, and whom: requests, news, posts in the channel."""

from collections.abc import Iterator
from dataclasses import replace

from workflows import by_rule, copies, passing_on
from workflows.added import added
from workflows.choices import STAY
from workflows.dated import DateKept, DateMoved, DateProposed
from workflows.dating import agreed_date, asked_for_date, kept_date
from workflows.dispute import Dispute
from workflows.engine import answering, answers_as, awaited, in_silence, must_act, theirs
from workflows.events import (
    ActionReported,
    Added,
    Agreed,
    AskedHasLeft,
    Chosen,
    Ended,
    GateRecorded,
    LimitPassed,
    OverallLimitPassed,
    PassedOn,
    Proposed,
    Raised,
    Resolved,
    Silence,
    StageAskedFor,
    StageOpened,
    StepStarted,
)
from workflows.following import reported
from workflows.kinds import Kind
from workflows.notices import CHANNEL, Notice, Scene, buttons, standing
from workflows.nudging import nudges
from workflows.outward import CopiedIn, Told
from workflows.owing import nobody as _nobody
from workflows.owing import notice as _notice
from workflows.procedure import RESPONDER


def owed(scene: Scene) -> tuple[Notice, ...]:
    """Give what is owed because of one act, each thing to each person once."""
    told = {notice.key: notice for notice in _owed(scene)}
    return (*told.values(), *copies.owed(scene, told.values()))


def _owed(scene: Scene) -> Iterator[Notice]:
    for event in scene.outcome.events:
        match event:
            case Raised():
                yield _notice(scene, Kind.SENT, scene.here.person)
            case Chosen():
                yield from _on_choice(scene, event)
            case DateProposed():
                yield from asked_for_date(scene, event)
            case DateKept():
                yield from kept_date(scene)
            case DateMoved():
                yield from agreed_date(scene, event)
            case GateRecorded():
                yield from _on_gate(scene, event)
            case Proposed():
                yield from _on_proposed(scene)
            case Agreed():
                yield from _on_agreed(scene)
            case StageAskedFor():
                yield from _on_asked_for(scene, event)
            case StageOpened():
                yield from _on_opened(scene)
            case StepStarted():
                yield from _requests(scene, event)
            case Ended():
                yield from _on_end(scene, event)
            case Told():
                yield from by_rule.owed(scene, event)
            case CopiedIn():
                yield from copies.copied_in(scene, event)
            case Resolved():
                yield from _on_resolved(scene, event)
            case ActionReported():
                yield from reported(scene, event)
            case Added():
                yield from added(scene)
            case PassedOn():
                yield from passing_on.owed(scene, event)
            case AskedHasLeft():
                yield passing_on.left(scene, event)
            case LimitPassed():
                yield from nudges(scene.procedure, scene.now_is, scene.here, ())
            case OverallLimitPassed():
                yield from _on_overall(scene, event)
            case Silence():
                yield _on_silence(scene, event)


def _requests(scene: Scene, event: StepStarted) -> Iterator[Notice]:
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
    return scene.procedure.choice_made(chosen.step, chosen.choice).news if chosen else ""


def _buttons(scene: Scene, kind: Kind, person: str) -> tuple[str, ...]:
    there = replace(scene.here, person=person)
    return buttons(kind, scene.procedure, scene.now_is, there)


def _on_choice(scene: Scene, event: Chosen) -> Iterator[Notice]:
    choice = scene.procedure.choice_made(event.step, event.choice)
    raiser = scene.now_is.raised_by
    if not choice.short:
        return
    if choice.to != STAY:
        yield _notice(scene, Kind.POST_CHOSEN, CHANNEL, step=event.step, choice=event.choice)
    elif raiser not in (scene.here.person, *event.by):
        yield _notice(scene, Kind.STAYED, raiser, choice=event.choice)


def _on_proposed(scene: Scene) -> Iterator[Notice]:
    """Ask each of the others to agree (S3-23, S4-49)."""
    proposal = scene.now_is.proposal
    for person in awaited(scene.procedure, scene.now_is).values():
        yield _notice(
            scene,
            Kind.AGREE,
            person,
            proposal=proposal.number if proposal else 0,
            choice=proposal.choice if proposal else "",
            person=scene.here.person,
            due=scene.now_is.clock.due,
        )


def _on_agreed(scene: Scene) -> Iterator[Notice]:
    """Tell those who had agreed before that all have."""
    before = scene.before.proposal if scene.before else None
    if scene.before and before and scene.now_is.proposal is None:
        there = standing(scene.procedure, scene.before)
        for person in before.agreed.values():
            yield _notice(scene, Kind.AGREED, person, stage=there.stage, what=there.what)


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
    if RESPONDER not in scene.procedure.steps[scene.before.step].by.posts:
        now_asked = must_act(scene.procedure, scene.now_is).values()
        for person in _responders(scene, scene.before.stage):
            if person not in (actor, *now_asked):
                yield _notice(scene, Kind.PASSED_OVER, person)


def _post_of_actor(scene: Scene, before: Dispute) -> str:
    """Give the title of the post under which somebody acted: the asked one, if it is theirs."""
    mine = theirs(before, scene.here)
    asked = must_act(scene.procedure, before)
    post = next((post for post in (*asked, scene.procedure.silence.stands_in) if post in mine), "")
    known = answers_as(scene.procedure, before, post) if post else ""
    return scene.procedure.posts[known].title if known else ""


def _responders(scene: Scene, stage: str) -> list[str]:
    posts = answering(scene.procedure, stage, scene.now_is.facts)
    return [scene.now_is.named[post] for post in posts if post in scene.now_is.named]


def _on_resolved(scene: Scene, event: Resolved) -> Iterator[Notice]:
    """Tell whoever answered that it is enough, and that the actions are followed up."""
    for person in dict.fromkeys(_responders(scene, scene.now_is.stage)):
        yield _notice(scene, Kind.RESOLVED, person, number=event.actions)


def _on_end(scene: Scene, event: Ended) -> Iterator[Notice]:
    yield _notice(scene, Kind.POST_ENDED, CHANNEL, end=event.end)
    followed = scene.before is not None and scene.before.follows_up
    is_closed = followed and scene.procedure.ends[event.end].settles
    kind = Kind.CLOSED if is_closed else Kind.OUTCOME
    for person in _concerned(scene, event):
        if person != scene.here.person:
            yield _notice(scene, kind, person, end=event.end, at=scene.here.now)


def _concerned(scene: Scene, event: Ended) -> dict[str, None]:
    """Give whoever answered last and the raiser; a withdrawal undoes what all others did, too."""
    withdrawn = scene.procedure.ends[event.end].kind == "withdrawn"
    asked = sorted(scene.now_is.asked) if withdrawn else ()
    return dict.fromkeys((*_responders(scene, event.stage), *asked, scene.now_is.raised_by))


def _on_overall(scene: Scene, event: OverallLimitPassed) -> Iterator[Notice]:
    """Tell whoever decides and whoever stands in; what happens now is theirs to say."""
    for person in sorted({*in_silence(scene.procedure, scene.now_is, scene.here.holders).values()}):
        yield _notice(scene, Kind.OVERALL, person, due=event.due)


def _on_silence(scene: Scene, event: Silence) -> Notice:
    if event.person is None:
        return _nobody(scene, event.post)
    choices = _buttons(scene, Kind.STAND_IN, event.person)
    return _notice(scene, Kind.STAND_IN, event.person, choices=choices)
