"""What needs no dispute: sending it to those whom its form names."""

from dataclasses import dataclass, replace

from workflows import telling_apart, whom_it_is_for
from workflows.apart import Sending
from workflows.commands import Reason, Refused
from workflows.desk import Desk
from workflows.drafts import NOWHERE, Place
from workflows.due import LONDON
from workflows.engine import complete, named_in
from workflows.forms import Answers
from workflows.people import Directory, Person
from workflows.ports import StaleDispute, Work
from workflows.procedure import Procedure
from workflows.telling_apart import Parcel
from workflows.use_cases import drafting, opening
from workflows.use_cases.naming import a_new_reference
from workflows.use_cases.settling import owe
from workflows.use_cases.world import here_to_raise, offered_apart, today


@dataclass(frozen=True, kw_only=True)
class HandedOver:
    """It is kept: whom it is for, and whether their messages wait for Slack."""

    procedure: Procedure
    told: tuple[str, ...]
    directory: Directory
    held: bool


@dataclass(frozen=True, kw_only=True)
class Form:
    """What its form is drawn from; ``own`` are the posts that the sender holds for whom it is."""

    blank: opening.Blank
    own: frozenset[str]


def form(
    desk: Desk, work: Work, person: str, key: str, procedure: Procedure, answers: Answers
) -> Form:
    """Give what its form is drawn from, with the answers so far."""
    blank = opening.blank(desk, work, person, answers, procedure)
    filled = whom_it_is_for.filled_in(procedure, key, blank.directory, person, blank.found)
    return Form(blank=replace(blank, found=filled.found), own=filled.own)


def send(
    desk: Desk,
    person: str,
    key: str,
    answers: Answers,
    draft: str = "",
    place: Place = NOWHERE,
) -> HandedOver | Refused:
    """Keep it, and tell those it is for; the *draft* of its form is dropped with it.

    An open form counts once: where its answer was lost, and it is sent again, it is sent.
    Raises DoNotFit.
    """
    try:
        return _send(desk, person, key, answers, draft, place)
    except StaleDispute:  # the same form was sent twice at once
        return _send(desk, person, key, answers, draft, place)


def _send(
    desk: Desk, person: str, key: str, answers: Answers, draft: str, place: Place
) -> HandedOver | Refused:
    with desk.store.begin() as work:
        procedure = offered_apart(desk, work, person).get(key)
        if procedure is None:
            return Refused(reason=Reason.NOT_YOURS)
        if recorded := work.recorded(place.form, answers):
            otherwise = Refused(reason=Reason.RECORDED_OTHERWISE, at=recorded.at)
            return _handed(desk, work, procedure, key, answers) if recorded.as_typed else otherwise
        here = here_to_raise(desk, work, procedure, person, answers)
        given = complete(procedure, procedure.apart[key].form, answers, "", here)
        people = work.directory(today(desk)).people
        problems = given.problems or tuple(
            whom_it_is_for.problems(
                procedure, key, person, given.answers, lambda who: _is_reached(desk, people[who])
            )
        )
        if problems:
            return Refused(reason=Reason.INCOMPLETE, problems=problems)
        if drafting.is_older(desk, work, person, draft, answers, place):
            return Refused(reason=Reason.CHANGED_ELSEWHERE)
        _keep(desk, work, person, procedure, key, given.answers)
        work.drop_draft(draft, person)
        work.form_recorded(place.form, answers, desk.now())
        return _handed(desk, work, procedure, key, given.answers)


def _is_reached(desk: Desk, person: Person) -> bool:
    """Has somebody a Slack account, or a secure address, and e-mail a way there?"""
    office = desk.post_office
    return bool(person.slack_id) or (office.sends_forms and office.is_secure(person.email))


def _keep(
    desk: Desk, work: Work, person: str, procedure: Procedure, key: str, answers: Answers
) -> None:
    """It is kept with the text that asked for it, so that it is always read with its questions."""
    parcel = Parcel(
        procedure=procedure,
        kind=key,
        reference=a_new_reference(work, procedure.apart[key].prefix),
        sender=person,
        named=named_in(procedure, answers),
        outside=work.directory(today(desk)).outside_slack,
    )
    work.keep_procedure(procedure, desk.library.texts[procedure.key])
    sending = Sending(reference=parcel.reference, procedure=procedure.hash, told=parcel.told)
    number = work.record_apart(key, person, answers, desk.now(), sending)
    for notice in telling_apart.owed(parcel, number):
        owe(desk, work, notice)
    morning = telling_apart.reminded_at(desk.now().astimezone(LONDON), desk.calendar_of(procedure))
    for notice in telling_apart.reminders(parcel, number):
        work.owe(notice, morning)


def _handed(desk: Desk, work: Work, procedure: Procedure, key: str, answers: Answers) -> HandedOver:
    named = named_in(procedure, answers)
    return HandedOver(
        procedure=procedure,
        told=tuple(dict.fromkeys(named[post] for post in procedure.apart[key].told)),
        directory=work.directory(today(desk)),
        held=work.is_held(desk.now()),
    )
