"""Is there a way on? Whatever the paper has for a place is tried by whoever it is for, wholly."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.procedures.rules import HIGHER, NEXT, STAY, Paper, Permit
from workflows import engine
from workflows.commands import Accepted, Agree, Choose, Here, Open, Refused
from workflows.dispute import Dispute
from workflows.procedure import Procedure
from workflows.proving.answering import at_once, usual

JUST_AFTER = timedelta(seconds=1)


def another(post: str) -> str:
    """Somebody else who can be named for a post, where whoever holds it cannot act."""
    return f"another {post}"


@dataclass(frozen=True)
class Ways:
    """The ways on of disputes under a paper; ``world`` gives what a person finds at a time."""

    paper: Paper
    procedure: Procedure
    world: Callable[[str, datetime], Here]

    def lead_on(self, dispute: Dispute, now: datetime) -> bool:
        """Can somebody move it on as it stands, or else once everybody was silent for long?"""
        later, long_after = self._in_silence(dispute, now)
        return any(self._on(dispute, now)) or any(self._on(later, long_after))

    def _in_silence(self, dispute: Dispute, now: datetime) -> tuple[Dispute, datetime]:
        while dispute.late < 2 and (instant := engine.next_instant(dispute)):
            now = max(now, instant + JUST_AFTER)
            here = self.world("", now)
            ticked = engine.tick(self.procedure, dispute, now, here.calendar, here.holders)
            dispute = ticked.dispute if ticked else dispute
        return dispute, now

    def _on(self, dispute: Dispute, now: datetime) -> Iterator[Dispute]:
        outcomes = (*self._openings(dispute, now), *self._choices(dispute, now))
        for outcome in outcomes:
            if isinstance(outcome, Accepted) and _is_elsewhere(dispute, outcome.dispute):
                yield outcome.dispute

    def _openings(self, dispute: Dispute, now: datetime) -> Iterator[Accepted | Refused]:
        for stage in [dispute.opening.stage] if dispute.opening else []:
            for here in self._each_of(self.paper.stage(stage).opened_by, dispute, now):
                for named in self._named(stage):
                    answers = {**self._door(stage, here), **named}
                    command = Open(visit=dispute.visit, answers=answers, responder=_first(named))
                    yield engine.open_stage(self.procedure, dispute, command, here)

    def _choices(self, dispute: Dispute, now: datetime) -> Iterator[Accepted | Refused]:
        for permit in self.paper.permits().values():
            if (permit.stage, permit.step) == (dispute.stage, dispute.step) and permit.to != STAY:
                for here in self._each_of(permit.by, dispute, now):
                    yield from self._chosen(permit, dispute, here, now)

    def _chosen(
        self, permit: Permit, dispute: Dispute, here: Here, now: datetime
    ) -> Iterator[Accepted | Refused]:
        above = self.paper.above(dispute.stage)
        stage = above[0] if permit.to in (NEXT, HIGHER) else ""
        asked = usual(self.procedure, permit.asks, dispute.stage, here, {})
        for named in self._named(stage) if stage else [{}]:
            answers = {**asked, **(self._door(stage, here) if stage else {}), **named}
            command = Choose(
                choice=permit.choice,
                visit=dispute.visit,
                answers=answers,
                responder=_first(named),
                stage=stage,
            )
            outcome = engine.choose(self.procedure, dispute, command, here)
            yield self._agreed(permit, outcome, now) if permit.together else outcome

    def _agreed(
        self, permit: Permit, outcome: Accepted | Refused, now: datetime
    ) -> Accepted | Refused:
        """Let each of the others agree to a joint answer."""
        proposed = outcome.answers if isinstance(outcome, Accepted) else {}
        while isinstance(outcome, Accepted) and outcome.dispute.proposal:
            waits = outcome.dispute
            person = next(iter(engine.awaited(self.procedure, waits).values()))
            here = self.world(person, now)
            sign = self.procedure.stages[waits.stage].answered_by.sign
            signed = usual(self.procedure, (sign,) if sign else (), waits.stage, here, {})
            command = Agree(visit=waits.visit, proposal=waits.proposal.number, answers=signed)
            outcome = engine.agree(self.procedure, waits, command, proposed, here)
        return outcome

    def _each_of(self, posts: tuple[str, ...], dispute: Dispute, now: datetime) -> Iterator[Here]:
        held = {**self.world("", now).holders, **dispute.named}
        for post in (*posts, self.paper.stands_in):
            yield self.world(held[post], now)

    def _door(self, stage: str, here: Here) -> dict[str, Any]:
        """All that a stage needs; whoever gives their word at a gate may cover for somebody."""
        answers = dict(next(at_once(self.procedure, stage, here), {}))
        for gate in self.paper.stage(stage).gates:
            fields = self.procedure.forms[gate.form].fields
            people = {n: another(gate.of) for n in answers[gate.form] if fields[n].kind == "person"}
            answers[gate.form] = {**answers[gate.form], **people}
        return answers

    def _named(self, stage: str) -> list[dict[str, Any]]:
        """Whoever the directory finds; or others, for all who answer or for the first of them."""
        posts = self.procedure.stages[stage].answered_by.posts
        others = [posts, posts[:1], posts[1:]]
        return [{}, *({engine.NAMED: {post: another(post) for post in each}} for each in others)]


def _first(named: dict[str, Any]) -> str | None:
    return next(iter(named.get(engine.NAMED, {}).values()), None)


def _is_elsewhere(before: Dispute, after: Dispute) -> bool:
    return (after.visit, after.end) != (before.visit, before.end)
