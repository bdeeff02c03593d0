"""Finding what the council's policy lets go today, and what stays although its time is over."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import cache

from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.ports import Work
from workflows.retention.plans import Findings, Item, Stays, Type, Why
from workflows.retention.policy import CLOSED, Period, Rule
from workflows.retention.store import Old
from workflows.use_cases.world import procedure_kept, today


def find(desk: Desk, work: Work) -> Findings:
    """Look through everything; nothing is changed."""
    every = tuple(_Look(desk, work).everything())
    return Findings(
        items=tuple(each for each in every if isinstance(each, Item)),
        stays=tuple(each for each in every if isinstance(each, Stays)),
    )


class _Look:
    """One look, on one day."""

    def __init__(self, desk: Desk, work: Work) -> None:
        self._work, self._policy, self._today = work, desk.retention, today(desk)
        self._key = cache(lambda hash: procedure_kept(desk, work, hash).key)
        self._someone_holds = bool(work.holds())

    def everything(self) -> Iterator[Item | Stays]:
        yield from self._disputes()
        yield from self._going_on()
        yield from self._apart()
        yield from self._alone(Type.DRAFT, "drafts")
        yield from self._alone(Type.MESSAGES, "messages")
        yield from self._alone(Type.ACCESS_LOG, "access_log")
        yield from self._alone(Type.ACCESS_LOG_APART, "access_log")
        yield from self._alone(Type.PERSON, "people")

    # ---- disputes ------------------------------------------------------------------------------

    def _disputes(self) -> Iterator[Item | Stays]:
        for dispute in self._work.ended():
            if rule := self._policy.of_dispute(dispute, self._key(dispute.procedure)):
                yield from self._ended(dispute, rule)
            elif rule := self._policy.waits_for_copies:
                yield from self._not_copied(dispute, rule)

    def _ended(self, dispute: Dispute, rule: Rule) -> Iterator[Item | Stays]:
        if not self._is_over(rule.period, dispute.raised_at):
            return  # whatever it counts from came later
        over = self._work.over(dispute)
        since = over.closed_at if rule.period.after == CLOSED else over.last_contact
        if not self._is_over(rule.period, since):
            return
        old = Old(
            id=dispute.id, reference=dispute.reference, since=since, of=(Type.DISPUTE, dispute.id)
        )
        why = None if dispute.is_closed else Why.RECEIPT
        yield self._found(Type.DISPUTE, old, rule, why or (Why.ON_ITS_WAY if over.waits else None))

    def _not_copied(self, dispute: Dispute, rule: Rule) -> Iterator[Stays]:
        """Say of a dispute that no other rule lets go that its copies are not all made."""
        if dispute.records and self._is_over(rule.period, dispute.ended_at or dispute.raised_at):
            yield _stays(dispute, rule, Why.RECEIPT)

    def _going_on(self) -> Iterator[Stays]:
        """Say of a dispute with which nobody has had to do for as long that it is still open."""
        for dispute in self._work.going_on():
            rule = self._policy.of_dispute(dispute, self._key(dispute.procedure))
            if rule and self._is_over(rule.period, dispute.raised_at):
                last = self._work.last_contact(dispute.id)
                if self._is_over(rule.period, last):
                    yield _stays(dispute, rule, Why.OPEN)

    # ---- everything else -----------------------------------------------------------------------

    def _apart(self) -> Iterator[Item | Stays]:
        for old in self._work.old_apart():
            rule = self._policy.of_apart(old.kind)
            if rule and self._is_over(rule.period, old.since):
                yield self._found(Type.APART, old, rule)

    def _alone(self, type: Type, name: str) -> Iterator[Item | Stays]:
        rule = self._policy.of(name)
        for old in self._old(type, rule.period) if rule else ():
            if rule and self._is_over(rule.period, old.since):
                yield self._found(type, old, rule, Why.NAMED if old.named else None)

    def _old(self, type: Type, period: Period) -> Iterator[Old]:
        since = self._since(period)
        match type:
            case Type.DRAFT:
                return self._work.old_drafts(since)
            case Type.MESSAGES:
                return self._work.old_messages(since)
            case Type.PERSON:
                return self._work.leavers(self._today)
            case _:
                return self._work.old_logs(type)

    def _found(self, type: Type, old: Old, rule: Rule, why: Why | None = None) -> Item | Stays:
        """A legal hold comes before any other reason."""
        if self._is_held(type, old):
            why = Why.HELD
        if why:
            return Stays(type=type, id=old.id, reference=old.reference, rule=rule.text, why=why)
        return Item(
            type=type,
            id=old.id,
            reference=old.reference,
            rule=rule.text,
            since=old.since,
            last_day=rule.period.last_day(old.since),
            mark=self._work.mark(type, old.id),
        )

    def _is_held(self, type: Type, old: Old) -> bool:
        """Messages of no dispute may be about any: while there is a hold at all, they stay."""
        if old.of:
            return self._work.is_on_hold(*old.of)
        return type is Type.MESSAGES and self._someone_holds

    # ---- time ----------------------------------------------------------------------------------

    def _is_over(self, period: Period, since: datetime) -> bool:
        return period.last_day(since) < self._today

    def _since(self, period: Period) -> datetime:
        """Give the instant of which whatever came before it is over."""
        first = period.first_day_kept(self._today)
        return datetime.combine(first, time(0), LONDON).astimezone(UTC)


def _stays(dispute: Dispute, rule: Rule, why: Why) -> Stays:
    return Stays(
        type=Type.DISPUTE, id=dispute.id, reference=dispute.reference, rule=rule.text, why=why
    )
