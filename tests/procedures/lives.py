"""Random people under a procedure, and what must hold whatever they try."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from tests.procedures.going_on import another
from tests.procedures.in_every_state import InEveryState
from tests.procedures.judging import Judge
from tests.procedures.offers import Act, Offer, Tries
from tests.procedures.rules import ANYONE, Permit
from tests.procedures.witness import Witness
from workflows import engine
from workflows.commands import (
    Accepted,
    Agree,
    AnswerDate,
    Choose,
    File,
    Here,
    Mark,
    Open,
    Raise,
    Refused,
)
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.proving.council import Council
from workflows.working_calendar import calendar_for

BEGINS = datetime(2026, 11, 23, 10, tzinfo=LONDON)
ENGLAND = calendar_for("ENG")


class Life(InEveryState):
    """One dispute, from raising it; whatever is accepted is laid before the judge."""

    @initialize(data=st.data())
    def somebody_raises_it(self, data: st.DataObject) -> None:
        """At first whoever it is, wherever; then whoever may, where it may begin."""
        self.tries = Tries(self.paper, self.procedure, data)
        self.judge, self.now = Judge(self.paper, self.procedure), BEGINS
        self.witness = Witness(self.paper, self.procedure)
        self.holders = self._council()
        self.proposed: dict[str, Any] = {}
        self.dispute: Dispute | None = None
        self._raise(self._anybody(), self.tries.one_of(*self.paper.ladder))
        begins = [stage.name for stage in self.paper.stages if stage.begins]
        while self.dispute is None:
            self._raise(self.holders[self.paper.raised_by], self.tries.one_of(*begins))

    # ---- what people do -------------------------------------------------------------------------

    @precondition(lambda self: not self.dispute.end or self.now_and_then)
    @rule(data=st.data())
    def somebody_goes_on(self, data: st.DataObject) -> None:
        """Mostly people do what is asked of them."""
        if self.dispute.proposal and data.draw(st.booleans()):
            self.somebody_agrees(data)
        elif self.dispute.new_date and data.draw(st.booleans()):
            self.somebody_answers_a_date(data)
        elif self.dispute.waits_to_open and data.draw(st.booleans()):
            self.somebody_records_what_a_stage_needs(data)
        else:
            self.somebody_chooses(data)

    @precondition(lambda self: not self.dispute.end or self.now_and_then)
    @rule(data=st.data())
    def somebody_chooses(self, data: st.DataObject) -> None:
        self.tries = Tries(self.paper, self.procedure, data)
        permit = self._some_row()
        here = self.here(self._somebody(permit.by))
        offer = self.tries.to_choose(permit, self.dispute.stage, here, self.dispute.clock.due.day)
        offer = replace(offer, choice=permit.choice, visit=self._visit())
        command = Choose(
            choice=permit.choice, visit=offer.visit, answers=offer.answers, stage=offer.stage
        )
        outcome = engine.choose(self.procedure, self.dispute, command, here)
        before = self.dispute
        self._happened(offer, here, outcome, self.judge.chose)
        waits = self.dispute.proposal or self.dispute.new_date
        if waits and waits not in (before.proposal, before.new_date):
            self.proposed = dict(outcome.answers)

    @precondition(lambda self: self.dispute.opening or self.now_and_then)
    @rule(data=st.data())
    def somebody_records_what_a_stage_needs(self, data: st.DataObject) -> None:
        self.tries = Tries(self.paper, self.procedure, data)
        waits = self.dispute.opening
        stage = waits.stage if waits else self.tries.one_of(*self.paper.ladder)
        here = self.here(self._somebody(self.paper.stage(stage).opened_by))
        offer = replace(self.tries.to_open(stage, here), visit=self._visit())
        command = Open(visit=offer.visit, answers=offer.answers)
        outcome = engine.open_stage(self.procedure, self.dispute, command, here)
        self._happened(offer, here, outcome, self.judge.recorded)

    @precondition(lambda self: self.dispute.proposal or self.now_and_then)
    @rule(data=st.data())
    def somebody_agrees(self, data: st.DataObject) -> None:
        self.tries = Tries(self.paper, self.procedure, data)
        waits = self.dispute.proposal
        here = self.here(self._somebody(tuple(engine.awaited(self.procedure, self.dispute))))
        number = (waits.number if waits else 1) - self.tries.seldom()
        offer = self.tries.to_sign(self.dispute.stage, here)
        offer = replace(offer, visit=self._visit(), number=number)
        command = Agree(visit=offer.visit, proposal=number, answers=offer.answers)
        outcome = engine.agree(self.procedure, self.dispute, command, self.proposed, here)
        self._happened(offer, here, outcome, self.judge.agreed_to)

    @precondition(lambda self: self.dispute.new_date or self.now_and_then)
    @rule(data=st.data())
    def somebody_answers_a_date(self, data: st.DataObject) -> None:
        self.tries = Tries(self.paper, self.procedure, data)
        waits = self.dispute.new_date
        here = self.here(self._somebody(tuple(waits.awaited if waits else ())))
        number = (waits.number if waits else 1) - self.tries.seldom()
        offer = Offer(visit=self._visit(), number=number)
        agrees = self.tries.one_of(True, True, False)
        command = AnswerDate(visit=offer.visit, number=number, agrees=agrees)
        outcome = engine.answer_date(self.procedure, self.dispute, command, self.proposed, here)
        judged = self.judge.agreed_to_date if agrees else self.judge.kept_the_date
        self._happened(offer, here, outcome, judged)

    @precondition(lambda self: self.dispute.actions or self.now_and_then)
    @rule(data=st.data())
    def somebody_says_what_became_of_an_action(self, data: st.DataObject) -> None:
        self.tries = Tries(self.paper, self.procedure, data)
        action = self.tries.one_of("none.such.1", *(each.id for each in self.dispute.actions))
        here = self.here(self._somebody(self.paper.follows.get(self.dispute.step, ())))
        offer = replace(self.tries.to_mark(here), choice=action, visit=self._visit())
        command = Mark(action=action, visit=offer.visit, answers=offer.answers)
        outcome = engine.mark(self.procedure, self.dispute, command, here)
        self._happened(offer, here, outcome, self.judge.marked)

    @precondition(lambda self: self.dispute.records or self.now_and_then)
    @rule(data=st.data())
    def somebody_says_that_a_copy_was_made(self, data: st.DataObject) -> None:
        self.tries = Tries(self.paper, self.procedure, data)
        number = self.tries.one_of(*range(len(self.dispute.records) + 1))
        here = self.here(self._somebody((self.paper.raised_by,)))
        offer = replace(self.tries.to_file(number, here), number=number)
        command = File(number=number, answers=offer.answers)
        outcome = engine.file(self.procedure, self.dispute, command, here)
        self._happened(offer, here, outcome, self.judge.filed)

    @rule(data=st.data())
    def time_passes(self, data: st.DataObject) -> None:
        """By a little, or to the next limit, or just over it; the clock looks, twice as once."""
        limit = engine.next_instant(self.dispute) or self.now
        little = timedelta(hours=data.draw(st.integers(1, 60)))
        over = limit + data.draw(st.sampled_from([timedelta(0), timedelta(seconds=1), little]))
        self.now = max(self.now, data.draw(st.sampled_from([self.now + little, over])))
        before = self.dispute
        outcome = self._ticked()
        if outcome:
            self.dispute = outcome.dispute
            self.judge.time_passed(before, self.dispute, self.now)
            self.witness.saw(outcome.events, self.dispute, self.holders)
        assert self._ticked() is None, "twice is once"

    @property
    def now_and_then(self) -> bool:
        """Is it a time to try what cannot be done?"""
        return self.dispute.version % 5 == 0

    # ---- who, where and when --------------------------------------------------------------------

    def _raise(self, person: str, stage: str) -> None:
        here = self.here(person)
        offer = replace(self.tries.to_raise(stage, here), stage=stage)
        command = Raise(id="d1", reference="DRP-0000-00", stage=stage, answers=offer.answers)
        outcome = engine.begin(self.procedure, command, here)
        if isinstance(outcome, Accepted):
            self.dispute = outcome.dispute
            nothing = replace(self.dispute, visit=0, version=0, named={}, copied=(), records=())
            self.judge.raised(Act(offer=offer, here=here, before=nothing, outcome=outcome))
            self.witness.saw(outcome.events, self.dispute, self.holders)
        else:
            self.seen[f"refused: {outcome.reason}"] += 1

    def _happened(
        self,
        offer: Offer,
        here: Here,
        outcome: Accepted | Refused,
        judged: Callable[[Act], Permit | None],
    ) -> None:
        before = self.dispute
        assert repr(before) == self.as_it_was, "a command changes nothing of what was before it"
        if isinstance(outcome, Refused):
            self.seen[f"refused: {outcome.reason}"] += 1
            return
        self.dispute = outcome.dispute
        act = Act(offer=offer, here=here, before=before, outcome=outcome)
        permit = judged(act)
        self.judge.whatever_it_was(act, permit)
        self.witness.saw(outcome.events, self.dispute, self.holders)
        self.seen[permit.place if permit else judged.__name__] += 1

    def _ticked(self) -> Accepted | None:
        here = self.here("")
        return engine.tick(self.procedure, self.dispute, self.now, ENGLAND, here.holders)

    def _council(self) -> dict[str, str]:
        """Each post is somebody else's; in one council of three, somebody is of both sides."""
        holders = {post: post for post in self.procedure.posts}
        if self.tries.one_of(False, False, True):
            wears_two = self.tries.one_of(self.paper.raised_by, self.paper.stands_in)
            holders[self.tries.one_of(*self.paper.responding)] = wears_two
        return holders

    def here(self, person: str, now: datetime | None = None) -> Here:
        council = Council(self.procedure, ENGLAND).here(person, now or self.now)
        people = council.people | {another(post) for post in self.procedure.posts}
        return replace(council, holders=self.holders, people=people)

    def _anybody(self) -> str:
        others = map(another, self.procedure.posts)
        return str(self.tries.one_of("stranger", *self.procedure.posts, *others))

    def _somebody(self, posts: tuple[str, ...]) -> str:
        """Mostly one of those who hold these posts, or whoever stands in; else anybody."""
        held = {**self.holders, **self.dispute.named}
        right = [
            held[post] for post in (*posts, *posts, *posts, self.paper.stands_in) if post in held
        ]
        wild = ANYONE in posts or self.tries.seldom()
        return self._anybody() if wild else str(self.tries.one_of(*right))

    def _some_row(self) -> Permit:
        """Mostly one that stands where the dispute stands."""
        judge, place = self.judge, (self.dispute.stage, self.dispute.step)
        if self.tries.seldom():
            return self.tries.one_of(*judge.beside.values(), *judge.permits.values())
        there = [row for row in judge.permits.values() if (row.stage, row.step) == place]
        lasting = [row for row in there if row.to not in self.procedure.ends]
        return self.tries.one_of(*there, *lasting, *lasting)

    def _visit(self) -> int:
        return self.dispute.visit - self.tries.seldom()
