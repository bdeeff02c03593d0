"""Setting cover, and ending it: what the form shows, and what its buttons do."""

import secrets
from dataclasses import dataclass, replace
from datetime import date

from workflows.cover import Cover, Role, WhyNot, may_set, may_set_for_others, why_not, why_not_until
from workflows.desk import Desk
from workflows.kinds import Kind
from workflows.people import Directory
from workflows.ports import Work
from workflows.use_cases import covering, open_requests
from workflows.use_cases.settling import owe
from workflows.use_cases.world import today


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody asks for in the form."""

    away: str
    cover: str
    since: date
    until: date
    moves_open: bool


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the form is drawn from: who is away, for whom else it may be set, how much waits.

    ``open``: how many requests wait, go to whoever is chosen, and stay, since they cannot act in
    them.
    ``covers`` are those that they have already, and that whoever opens the form may end.
    """

    away: str
    directory: Directory
    today: date
    for_others: bool
    open: open_requests.Open
    covers: tuple[Cover, ...] = ()


def ask(desk: Desk, person: str, away: str = "", cover: str = "") -> Asked:
    """Give what the form shows for somebody who is to be away: whoever opens it, at first.

    *cover* is whoever is chosen so far to cover.
    """
    with desk.store.read() as work:
        directory = work.directory(today(desk))
        is_theirs = away in directory.people and may_set(
            directory, person, away, desk.administrators
        )
        away = away if is_theirs else person
        new = _perhaps(desk, away, cover) if cover else None
        return Asked(
            away=away,
            directory=directory,
            today=today(desk),
            for_others=may_set_for_others(directory, person, desk.administrators),
            open=open_requests.count(desk, work, away, new),
            covers=tuple(each for each in work.covers() if each.away == away),
        )


def set_cover(desk: Desk, person: str, wanted: Wanted) -> Cover | WhyNot:
    """Set it, tell both, and hand over at once where it begins today."""
    with desk.store.begin() as work:
        work.covers_to_change()
        directory, new = work.directory(today(desk)), _new(desk, person, wanted)
        if not _may_set(desk, directory, person, new.away):
            return WhyNot.NOT_YOURS
        covering.end_gone(desk, work)
        covers = work.covers()
        if same := next((each for each in covers if each.is_same(new)), None):
            return same
        if why := _refusal(desk, directory, person, new, covers):
            return why
        work.keep_cover(new)
        owe(desk, work, covering.notice(Kind.COVERING, new, new.cover))
        owe(desk, work, covering.notice(Kind.COVERED, new, new.away, _staying(desk, work, new)))
        if new.since <= today(desk):
            covering.begin(desk, work, new)
        return new


def _perhaps(desk: Desk, away: str, cover: str) -> Cover:
    """Give the cover by this person, from today on, that would take all it can."""
    day = today(desk)
    wanted = Wanted(away=away, cover=cover, since=day, until=day, moves_open=True)
    return _new(desk, away, wanted)


def _new(desk: Desk, person: str, wanted: Wanted) -> Cover:
    return Cover(
        id=secrets.token_hex(8),
        away=wanted.away,
        cover=wanted.cover,
        since=wanted.since,
        until=wanted.until,
        set_by=person,
        set_at=desk.now(),
        moves_open=wanted.moves_open,
    )


def _may_set(desk: Desk, directory: Directory, person: str, away: str) -> bool:
    """Asked before anything else, so that nobody learns of a cover that is not theirs to set."""
    is_listed = any(each.person == away for each in directory.postings)
    return is_listed and may_set(directory, person, away, desk.administrators)


def _refusal(
    desk: Desk, directory: Directory, person: str, new: Cover, covers: tuple[Cover, ...]
) -> WhyNot | None:
    """Nobody is reached outside Slack by a button, so whoever covers is in Slack, and no guest."""
    listed = {each.person for each in directory.postings}
    reachable = {each for each in listed if directory.people[each].slack_id}
    if why := why_not(new, covers, reachable - directory.guests, today(desk)):
        return why
    if may_set(directory, person, new.away, ()):
        return None
    is_administrator = directory.people[new.cover].slack_id in desk.administrators
    return WhyNot.AN_ADMINISTRATOR if is_administrator else None


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A cover, laid open for somebody who may end it, and how many requests stay as they are."""

    cover: Cover
    directory: Directory
    stay: int = 0


def lay_open(desk: Desk, person: str, id: str) -> Laid | None:
    """Show a cover to whoever may end it; None where it has ended, or is not theirs to end."""
    with desk.store.read() as work:
        return _laid(desk, work, person, work.covers(), id)


def _laid(desk: Desk, work: Work, person: str, covers: tuple[Cover, ...], id: str) -> Laid | None:
    directory = work.directory(today(desk))
    cover = next((each for each in covers if each.id == id), None)
    if cover is None:
        return None
    theirs = person == cover.set_by or may_set(directory, person, cover.away, desk.administrators)
    stay = _staying(desk, work, cover)
    return Laid(cover=cover, directory=directory, stay=stay) if theirs else None


def _staying(desk: Desk, work: Work, cover: Cover) -> int:
    """Count what stays with the person away; whoever covers may have a cover of their own."""
    return open_requests.count(desk, work, cover.away, cover).stay


def change_until(desk: Desk, person: str, id: str, until: date) -> Laid | WhyNot | None:
    """Let a cover end on another day, and tell both; None where it is over, or not theirs."""
    with desk.store.begin() as work:
        laid = _laid(desk, work, person, work.covers_to_change(), id)
        if laid is None:
            return None
        changed = replace(laid.cover, until=until)
        if why := _refusal_until(desk, person, laid, changed, work.covers()):
            return why
        if changed != laid.cover:
            _change_until(desk, work, changed)
        return replace(laid, cover=changed)


def _refusal_until(
    desk: Desk, person: str, laid: Laid, new: Cover, covers: tuple[Cover, ...]
) -> WhyNot | None:
    """A later day is refused as if the cover were set anew from today on, by whoever changes it."""
    day = today(desk)
    if why := why_not_until(new, covers, day):
        return why
    if new.until <= laid.cover.until:
        return None
    others = tuple(each for each in covers if each.id != new.id)
    return _refusal(desk, laid.directory, person, replace(new, since=max(new.since, day)), others)


def _change_until(desk: Desk, work: Work, cover: Cover) -> None:
    work.keep_cover(cover)
    for kind, to in ((Kind.COVERING, cover.cover), (Kind.COVERED, cover.away)):
        told = covering.notice(kind, cover, to)
        owe(desk, work, replace(told, key=f"{told.key}:{desk.now().isoformat()}"))


def end_now(desk: Desk, person: str, id: str) -> Laid | None:
    """End a cover; None where it has ended already, or is not theirs to end."""
    with desk.store.begin() as work:
        laid = _laid(desk, work, person, work.covers_to_change(), id)
        if laid:
            ended = replace(laid.cover, ended_at=desk.now(), ended_by=person)
            covering.end(desk, work, ended)
        return laid


def of(work: Work, person: str) -> tuple[tuple[Role, Cover], ...]:
    """Give the covers that somebody has to do with, soonest first."""
    each = ((cover.role_of(person), cover) for cover in work.covers())
    return tuple((role, cover) for role, cover in each if role)
