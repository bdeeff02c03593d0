"""A plan of what goes: one person has it made, another approves it; both are told, by name."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workflows.desk import Desk
from workflows.kinds import Kind
from workflows.notices import IN_SLACK, Facts, Notice
from workflows.ports import Work
from workflows.retention.plans import Act, Entry, Plan, digest, named
from workflows.use_cases.retention_found import find
from workflows.use_cases.settling import owe


class No(StrEnum):
    """Why not. Each has its sentence, and changes nothing."""

    NO_POLICY = "no policy"
    NOT_AN_OFFICER = "not an officer"
    NO_SUCH_PLAN = "no such plan"
    CHANGED_PLAN = "changed plan"
    SAME_PERSON = "same person"
    APPROVED_ALREADY = "approved already"
    NOT_APPROVED = "not approved"
    TOO_OLD = "too old"
    TOO_SOON = "too soon"
    NOT_WRITTEN_ANEW = "not written anew"
    NOT_THE_OWNER = "not the owner"


@dataclass(frozen=True, kw_only=True)
class Who:
    """In whose name something is done, by their Slack id, and from which account of the machine."""

    officer: str
    account: str


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A plan with its name; no name where there is nothing in it, so that it is not kept."""

    id: str
    plan: Plan


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A plan that is kept, and what became of it so far."""

    plan: Plan
    entries: tuple[Entry, ...]

    def first(self, act: Act) -> Entry | None:
        """Give when something was first done of it, and by whom."""
        return next((each for each in self.entries if each.act == act), None)


def make(desk: Desk, who: Who) -> Laid | No:
    """Find what goes today and keep that as a plan; nothing else changes."""
    if refused := may(desk, who):
        return refused
    laid = look(desk, who.officer)
    if not laid.plan.items:
        return laid
    text = laid.plan.write()
    id = named(text)
    with desk.store.begin() as work:
        work.keep_plan(id, text)
        _enter(desk, work, who, Act.PLANNED, id, text)
    return Laid(id=id, plan=laid.plan)


def look(desk: Desk, officer: str = "") -> Laid:
    """Find what goes today, and keep nothing."""
    with desk.store.read() as work:
        found = find(desk, work)
    plan = Plan(made_at=desk.now(), made_by=officer, items=found.items, stays=found.stays)
    return Laid(id="", plan=plan)


def approve(desk: Desk, who: Who, id: str) -> Standing | No:
    """Approve exactly what is in a plan, as somebody else than whoever had it made."""
    with desk.store.begin() as work:
        work.register_next()
        found = standing(desk, work, id)
        refused = may(desk, who) or _may_approve(desk, who, found)
        if isinstance(found, No) or refused:
            return refused or No.NO_SUCH_PLAN
        _enter(desk, work, who, Act.APPROVED, id, found.plan.write())
        return found


def _may_approve(desk: Desk, who: Who, found: Standing | No) -> No | None:
    if isinstance(found, No):
        return found
    if found.plan.made_by == who.officer:
        return No.SAME_PERSON
    if found.first(Act.APPROVED):
        return No.APPROVED_ALREADY
    return No.TOO_OLD if _is_too_old(desk, found) else None


def may(desk: Desk, who: Who) -> No | None:
    """Say why nobody, or not this person, can do anything of the kind."""
    if not desk.retention.is_set:
        return No.NO_POLICY
    return None if who.officer in desk.retention.officers else No.NOT_AN_OFFICER


def may_run(desk: Desk, found: Standing) -> No | None:
    """Say why a plan cannot be run now. One that was begun may be finished."""
    approved = found.first(Act.APPROVED)
    if approved is None:
        return No.NOT_APPROVED
    if approved.by == found.plan.made_by:
        return No.SAME_PERSON
    if found.first(Act.BEGUN):
        return None
    if _is_too_old(desk, found):
        return No.TOO_OLD
    return No.TOO_SOON if desk.now() < may_begin_at(desk, approved) else None


def may_begin_at(desk: Desk, approved: Entry) -> datetime:
    """Say from when on it can be run: those in whose names it was done can object until then."""
    return approved.at + desk.retention.waits


def _is_too_old(desk: Desk, found: Standing) -> bool:
    return desk.now() > found.plan.made_at + desk.retention.lasts


def standing(desk: Desk, work: Work, id: str) -> Standing | No:
    """Give a plan that is kept, if it is what the register says was made."""
    text, entries = work.plan_text(id), work.entries(id)
    made = next((each for each in entries if each.act == Act.PLANNED), None)
    if text is None or made is None:
        return No.NO_SUCH_PLAN
    approved = [each for each in entries if each.act == Act.APPROVED]
    if any(each.says["digest"] != digest(text) for each in (made, *approved)):
        return No.CHANGED_PLAN
    return Standing(plan=Plan.read(text), entries=entries)


def _enter(desk: Desk, work: Work, who: Who, act: Act, id: str, text: str) -> None:
    enter(desk, work, who, act, id, len(Plan.read(text).items), digest=digest(text))


def enter(desk: Desk, work: Work, who: Who, act: Act, id: str, items: int, **says: str) -> None:
    """Write it into the register, and tell every officer in whose name it was done."""
    now = desk.now()
    number = work.enter(
        Entry(
            act=act,
            at=now,
            by=who.officer,
            account=who.account,
            plan=id,
            says={"items": items, **says},
        )
    )
    everybody = work.directory_ever().people.values()
    person = next((each.id for each in everybody if each.slack_id == who.officer), "")
    facts = Facts(what=str(act), says=id, person=person, by=who.officer, at=now, number=items)
    for officer in desk.retention.officers:
        key, to = f"{Kind.RETENTION}:{number}:{officer}", f"{IN_SLACK}{officer}"
        owe(desk, work, Notice(key=key, kind=Kind.RETENTION, to=to, facts=facts))
