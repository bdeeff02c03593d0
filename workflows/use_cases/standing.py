"""Where each live dispute stands in somebody's lists, with what is asked of those they cover."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workflows import engine, nudging, overview
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.overview import Row, Show
from workflows.people import Directory, holders
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.stored import Raiser
from workflows.use_cases.listing_covered import Standing, with_covered
from workflows.use_cases.open_to import anywhere, stays_in_list
from workflows.use_cases.world import (
    found_for,
    gone_from,
    here_for,
    procedure_kept,
    procedure_of,
    today,
)
from workflows.visibility import act_in_silence


def standing(desk: Desk, work: Work, person: str) -> list[Standing]:
    """Give what stands in somebody's list, also for whom they cover, soonest first."""
    return with_covered(desk, work, person, _standing_of)


def _standing_of(desk: Desk, work: Work, person: str) -> Iterator[tuple[Show, Row]]:
    """Give every live dispute that somebody may open, and where it stands.

    Then each action that they follow up, or do.
    """
    raisers = stands_in_for(desk, work, person)
    directory, procedures = work.directory(today(desk)), dict[str, Procedure]()
    here = anywhere(desk, work, person)
    listed = {posting.person for posting in directory.postings}
    followed = dict[str, tuple[Procedure, Dispute]]()
    for dispute in work.live_of(person, raisers):
        procedure = procedures.get(dispute.procedure) or procedure_of(desk, work, dispute)
        procedures[dispute.procedure] = procedure
        if not stays_in_list(desk, work, procedure, dispute, here):
            continue
        is_by_line = (dispute.procedure, dispute.raised_by) in raisers
        stands_in = is_by_line and _is_their_turn(desk, work, procedure, dispute, person)
        chooses = bool(engine.chooses(procedure, dispute, person, listed))
        at = overview.shows(procedure, dispute, person, stands_in=stands_in, chooses=chooses)
        row = replace(row_of(procedure, dispute, person), chooses=chooses)
        yield at, replace(row, raiser=directory.name(dispute.raised_by)) if is_by_line else row
        followed[dispute.id] = procedure, dispute
    for dispute in work.with_actions_of(person):
        procedure = procedure_of(desk, work, dispute)
        if person not in gone_from(desk, work, procedure, dispute):
            followed[dispute.id] = procedure, dispute
    yield from overview.action_rows(followed.values(), person, desk.now())


def _is_their_turn(
    desk: Desk, work: Work, procedure: Procedure, dispute: Dispute, person: str
) -> bool:
    """Was whoever decides silent, too; or is this person told of it, since they are not there?"""
    if dispute.late != 1:
        return dispute.late == 2
    here = here_for(desk, work, procedure, person, dispute)
    return nudging.decider(procedure, dispute, here) == person


def row_of(procedure: Procedure, dispute: Dispute, person: str) -> Row:
    """Give a dispute as it stands in somebody's list."""
    mine = overview.is_asked(procedure, dispute, person)
    waits = engine.may_answer_date(dispute, person)
    return Row(procedure=procedure, dispute=dispute, mine=mine, answers_date=waits)


def stands_in_for(desk: Desk, work: Work, person: str) -> frozenset[Raiser]:
    """Give those who have raised disputes in which this person may act in silence.

    What one of them was only asked in is theirs alone: it has a raiser of its own. A guest
    supervises nobody.
    """
    directory, raisers = work.directory(today(desk)), frozenset(work.raisers())
    if person in directory.guests:
        return frozenset()
    kept = {hash: procedure_kept(desk, work, hash) for hash in {each.procedure for each in raisers}}
    mine = directory.posts_of(person)
    return frozenset(
        raiser
        for raiser in raisers
        if raiser.person != person
        and _acts_in_silence(kept[raiser.procedure], mine)
        and person in _in_silence_of(kept[raiser.procedure], directory, raiser.person)
    )


def _acts_in_silence(procedure: Procedure, posts: Iterable[str]) -> bool:
    """Does one of these posts act in silence for anybody? Most do not, and nobody is looked up."""
    silence = procedure.silence
    return not {silence.decides, silence.stands_in}.isdisjoint(posts)


def _in_silence_of(procedure: Procedure, directory: Directory, raiser: str) -> frozenset[str]:
    """Give whoever acts in silence in what somebody raised, whatever posts they hold by now.

    It does not matter under which post they raised it: a line begins with the person. And whoever
    did so where they stood once: what of it is theirs still is asked of each dispute.
    """
    stood = {raiser: directory.ended_of(raiser)} if directory.ended_of(raiser) else {}
    return act_in_silence(procedure, holders(procedure, directory, raiser, {})).union(
        act_in_silence(procedure, found_for(procedure, directory, raiser, {}, stood))
    )
