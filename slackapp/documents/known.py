"""What printed forms show that nobody was asked: who raised it, when a stage began, what came."""

from collections.abc import Callable, Mapping

from slackapp.views import show
from slackapp.wording import file_copy as say
from slackapp.wording import times
from slackapp.wording.filling import capital
from workflows.dispute import Rung
from workflows.events import StepStarted
from workflows.file_copy.kept import Kept
from workflows.rungs import stage_name


def said(kept: Kept, name: str, stage: str) -> str:
    """Say what is known by this name, of the stage that a form is printed for."""
    return _SAYS[name](kept, stage)


def raised_by(kept: Kept, _: str = "") -> str:
    """Name who raised it, with the post under which they did."""
    dispute, procedure = kept.dispute, kept.procedure
    posts = [post for post in procedure.raising.by if dispute.named.get(post) == dispute.raised_by]
    post = procedure.post_titles(posts or procedure.raising.by)
    return say.with_post(kept.directory.name(dispute.raised_by), post)


def stands(kept: Kept, _: str = "") -> str:
    """Say where it stands now, or how it ended."""
    return show.now(kept)


def _asked(kept: Kept, stage: str) -> str:
    """Name who was asked at a stage, with their posts."""
    asked = {
        (post, person): None
        for entry in kept.history
        for event in entry.events
        if isinstance(event, StepStarted) and event.stage == stage
        for post, person in event.asked.items()
        if post in kept.procedure.stages[stage].answered_by.posts
    }
    posts, name = kept.procedure.posts, kept.directory.name
    return "\n".join(say.with_post(name(who), posts[post].title) for post, who in asked)


def _opened_on(kept: Kept, stage: str) -> str:
    rung = _rung(kept, stage)
    return times.day_of(rung.opened_at) if rung else ""


def _moved_on(kept: Kept, stage: str) -> str:
    rung = _rung(kept, stage)
    if rung and rung.left_at and rung is not kept.dispute.rungs[-1]:
        return say.YES
    return say.NO if kept.dispute.end else say.NOT_YET


def _rung(kept: Kept, stage: str) -> Rung | None:
    return next((rung for rung in kept.dispute.rungs if rung.stage == stage), None)


def _ended_as(kept: Kept, _: str) -> str:
    return show.now(kept) if kept.dispute.end else say.STILL_OPEN


_SAYS: Mapping[str, Callable[[Kept, str], str]] = {
    "asked": _asked,
    "ended_as": _ended_as,
    "level": lambda kept, _: kept.procedure.stages[kept.dispute.rungs[0].stage].title,
    "moved_on": _moved_on,
    "opened_on": _opened_on,
    "raised_by": raised_by,
    "raised_on": lambda kept, _: times.day_of(kept.dispute.raised_at),
    "reference": lambda kept, _: kept.dispute.reference,
    "stage": lambda _, stage: capital(stage_name(stage)),
}
