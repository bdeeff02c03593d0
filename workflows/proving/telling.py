"""Whom the rules of a file tell, and copy in, on the way; and where nobody is known for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows import engine
from workflows.checking.finding import Path, way_to
from workflows.commands import Accepted
from workflows.events import Chosen
from workflows.notice_rules import Notice
from workflows.outward import CopiedIn, Told
from workflows.procedure import Procedure
from workflows.proving.council import Council
from workflows.proving.moved import Moved


@dataclass(frozen=True, kw_only=True)
class Unheard:
    """A rule of which nobody hears who should: where it stands in the file, and at which stage."""

    path: Path
    stage: str
    posts: tuple[str, ...]


def unheard(council: Council, moved: Moved) -> Iterator[Unheard]:
    """Give each rule that was owed because of a move, and had nobody."""
    procedure, dispute = council.procedure, moved.dispute
    owed = dict(_owed(procedure, moved.outcome))
    known = council.here(moved.by, moved.now, dispute).holders if owed else {}
    for path, posts in owed.items():
        now = engine.in_place(procedure, posts, dispute.facts)
        if not any(post in known or procedure.posts[post].found == "outside" for post in now):
            yield Unheard(path=path, stage=dispute.stage, posts=now)


def _owed(procedure: Procedure, outcome: Accepted) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Give the posts of every rule that tells somebody of this, by the way to it."""
    step = outcome.dispute.step
    for event in outcome.events:
        match event:
            case Chosen():
                step = event.step
            case CopiedIn():
                yield _copying(procedure, event), (event.post,)
            case Told():
                path, rules = _rules(procedure, event, step)
                for number, rule in enumerate(rules):
                    if rule.by != "channel" and engine.applies(rule, outcome.dispute.facts):
                        yield (*path, "tell", number), rule.to
                        if rule.cc:
                            yield (*path, "tell", number, "cc"), rule.cc


def _rules(procedure: Procedure, told: Told, step: str) -> tuple[Path, tuple[Notice, ...]]:
    match told.of:
        case "end":
            return ("ends", told.because), procedure.ends[told.because].tell
        case "stage":
            return ("stages", told.because), procedure.stages[told.because].tell
        case _:
            path = way_to(procedure, step, told.because)
            return path, procedure.choice_made(step, told.because).tell


def _copying(procedure: Procedure, event: CopiedIn) -> Path:
    """Give the way to the rule that copies this post in, or the one in whose place it stands."""
    return next(
        ("stages", stage, "copies", number)
        for stage, rung in procedure.stages.items()
        for number, copied in enumerate(rung.copies)
        if event.post in (copied.post, procedure.posts[copied.post].instead)
    )
