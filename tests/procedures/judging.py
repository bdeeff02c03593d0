"""A second memory of a dispute: what the paper permits, held against what was accepted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.procedures.actions_agreed import AgreedActions
from tests.procedures.copies_owed import records_go_one_way
from tests.procedures.doors import Door
from tests.procedures.offers import Act, Offer
from tests.procedures.rules import ANYONE, DATE, HIGHER, NEXT, STAY, Paper, Permit
from workflows import receipts
from workflows.dispute import Dispute
from workflows.procedure import Procedure


@dataclass
class Judge:
    """What was accepted so far. *proposed* is the joint answer that waits, and who agreed to it."""

    paper: Paper
    procedure: Procedure
    used: Counter[str] = field(default_factory=Counter)
    acted: dict[str, str] = field(default_factory=dict)
    proposed: tuple[Permit, Offer] | None = None
    agreed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.permits, self.beside = self.paper.permits(), self.paper.permits_beside()
        self.door = Door(self.paper, self.procedure)
        self.actions = AgreedActions(self.procedure)

    # ---- each command that was accepted ---------------------------------------------------------

    def raised(self, act: Act) -> None:
        """It begins where the paper lets it begin, with all that is asked."""
        stage, raiser = self.paper.stage(act.offer.stage), self.paper.raised_by
        assert act.here.holders[raiser] == act.here.person, "only whoever may raise"
        assert stage.begins, f"nothing begins at {stage.name}"
        assert not act.offer.says(*stage.barred_by), f"nothing so begins at {stage.name}"
        assert not act.offer.broken, "whatever is asked at raising is whole"
        self.acted[act.here.person] = self.paper.side(raiser)
        assert act.after.version == 1
        self._has_opened(stage.name, act, is_theirs=True)

    def chose(self, act: Act) -> Permit:
        """The table has a row for it, it is theirs and its time, and it leads where that says."""
        permit = self._row(act)
        post = self._acts_as(permit.by, act)
        self._is_its_time(permit, act)
        if permit.to in self.procedure.ends and self.procedure.ends[permit.to].kind == "withdrawn":
            alone = act.held.get(post) == act.here.person or act.before.left
            assert alone, "what was raised is taken back by whoever raised it, and no stand-in"
        assert all(act.offer.is_whole(form) for form in permit.asks), "each form it asks is whole"
        for question, answer in permit.needs.items():
            assert act.offer.says(question, answer), "it stands only with this answer"
        if permit.together:
            self.proposed, self.agreed = (permit, act.offer), {post}
            assert _place(act.after) == _place(act.before), "a joint answer of one moves nothing"
        else:
            self._comes_to_pass(permit, act)
        return permit

    def agreed_to(self, act: Act) -> Permit:
        """It is for each of them to agree, to this very text; it counts with the last of them."""
        assert self.proposed, "there is something to agree to"
        permit, proposal = self.proposed
        assert act.before.proposal, "there is something to agree to"
        assert act.offer.visit == act.before.visit
        assert act.offer.number == act.before.proposal.number, "it is this very text"
        self.agreed.add(self._acts_as(set(permit.by) - self.agreed, act))
        assert not act.offer.broken, "it is signed"
        if set(permit.by) - self.agreed:
            assert _place(act.after) == _place(act.before), "it waits for the others"
        else:
            self._is_its_time(permit, act)
            self._comes_to_pass(permit, act.of_all(proposal, self.agreed))
        return permit

    def agreed_to_date(self, act: Act) -> Permit:
        """It is for each of them to agree; with the last it is due later, and that is all."""
        permit, _ = self._of_this_date(act)
        self.agreed.add(self._acts_as(set(permit.by) - self.agreed, act))
        before, after = act.before.clock.due, act.after.clock.due
        assert _where(act.after) == _where(act.before), "only the date moves"
        if set(permit.by) - self.agreed:
            assert after == before, "it waits for the others"
            return permit
        self._is_its_time(permit, act)
        self.used[permit.choice] += 1
        self.proposed = None
        assert after.at > max(before.at, act.here.now), "it lies ahead"
        assert after.first == (before.first or before.day), "the first date stays"
        assert act.after.late == (act.before.late if act.before.waits_to_open else 0)
        return permit

    def kept_the_date(self, act: Act) -> None:
        """One of those who must agree does not: nothing waits any more."""
        permit, _ = self._of_this_date(act)
        assert self._posts(set(permit.by) - self.agreed, act), "it is theirs to say"
        self.proposed = None
        assert (_place(act.after), act.after.new_date) == (_place(act.before), None)

    def _of_this_date(self, act: Act) -> tuple[Permit, Offer]:
        assert self.proposed, "a date was proposed"
        assert act.before.new_date, "it waits"
        assert act.offer.visit == act.before.visit
        assert act.offer.number == act.before.new_date.number, "it is this very one"
        assert self.proposed[0].to == DATE
        return self.proposed

    def recorded(self, act: Act) -> None:
        """What a stage needs is recorded by whoever opens it, and only once it was asked for."""
        assert act.before.opening, "a stage was asked for"
        assert act.offer.visit == act.before.visit
        self._acts_as(self.paper.stage(act.before.opening.stage).opened_by, act)
        self._is_asked_for(act.before.opening.stage, act)

    def marked(self, act: Act) -> None:
        """Only whoever follows an action up closes it; whoever does it can say so."""
        assert act.offer.visit == act.before.visit
        follows = self.paper.follows[act.before.step]
        closes = self._posts(follows, act)
        action = next(each for each in act.before.actions if each.id == act.offer.choice)
        assert closes or act.here.person == action.who, "it is theirs to say"
        self._remember(closes[:1], act)
        self.actions.marked(act, closes=bool(closes))
        assert _where(act.after) == _where(act.before), "a record moves nothing"

    def filed(self, act: Act) -> None:
        """A copy is made by whoever raised it or stands in, once it may be made."""
        assert act.here.person in (act.before.raised_by, act.held.get(self.paper.stands_in))
        assert act.before.records[act.offer.number].state == "due", "it is not held back, nor made"
        assert receipts.name(act.offer.number) in act.offer.answers
        assert _place(act.after) == _place(act.before), "a receipt moves nothing"

    def time_passed(self, before: Dispute, after: Dispute, now: datetime) -> None:
        """Nothing moves when a limit passes: those who decide, and stand in, are told in turn."""
        assert now > before.running.due.at or not after.late
        assert after.late < 2 or (after.decide_by and now > after.decide_by)
        assert _place(after) == _place(before)
        assert after.version == before.version + 1

    def whatever_it_was(self, act: Act, permit: Permit | None) -> None:
        """Whatever is accepted adds one; stages only rise, copies only grow, records go one way."""
        ladder, before, after = self.paper.ladder, act.before, act.after
        assert after.version == before.version + 1
        assert ladder.index(after.stage) >= ladder.index(before.stage)
        assert after.copied[: len(before.copied)] == before.copied
        for stage in ladder[: ladder.index(after.stage) + 1]:
            assert set(self.paper.stage(stage).copies) <= set(after.copied), "copied from here on"
        records_go_one_way(self.paper, act, permit)
        assert after.acted.get(act.here.person) == self.acted.get(act.here.person)

    # ---- whether it may be, and what comes of it -------------------------------------------------

    def _row(self, act: Act) -> Permit:
        beside = self.beside.get(act.offer.choice)
        if beside:
            assert not act.before.end or beside.to == STAY, "what is over stays as it ended"
            return beside
        assert not act.before.end, "what is over is over"
        assert act.offer.visit == act.before.visit, "it belongs to the question that stands now"
        place = (act.before.stage, act.before.step, act.offer.choice)
        assert place in self.permits, f"the paper has no {place}"
        return self.permits[place]

    def _acts_as(self, posts: Iterable[str], act: Act) -> str:
        """Give the post under which they may act: theirs, and on the side they are on."""
        if ANYONE in posts:
            return ANYONE
        mine = self._posts(posts, act)
        assert mine, f"{act.here.person} is none of {posts}, or acted for the other side"
        self._remember(mine[:1], act)
        return mine[0]

    def _posts(self, posts: Iterable[str], act: Act) -> list[str]:
        posts = [*posts]
        side = self.acted.get(act.here.person)
        found = [p for p in posts if act.held.get(p) == act.here.person]
        found = [post for post in found if side in (None, self.paper.side(post))]
        stand_in = self.paper.stands_in
        if self.paper.raised_by in posts and act.before.late == 2 and not found:
            able = side in (None, self.paper.side(stand_in))
            is_theirs = act.held.get(stand_in) == act.here.person
            return [self.paper.raised_by] if able and is_theirs else []
        return found

    def _remember(self, posts: list[str], act: Act) -> None:
        """Whoever acts is on that side from then on."""
        for post in posts:
            as_ = post if act.held.get(post) == act.here.person else self.paper.stands_in
            self.acted[act.here.person] = self.paper.side(as_)

    def _is_its_time(self, permit: Permit, act: Act) -> None:
        waits, is_late = act.before.waits_to_open, act.here.now > act.before.clock.due.at
        assert "late" not in permit.only or (is_late and not waits), "only when it is late"
        assert "once" not in permit.only or not self.used[permit.choice], "only once at a stage"
        if waits and permit.leads_up:
            assert act.before.opening
            self._acts_as(self.paper.stage(act.before.opening.stage).opened_by, act)

    def _comes_to_pass(self, permit: Permit, act: Act) -> None:
        self.used[permit.choice] += 1
        self._is_within_its_cap(act)
        if permit.to == STAY:
            assert _place(act.after) == _place(act.before), "it moves nothing"
        elif permit.leads_up:
            self._is_asked_for(self._above(permit, act), act)
        elif permit.stage and permit.to in self.procedure.stages[permit.stage].steps:
            self._has_moved(act, act.before.stage, permit.to)
        else:
            self._has_ended(permit, act)
        if permit.to != STAY and act.outcome.answers:
            self.actions.agreed(act)

    def _above(self, permit: Permit, act: Act) -> str:
        above = self.paper.above(act.before.stage)
        stage = above[0] if permit.to == NEXT else act.offer.stage
        assert stage in above, "it leads to a stage above"
        assert permit.to in (NEXT, HIGHER)
        return stage

    def _is_asked_for(self, stage: str, act: Act) -> None:
        """It opens when all it needs is recorded; until then it waits, and nothing else moves."""
        opened_by = self.paper.stage(stage).opened_by
        opener = self._posts(opened_by, act) or act.agreed & {*opened_by}
        self.door.told(stage, act, is_theirs=bool(opener))
        if act.after.stage == stage:
            self._has_opened(stage, act, is_theirs=bool(opener))
            return
        assert act.after.opening, "a stage that does not open waits"
        assert act.after.opening.stage == stage
        assert _where(act.after) == _where(act.before), "asking for a stage moves nothing"
        assert act.after.clock == act.before.clock, "asking for a stage stops no clock"

    def _has_opened(self, stage: str, act: Act, *, is_theirs: bool) -> None:
        self.door.opened(stage, act, is_theirs=is_theirs)
        self.used.clear()
        self.actions.dropped()
        self._has_moved(act, stage, self.procedure.stages[stage].steps[0])
        assert act.after.rungs[-1].stage == stage

    def _has_moved(self, act: Act, stage: str, step: str) -> None:
        after = act.after
        self.proposed = None
        self.door.shut()
        assert (after.stage, after.step, after.end) == (stage, step, None)
        assert after.visit == act.before.visit + 1
        assert (after.late, after.opening, after.proposal) == (0, None, None)
        assert after.clock.started == act.here.now < after.clock.due.at

    def _has_ended(self, permit: Permit, act: Act) -> None:
        assert (act.after.end, act.after.stage) == (permit.to, act.before.stage)
        if permit.to in self.paper.settles and act.before.step in self.paper.follows:
            assert not self.actions.open, "what was agreed is done before it is settled"

    def _is_within_its_cap(self, act: Act) -> None:
        """A later date than the paper has needs its reason (S2-40)."""
        most = self.paper.most_days
        start = act.after.clock.started
        if most and act.after.clock.due.for_all_of is None and start == act.here.now:
            cap = act.here.calendar.shift(start.date(), most) + timedelta(days=1)
            reasons = [f.get(self.paper.reason_for_more) for f in act.outcome.answers.values()]
            assert act.after.clock.due.day <= cap or any(reasons), "later than it may be agreed"


def _where(dispute: Dispute) -> tuple[object, ...]:
    return (dispute.stage, dispute.step, dispute.visit, dispute.end)


def _place(dispute: Dispute) -> tuple[object, ...]:
    """Give all of where it stands, with its clock and whoever is asked."""
    return (*_where(dispute), dispute.clock, dispute.opening, dispute.named)
