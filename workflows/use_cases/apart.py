"""What needs no dispute: sending it to those its form names, reading and acknowledging it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workflows.apart import SentApart
from workflows.commands import Reason, Refused
from workflows.desk import Desk
from workflows.drafts import NOWHERE, Place
from workflows.engine import complete, named_in
from workflows.forms import Answers
from workflows.history import Act
from workflows.kinds import Kind
from workflows.notices import Facts, Notice
from workflows.people import Directory
from workflows.ports import StaleDispute, Work
from workflows.procedure import Procedure
from workflows.use_cases import drafting
from workflows.use_cases.settling import owe
from workflows.use_cases.world import here_to_raise, offered_apart, procedure_kept, today


@dataclass(frozen=True, kw_only=True)
class Laid:
    """Something that was sent, laid open for somebody who may read it."""

    sent: SentApart
    procedure: Procedure
    directory: Directory


def send(
    desk: Desk,
    person: str,
    key: str,
    answers: Answers,
    draft: str = "",
    place: Place = NOWHERE,
) -> Refused | None:
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
) -> Refused | None:
    with desk.store.begin() as work:
        if recorded := work.recorded(place.form, answers):
            otherwise = Refused(reason=Reason.RECORDED_OTHERWISE, at=recorded.at)
            return None if recorded.as_typed else otherwise
        procedure = offered_apart(desk, work, person).get(key)
        if procedure is None:
            return Refused(reason=Reason.NOT_YOURS)
        here = here_to_raise(desk, work, procedure, person, answers)
        given = complete(procedure, procedure.apart[key].form, answers, "", here)
        if given.problems:
            return Refused(reason=Reason.INCOMPLETE, problems=given.problems)
        if drafting.is_older(desk, work, person, draft, answers, place):
            return Refused(reason=Reason.CHANGED_ELSEWHERE)
        _keep(desk, work, person, procedure, key, given.answers)
        work.drop_draft(draft, person)
        work.form_recorded(place.form, answers, desk.now())
        return None


def _keep(
    desk: Desk, work: Work, person: str, procedure: Procedure, key: str, answers: Answers
) -> None:
    """It is kept with the text that asked for it, so that it is always read with its questions."""
    named = named_in(procedure, answers)
    told = [named[post] for post in procedure.apart[key].told]
    work.keep_procedure(procedure, desk.library.texts[procedure.key])
    number = work.record_apart(
        key, person, answers, desk.now(), procedure=procedure.hash, told=told
    )
    for notice in _notices(procedure, key, number, named, person):
        owe(desk, work, notice)


def _notices(
    procedure: Procedure, key: str, number: int, named: dict[str, str], sender: str
) -> Iterator[Notice]:
    """Tell each of those it is for what the file says, and the sender where to find it."""
    rule = procedure.apart[key]
    for each in rule.tell:
        entry = number if each.acknowledge else 0
        facts = Facts(says=each.says, apart=number, entry=entry, person=sender)
        for post in each.to:
            to = named[post]
            yield Notice(key=_key(number, to), kind=Kind.APART, to=to, facts=facts)
    yield Notice(
        key=f"{Kind.APART_SENT}:{number}",
        kind=Kind.APART_SENT,
        to=sender,
        facts=Facts(says=rule.sent, apart=number),
    )


def _key(number: int, person: str) -> str:
    return f"{Kind.APART}:{number}:{person}"


def read(desk: Desk, person: str, number: int) -> Laid | Refused:
    """Lay it open for whoever sent it, and for those it is for."""
    with desk.store.read() as work:
        sent = work.apart(number)
        if sent is None or not sent.may_read(person):
            return Refused(reason=Reason.NOT_INVOLVED)
        procedure = procedure_kept(desk, work, sent.procedure)
        return Laid(sent=sent, procedure=procedure, directory=work.directory(today(desk)))


def acknowledge(desk: Desk, person: str, number: int) -> Refused | None:
    """Keep that somebody it is for has acknowledged it, once; their message says so."""
    with desk.store.begin() as work:
        sent, now = work.apart(number), desk.now()
        if sent is None or person not in sent.told:
            return Refused(reason=Reason.NOT_INVOLVED)
        if not work.acknowledge_apart(number, person, now):
            return Refused(reason=Reason.RECORDED, at=sent.told[person] or now)
        card = work.card(_key(number, person))
        assert card  # noqa: S101 # it was owed with what it tells of
        act = Act(choice="", step="", person=person, at=now)
        work.redraw(card.key, replace(card.facts, marks=(act,)))
        return None
