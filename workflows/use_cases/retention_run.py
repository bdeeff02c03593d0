"""Running an approved plan: each thing in a transaction of its own, so that it can be gone on with.

What has changed since the plan was made stays. The certificate is given once nothing that was
destroyed stands in any file of the database.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workflows import reading
from workflows.commands import Accepted
from workflows.desk import Desk
from workflows.events import Destroyed
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.reporting.paper import papers
from workflows.reporting.reading import Boxes
from workflows.retention.plans import Act, Entry, Item, Type, Why
from workflows.retention.store import Anew
from workflows.use_cases.retention_certificate import Ran, certify
from workflows.use_cases.retention_found import find
from workflows.use_cases.retention_plans import No, Standing, Who, enter, may, may_run, standing
from workflows.use_cases.world import procedure_kept

Key = tuple[Type, str]
Holds = tuple[tuple[int, Entry], ...]


def run(desk: Desk, who: Who, id: str, told: Callable[[int], object] | None = None) -> Ran | No:
    """Destroy what is in an approved plan, go on where a run before this ended, and certify it."""
    begun = _begin(desk, who, id)
    if isinstance(begun, No):
        return begun
    with desk.store.read() as work:
        if done := work.certificate(id):
            return Ran(certificate=done)
        found, holds = find(desk, work), work.holds()
    now = {each.key: each for each in found.items}
    stays = {(each.type, each.id): each.why for each in found.stays}
    left = dict[Key, Why]()
    for number, item in enumerate(begun.plan.items, start=1):
        why = _destroy(desk, who, id, item, now.get(item.key), holds)
        why = stays.get(item.key, why) if why else None
        if why:
            left[item.key] = why
        if told:
            told(number)
    written = desk.store.write_anew()
    if written is not Anew.WRITTEN:
        return No.NOT_THE_OWNER if written is Anew.NOT_THE_OWNER else No.NOT_WRITTEN_ANEW
    return certify(desk, who, id, begun, left)


def _begin(desk: Desk, who: Who, id: str) -> Standing | No:
    if refused := may(desk, who):
        return refused
    with desk.store.begin() as work:
        work.register_next()
        found = standing(desk, work, id)
        if isinstance(found, No):
            return found
        if refused := may_run(desk, found):
            return refused
        if not found.first(Act.BEGUN):
            enter(desk, work, who, Act.BEGUN, id, len(found.plan.items))
        return found


def _destroy(
    desk: Desk, who: Who, id: str, item: Item, now: Item | None, holds: Holds
) -> Why | None:
    """Destroy one thing, if it is as it was when the plan was made; else say why it stays."""
    with desk.store.begin() as work:
        work.register_next()  # from here on nobody can put a hold on anything
        gone = work.gone(item.type, item.id)
        if gone and gone.plan == id:
            return None  # by a run before this
        if item.type is Type.DISPUTE:
            work.wait_for([item.id])
        if _is_held(work, item, holds):
            return Why.HELD
        is_same = now is not None and (now.mark, now.rule) == (item.mark, item.rule)
        if not is_same or work.mark(item.type, item.id) != item.mark:
            return Why.CHANGED
        _take(desk, work, who, id, item)
        return None


def _is_held(work: Work, item: Item, then: Holds) -> bool:
    """Look once more: a hold may have been put on since everything was looked through."""
    match item.type:
        case Type.DISPUTE | Type.APART:
            return work.is_on_hold(item.type, item.id)
        case Type.ACCESS_LOG_APART:
            return work.is_on_hold(Type.APART, item.id)
        case Type.MESSAGES | Type.ACCESS_LOG if item.id:
            return work.is_on_hold(Type.DISPUTE, item.id)
        case _:  # it may be of anything that is held since
            return work.holds() != then


def _take(desk: Desk, work: Work, who: Who, id: str, item: Item) -> None:
    entry = Entry(
        act=Act.DESTROYED,
        at=desk.now(),
        by=who.officer,
        account=who.account,
        type=item.type,
        of=item.id,
        plan=id,
        says={"rule": item.rule, **_marks(work, item)},
    )
    work.enter(entry)
    match item.type:
        case Type.DISPUTE:
            _take_dispute(desk, work, id, item)
        case Type.APART:
            sent = work.apart_listed(int(item.id))
            boxes = _boxes(desk, work, sent.procedure) if sent and sent.procedure else {}
            work.destroy_apart(int(item.id), boxes)
        case Type.DRAFT:
            work.destroy_draft(item.id)
        case Type.MESSAGES:
            work.destroy_messages(item.id, item.since)
        case Type.ACCESS_LOG | Type.ACCESS_LOG_APART:
            work.destroy_log(item.type, item.id)
        case _:  # somebody who left
            work.destroy_person(item.id)


def _marks(work: Work, item: Item) -> dict[str, Any]:
    """Say where in a chain it was destroyed, so that what is gone is told from what was taken."""
    match item.type:
        case Type.DISPUTE:
            return {"line": work.history(item.id)[-1].number + 1}
        case Type.ACCESS_LOG | Type.ACCESS_LOG_APART:
            is_apart = item.type is Type.ACCESS_LOG_APART
            log = work.hashes("viewings_apart" if is_apart else "viewings", item.id)
            return {"tip": list(max(log.items()))}
        case _:
            return {}


def _take_dispute(desk: Desk, work: Work, id: str, item: Item) -> None:
    """Add the line that says so; the state says it, too, so that nobody acts in it any more."""
    dispute, now = work.dispute(item.id), desk.now()
    after = replace(dispute, destroyed_at=now, version=dispute.version + 1)
    events = (Destroyed(rule=item.rule, plan=id),)
    work.record(Accepted(dispute=after, events=events), None, now)
    work.destroy_dispute(dispute, _boxes(desk, work, dispute.procedure))


def _boxes(desk: Desk, work: Work, hash: str) -> Boxes:
    """Give the boxes that a report counts, in any text of a procedure that there is."""
    began: Procedure = procedure_kept(desk, work, hash)
    in_use = desk.library.procedures.get(began.key, began)
    every = [reading.read_kept(text) for text in work.texts_of(began.key).values()]
    return papers(in_use, every).counted
