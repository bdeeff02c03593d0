"""The world around a dispute, as a use case finds it: the day, the text, who holds what."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from workflows import engine, reading, taking_part
from workflows.commands import Here
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.forms import Answers
from workflows.people import Directory, holders
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.taking_part import Over
from workflows.use_cases import filling_in

#: Of a dispute that does not exist yet.
NOBODY_GONE: Over = {}


def today(desk: Desk) -> date:
    """Give the local date."""
    return desk.now().astimezone(LONDON).date()


def procedure_of(desk: Desk, work: Work, dispute: Dispute) -> Procedure:
    """Give the procedure in the very text that the dispute began under."""
    return procedure_kept(desk, work, dispute.procedure)


def procedure_kept(desk: Desk, work: Work, hash: str) -> Procedure:
    """Give a procedure by the hash of its text: one in use, or one that disputes began under."""
    for procedure in desk.library.procedures.values():
        if procedure.hash == hash:
            return procedure
    return reading.read_kept(work.procedure_text(hash))


def procedure_for(desk: Desk, work: Work, person: str) -> Procedure:
    """Give the procedure that speaks to somebody where no dispute says which.

    It is the first in use that has a post of theirs, else the default.
    """
    posts = work.directory(today(desk)).posts_of(person)
    every = desk.library.procedures.values()
    theirs = (each for each in every if not each.posts.keys().isdisjoint(posts))
    return next(theirs, desk.library.default)


def offered_apart(desk: Desk, work: Work, person: str) -> dict[str, Procedure]:
    """Give what somebody's posts may send without a dispute.

    Each is sent under the first procedure in use that has it; a guest sends none.
    """
    directory = work.directory(today(desk))
    posts = set() if person in directory.guests else set(directory.posts_of(person))
    found: dict[str, Procedure] = {}
    for procedure in desk.library.procedures.values():
        for key, rule in procedure.apart.items():
            if posts & set(rule.by):
                found.setdefault(key, procedure)
    return found


def here_for(desk: Desk, work: Work, procedure: Procedure, person: str, dispute: Dispute) -> Here:
    """Give the world as the engine is told of it, for this person and dispute."""
    gone = gone_from(desk, work, procedure, dispute)
    here = _here(desk, work, procedure, person, dispute.raised_by, dispute.named, gone)
    words = filling_in.words_of(procedure)
    if not words:
        return here
    history = work.history(dispute.id) if filling_in.WHEN_ANSWERED in words else ()
    directory = work.directory(today(desk))
    return replace(here, known=filling_in.about(procedure, dispute, directory, here, history))


def here_to_act(
    desk: Desk, work: Work, procedure: Procedure, person: str, dispute: Dispute, of: str
) -> Here:
    """Give the world of whoever acts; where they record the answer *of* somebody, theirs in it."""
    here = here_for(desk, work, procedure, person, dispute)
    return replace(here, absent=here_for(desk, work, procedure, of, dispute)) if of else here


def here_to_raise(
    desk: Desk, work: Work, procedure: Procedure, person: str, answers: Answers
) -> Here:
    """Give the world for a dispute that does not exist yet, with those its form names."""
    here = _here(desk, work, procedure, person, person, engine.named_in(procedure, answers))
    directory = work.directory(today(desk))
    return replace(here, known=filling_in.to_raise(procedure, directory, person, here.now))


def _here(
    desk: Desk,
    work: Work,
    procedure: Procedure,
    person: str,
    raiser: str,
    named: Mapping[str, str],
    gone: Over = NOBODY_GONE,
) -> Here:
    directory = work.directory(today(desk))
    return Here(
        person=person,
        now=desk.now(),
        calendar=desk.calendar_of(procedure),
        holders=found_for(procedure, directory, raiser, named, gone),
        people=frozenset(posting.person for posting in directory.postings),
        outside=outside(desk, procedure),
        covers=directory.covers,
        chains=directory.chains,
        outside_slack=directory.outside_slack,
        guests=directory.guests,
        post_office=desk.post_office,
        gone=frozenset(gone),
    )


def found_for(
    procedure: Procedure, directory: Directory, raiser: str, named: Mapping[str, str], gone: Over
) -> dict[str, str]:
    """Find who holds each post for a dispute.

    A line that begins with somebody who has left begins where they stood, so that whoever was above
    them decides still.
    """
    begin = {who: held for who, held in gone.items() if who in (raiser, *named.values())}
    return holders(procedure, directory.as_they_stood(begin), raiser, named)


def gone_from(desk: Desk, work: Work, procedure: Procedure, dispute: Dispute) -> Over:
    """Give those whose part in a dispute is over today."""
    directory = work.directory(today(desk))
    return taking_part.over(procedure, dispute, directory, lambda: work.history(dispute.id))


def ever_for(desk: Desk, work: Work, procedure: Procedure, dispute: Dispute) -> Directory:
    """Give everybody who was ever listed; whoever left a dispute stands as they did in it."""
    return work.directory_ever().as_they_stood(gone_from(desk, work, procedure, dispute))


def outside(desk: Desk, procedure: Procedure) -> dict[str, str]:
    """Give the addresses that are set for those posts of a procedure that are found outside."""
    posts = procedure.posts.items()
    found = [key for key, post in posts if post.found == "outside" and key in desk.outside]
    return {key: desk.outside[key] for key in found}
