"""Somebody has left: their posts end, and what was asked of them is put before whoever is above.

Running it twice changes nothing: each dispute remembers who was told to choose.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import timedelta

from workflows import engine
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.notices import Scene
from workflows.people import Person
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.use_cases import covering
from workflows.use_cases.settling import settle
from workflows.use_cases.world import ever_for, gone_from, here_for, procedure_of, today

#: Further ahead than anything is due.
FAR = timedelta(days=3650)
#: No person: nobody has acted, somebody has gone.
_NOBODY = ""


def look(desk: Desk, work: Work) -> list[Exception]:
    """See who is asked and holds no post today, or does again; give why any could not be seen to.

    One that somebody is changing at this moment is left for the next morning.
    """
    failed = list[Exception]()
    waiting = list(_to_see_to(desk, work, failed))
    if not waiting:
        return failed
    held = work.hold(dispute.id for _, dispute in waiting)
    for procedure, dispute in (each for each in waiting if each[1].id in held):
        try:
            with work.alone():
                note(desk, work, procedure, dispute)
        except Exception as error:
            failed.append(error)
    return failed


def end_posts(desk: Desk, gone: Person) -> list[Exception]:
    """Somebody's account is gone: they hold no post from today on, and others are to choose.

    Nothing, where they were given another account while Slack was asked about that one.
    Give why any dispute could not be seen to; it is looked at again in the morning.
    """
    with desk.store.begin() as work:
        if not work.people_to_change().has_account(gone):
            return []
        before = covering.acting_now(desk, work)
        work.end_posts(gone.id, today(desk) - timedelta(days=1))
        covering.ask_whom_it_changes(desk, work, before, f"{gone.id}:left")
        covering.end_gone(desk, work)
        return look(desk, work)


def listed_in_slack(desk: Desk) -> list[Person]:
    """Give everybody who holds a post today and has an account, those who are asked now first."""
    with desk.store.read() as work:
        directory = work.directory(today(desk))
        live = work.due_by(desk.now() + FAR)
        asked = {
            who
            for procedure, dispute in _readable(desk, work, live, [])
            for who in engine.must_act(procedure, dispute).values()
        }
        hold = {posting.person for posting in directory.postings}
        first = sorted(hold, key=lambda who: (who not in asked, who))
        people = (directory.people[who] for who in first)
        return [person for person in people if person.slack_id]


def note(desk: Desk, work: Work, procedure: Procedure, dispute: Dispute) -> Dispute:
    """Put what is asked of whoever has left before somebody else; give the dispute as it is kept.

    It is done with the very act that asks, too: nobody is told of it who cannot open it.
    """
    listed = _listed(desk, work)
    if not dispute.left and not _waits_for_nobody(desk, work, procedure, dispute, listed):
        return dispute
    here = here_for(desk, work, procedure, _NOBODY, dispute)
    ever = ever_for(desk, work, procedure, dispute)
    noted = engine.note_left(procedure, dispute, here, ever)
    if noted is None:
        return dispute
    scene = Scene(procedure=procedure, before=dispute, outcome=noted, here=here)
    return settle(desk, work, scene, None)


def _to_see_to(
    desk: Desk, work: Work, failed: list[Exception]
) -> Iterator[tuple[Procedure, Dispute]]:
    """Give the live disputes in which somebody asked has left, or was noted to have."""
    listed, ids = _listed(desk, work), work.live_of_leavers(today(desk))
    for procedure, dispute in _readable(desk, work, ids, failed):
        if dispute.left or _waits_for_nobody(desk, work, procedure, dispute, listed):
            yield procedure, dispute


def _listed(desk: Desk, work: Work) -> Container[str]:
    return work.directory(today(desk)).by_person


def _waits_for_nobody(
    desk: Desk, work: Work, procedure: Procedure, dispute: Dispute, listed: Container[str]
) -> bool:
    gone = gone_from(desk, work, procedure, dispute)
    asked = engine.must_act(procedure, dispute).values()
    return any(who not in listed or who in gone for who in asked)


def _readable(
    desk: Desk, work: Work, ids: Iterable[str], failed: list[Exception]
) -> Iterator[tuple[Procedure, Dispute]]:
    """Give these disputes; one that cannot be read keeps no other from being looked at."""
    for id in ids:
        try:
            dispute = work.dispute(id)
            procedure = procedure_of(desk, work, dispute)
        except Exception as error:
            failed.append(error)
        else:
            yield procedure, dispute


def left_behind(desk: Desk) -> list[str]:
    """Give the references of live disputes that wait for somebody who holds no post today."""
    with desk.store.read() as work:
        listed, found = _listed(desk, work), _to_see_to(desk, work, [])
        return [
            each.reference for of, each in found if _waits_for_nobody(desk, work, of, each, listed)
        ]
