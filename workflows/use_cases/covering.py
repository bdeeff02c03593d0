"""Handing over what waits for somebody when their cover begins, and back when it ends."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from workflows import covering, engine
from workflows.cards import Card
from workflows.commands import Here
from workflows.cover import Cover, acting
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.notices import Facts, Notice
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.use_cases.settling import owe
from workflows.use_cases.world import here_for, procedure_of, today


def turn_over(desk: Desk) -> list[Exception]:
    """End the covers whose last day is past; then let those begin whose first day has come.

    Each in a transaction of its own: whoever presses a button meanwhile waits for one of them.
    Give why any could not be turned over; it is tried again.
    """
    failed = list[Exception]()
    for cover in _to_turn_over(desk):
        try:
            with desk.store.begin() as work:
                _turn_over(desk, work, cover.id)
        except Exception as error:
            failed.append(error)
    return failed


def _to_turn_over(desk: Desk) -> list[Cover]:
    """Give those that end, then those that begin.

    Whoever covers and becomes a guest has handed everything back at once: that waits for no turn.
    """
    day = today(desk)
    with desk.store.read() as work:
        lasting, gone = work.covers(), _gone(desk, work)
    over = [each for each in lasting if each.until < day]
    begin = [each for each in lasting if each.is_on(day) and each.begun_at is None]
    return list(dict.fromkeys(over + gone + begin))


def whom_it_concerns(desk: Desk) -> frozenset[str]:
    """Give those whose App Home says something else once the covers of today are turned over."""
    day = today(desk)
    with desk.store.read() as work:
        covers, acts, gone = work.covers(), work.directory(day).covers, _gone(desk, work)
    turning = gone + [
        each for each in covers if each.until < day or (each.is_on(day) and each.begun_at is None)
    ]
    found = {who for each in turning for who in (each.away, each.cover, each.set_by)}
    return frozenset(found | {acts[each.away] for each in turning if each.away in acts})


def _turn_over(desk: Desk, work: Work, id: str) -> None:
    cover = next((each for each in work.covers_to_change() if each.id == id), None)
    if cover is None:
        return
    if cover.until < today(desk):
        end(desk, work, replace(cover, ended_at=desk.now()))
    elif cover in _gone(desk, work):
        end_gone(desk, work)
    elif cover.begun_at is None:
        begin(desk, work, cover)


def begin(desk: Desk, work: Work, cover: Cover) -> None:
    """Let a cover begin: what waits for the person away is asked of whoever covers."""
    _change(desk, work, replace(cover, begun_at=desk.now()), "begun")


def end(desk: Desk, work: Work, cover: Cover) -> None:
    """Keep that a cover has ended, hand back what it took, and tell both."""
    _change(desk, work, cover, "ended")
    for kind, to in ((Kind.COVERING_ENDED, cover.cover), (Kind.COVERED_ENDED, cover.away)):
        owe(desk, work, notice(kind, cover, to))


def end_gone(desk: Desk, work: Work) -> None:
    """End the covers, begun or not, by whoever has left; tell whoever is away, and ask them."""
    gone, begun = _gone(desk, work), [each for each in work.covers() if each.begun_at]
    for cover in gone:
        work.keep_cover(replace(cover, ended_at=desk.now()))
        owe(desk, work, notice(Kind.COVERED_ENDED, cover, cover.away))
    for person in sorted({each.away for each in (*gone, *begun)}):
        _ask_anew(desk, work, person, "".join(each.id for each in gone[:1]))


def _gone(desk: Desk, work: Work) -> list[Cover]:
    """Give those by somebody who holds no post any more."""
    listed = work.directory(today(desk)).by_person
    return [each for each in work.covers() if each.cover not in listed]


def notice(kind: Kind, cover: Cover, to: str, stay: int = 0) -> Notice:
    """Tell somebody of a cover: its days, how many requests *stay*, and nobody's name."""
    facts = Facts(since=cover.since, until=cover.until, number=stay)
    return Notice(key=f"{kind}:{cover.id}", kind=kind, to=to, facts=facts)


