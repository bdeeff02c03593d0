"""Recording who was told about immediate safety. It is no stage: nothing moves, no date changes."""

from collections.abc import Iterator

from workflows import people
from workflows.boxes import Problem
from workflows.choices import ALERT
from workflows.commands import Choose, Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.engine import choose, complete
from workflows.forms import Answers
from workflows.kinds import Kind
from workflows.notices import ADMINISTRATORS, Facts, Notice, Scene
from workflows.people import Person
from workflows.ports import NoSuchDispute, StaleDispute, Work
from workflows.procedure import Procedure
from workflows.questions import Form
from workflows.use_cases.settling import owe, settle
from workflows.use_cases.world import (
    gone_from,
    here_for,
    here_to_raise,
    procedure_for,
    procedure_of,
    today,
)
from workflows.visibility import may_open


def lead_for(desk: Desk, work: Work, person: str) -> Person | None:
    """Give whom this person telephones: whoever covers for the safeguarding lead, else the lead."""
    return next(iter(leads_for(desk, work, person)), None)


def leads_for(desk: Desk, work: Work, person: str) -> tuple[Person, ...]:
    """Give the safeguarding lead of this person's team, else agency, else the only one.

    Where the lead is away, whoever covers comes first; nobody covers to be told by themselves.
    """
    procedure, directory = procedure_for(desk, work, person), work.directory(today(desk))
    posts = [post for rule in procedure.any_time[ALERT].tell for post in rule.to]
    found = people.holders(procedure, directory, person, {})
    lead = next((found[post] for post in posts if post in found), None)
    cover = directory.covers.get(lead, person) if lead else person
    told = (cover if cover != person else None, lead)
    return tuple(directory.people[each] for each in told if each)


def references_of(desk: Desk, work: Work, person: str) -> tuple[tuple[str, str], ...]:
    """Give (id, reference) of the live disputes that somebody may name, newest first.

    Not those whose own procedure asks other questions: what is typed would not fit there.
    """
    asks = _asks(procedure_for(desk, work, person))
    return tuple(
        (dispute.id, dispute.reference)
        for dispute in work.involving(person)
        if _asks(procedure := procedure_of(desk, work, dispute)) == asks
        and person not in gone_from(desk, work, procedure, dispute)
    )


def _asks(procedure: Procedure) -> dict[str, Form]:
    return {key: procedure.forms[key] for key in procedure.any_time[ALERT].form}


def record(
    desk: Desk, person: str, dispute_id: str | None, answers: Answers, form: str = ""
) -> Refused | None:
    """Keep who was told, and ask the safeguarding lead to telephone. Needs no dispute.

    An open *form* counts once: where its answer was lost, and it is sent again, it is recorded.
    """
    try:
        return _record(desk, person, dispute_id, answers, form)
    except StaleDispute:  # the dispute moved, or the same form was sent twice at once
        return _record(desk, person, dispute_id, answers, form)


def _record(
    desk: Desk, person: str, dispute_id: str | None, answers: Answers, form: str
) -> Refused | None:
    with desk.store.begin() as work:
        if recorded := work.recorded(form, answers):
            otherwise = Refused(reason=Reason.RECORDED_OTHERWISE, at=recorded.at)
            return None if recorded.as_typed else otherwise
        dispute = _theirs(desk, work, person, dispute_id) if dispute_id else None
        if dispute:
            refused = _record_in(desk, work, person, dispute, answers)
        else:
            refused = _record_apart(desk, work, person, answers)
        if refused is None:
            work.form_recorded(form, answers, desk.now())
        return refused


def _record_apart(desk: Desk, work: Work, person: str, answers: Answers) -> Refused | None:
    problems = _checked(desk, work, person, answers)
    if problems:
        return Refused(reason=Reason.INCOMPLETE, problems=problems)
    work.record_apart(ALERT, person, answers, desk.now())
    for notice in _ask_to_telephone(desk, work, person):
        owe(desk, work, notice)
    return None


def _theirs(desk: Desk, work: Work, person: str, dispute_id: str) -> Dispute | None:
    """Give the dispute, where there is one that this person may open, and was not destroyed."""
    try:
        dispute = work.dispute(dispute_id)
    except NoSuchDispute:
        return None
    procedure = procedure_of(desk, work, dispute)
    here = here_for(desk, work, procedure, person, dispute)
    is_there = dispute.destroyed_at is None and may_open(procedure, dispute, here)
    return dispute if is_there else None


def _record_in(
    desk: Desk, work: Work, person: str, before: Dispute, answers: Answers
) -> Refused | None:
    procedure = procedure_of(desk, work, before)
    here = here_for(desk, work, procedure, person, before)
    command = Choose(choice=ALERT, visit=before.visit, answers=answers)
    outcome = choose(procedure, before, command, here)
    if isinstance(outcome, Refused):
        return outcome
    scene = Scene(procedure=procedure, before=before, outcome=outcome, here=here)
    settle(desk, work, scene, person)
    return None


def _checked(desk: Desk, work: Work, person: str, answers: Answers) -> tuple[Problem, ...]:
    procedure = procedure_for(desk, work, person)
    here = here_to_raise(desk, work, procedure, person, {})
    keys = procedure.any_time[ALERT].form
    return complete(procedure, keys, answers, "", here).problems


def _ask_to_telephone(desk: Desk, work: Work, person: str) -> Iterator[Notice]:
    key = f"{Kind.SAFETY}:{person}:{desk.now().isoformat()}"
    leads = leads_for(desk, work, person)
    if not leads:
        procedure = procedure_for(desk, work, person)
        title = procedure.posts[procedure.any_time[ALERT].tell[0].to[0]].title
        facts = Facts(post=title)
        yield Notice(key=key, kind=Kind.NOBODY_IN_POST, to=ADMINISTRATORS, facts=facts)
    for lead in leads:
        facts = Facts(person=person)
        yield Notice(key=f"{key}:{lead.id}", kind=Kind.SAFETY, to=lead.id, facts=facts)