def _change(desk: Desk, work: Work, cover: Cover, became: str) -> None:
    """Keep a cover as it is now, and ask anew for everybody for whom somebody else acts now."""
    before = acting_now(desk, work)
    work.keep_cover(cover)
    began = {cover.away} if cover.begun_at else set[str]()
    ask_whom_it_changes(desk, work, before, f"{cover.id}:{became}", began)


def acting_now(desk: Desk, work: Work) -> dict[str, str]:
    """Give who acts for whom by the covers that have begun; no guest does."""
    directory = work.directory(today(desk))
    begun = [each for each in work.covers() if each.begun_at]
    acts = acting(begun, {each.person for each in directory.postings})
    return {away: cover for away, cover in acts.items() if cover not in directory.guests}


def ask_whom_it_changes(
    desk: Desk,
    work: Work,
    before: Mapping[str, str],
    because: str,
    began: Collection[str] = (),
) -> None:
    """Ask anew for everybody for whom somebody else, or nobody, acts now; and where one *began*."""
    after = acting_now(desk, work)
    for person in sorted({*before, *after, *began}):
        if before.get(person) == after.get(person) and person not in began:
            continue
        asked = _ask_anew(desk, work, person, because)
        if person in before:
            _take_back_lists(work, person, before[person], asked)


def _take_back_lists(work: Work, away: str, cover: str, asked: Mapping[str, str]) -> None:
    stay = {dispute for dispute, who in asked.items() if who == cover}
    for card in work.cards_of(cover):
        work.redraw(card.key, covering.taken_back(card, away, stay))


def _ask_anew(desk: Desk, work: Work, person: str, because: str) -> dict[str, str]:
    """Take back what is not asked of an earlier cover any more, and ask whoever covers now.

    Give who is asked in each dispute; what they have been asked already stands.
    """
    asked = dict[str, str]()
    for dispute in _held_for(work, person):
        cards = work.cards(dispute.id)
        if any(person in (card.to, card.facts.covers) for card in cards):
            asked[dispute.id] = _ask_in(desk, work, dispute, person, cards, because)
    return asked


def _ask_in(
    desk: Desk, work: Work, dispute: Dispute, person: str, cards: Iterable[Card], because: str
) -> str:
    procedure = procedure_of(desk, work, dispute)
    here = here_for(desk, work, procedure, person, dispute)
    asked = engine.asked_instead(procedure, dispute, person, here)
    theirs = [card for card in cards if card.to == asked and card.facts.covers == person]
    stands = {(card.kind, card.facts.action) for card in theirs}
    for card in cards:
        is_asked = card.to == person and (card.kind, card.facts.action) in stands
        if not is_asked and card not in theirs:
            back = replace(card, facts=covering.taken_back(card, person))
            work.redraw(card.key, back.facts)
            if card.to == person:
                _hand_over(desk, work, procedure, dispute, here, back, because)
    return asked


def _hand_over(
    desk: Desk,
    work: Work,
    procedure: Procedure,
    dispute: Dispute,
    here: Here,
    card: Card,
    because: str,
) -> None:
    handed = covering.handed_over(procedure, dispute, here, card, because)
    if handed:
        stays, asks = handed
        work.redraw(card.key, stays)
        owe(desk, work, asks)


def _held_for(work: Work, person: str) -> Iterator[Dispute]:
    """Give these disputes as they stand once nobody else is changing them, and keep them so."""
    ids = [each.id for each in waiting_for(work, person)]
    work.wait_for(ids)
    yield from (work.dispute(id) for id in ids)


def waiting_for(work: Work, person: str) -> Iterator[Dispute]:
    """Give the live disputes in which something may be asked of somebody, each once."""
    found = {each.id: each for each in work.live_of(person, ())}
    found |= {each.id: each for each in work.with_actions_of(person)}
    yield from found.values()
