"""Messages that ask somebody who is away: sent on to whoever covers, and taken back afterwards."""

from collections.abc import Container, Hashable, Iterable, Iterator
from dataclasses import replace

from workflows import nudging, waiting
from workflows.cards import Card
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.engine import answers_as, asked_instead, held, must_act, posts_of
from workflows.kinds import NUDGES, OF_A_LIST, Kind
from workflows.notices import Closing, Facts, Notice, buttons
from workflows.procedure import Procedure

#: What the person away has, too: their cover has been asked, and they can still act.
SAID_TO_BOTH = frozenset({Kind.REQUEST, Kind.AGREEMENT, Kind.AGREE, Kind.HAS_LEFT})
#: What asks somebody to act, and so goes to whoever covers for them; news stays with the person.
ASKS = SAID_TO_BOTH | NUDGES | {Kind.NEW_DATE}
#: What is handed over when a cover begins; of anything else there is a new message each morning.
HANDED_OVER = SAID_TO_BOTH | {Kind.ACTION, Kind.NEW_DATE}


def sent_on(
    procedure: Procedure, dispute: Dispute, here: Here, notices: Iterable[Notice]
) -> list[Notice]:
    """Give what is owed, with what asks somebody who is away sent to whoever covers for them.

    Whoever is asked the same for two people of one dispute is asked once; for themselves, if they
    are one of the two.
    """
    every = list(_sent_on(procedure, dispute, here, notices))
    asked = {_asks(each) for each in every if not each.facts.covers}
    told = list[Notice]()
    for each in every:
        if not each.facts.covers or _asks(each) not in asked:
            told.append(each)
            asked.add(_asks(each))
    return told


def once(notices: Iterable[Notice]) -> list[Notice]:
    """Tell whoever is asked and decides, too, once of what is late.

    Only of what they are told at all: whoever wants no reminder for whom they cover decides still.
    """
    return waiting.once(notices, _is_told_of, nudging.rank)


def _is_told_of(notice: Notice) -> Hashable:
    return (notice.to, notice.facts.action) if notice.kind in OF_A_LIST else notice.key


def _asks(notice: Notice) -> tuple[Kind, str, str]:
    """Say what of whom a message asks; in a dispute, two that say the same are one."""
    return notice.kind, notice.to, notice.facts.action


def _sent_on(
    procedure: Procedure, dispute: Dispute, here: Here, notices: Iterable[Notice]
) -> Iterator[Notice]:
    for notice in notices:
        if notice.kind in ASKS:
            yield from _asking(procedure, dispute, here, notice)
        else:
            yield notice
            yield from _alarm(here, notice)


def _asking(procedure: Procedure, dispute: Dispute, here: Here, notice: Notice) -> Iterator[Notice]:
    cover = asked_instead(procedure, dispute, notice.to, here)
    if cover == notice.to:
        yield notice
        return
    yield _to_cover(procedure, dispute, here, notice, cover)
    if notice.kind in SAID_TO_BOTH:
        yield replace(notice, facts=replace(notice.facts, covered=True))


def _alarm(here: Here, notice: Notice) -> Iterator[Notice]:
    """Somebody must telephone now: whoever covers is asked to beside the person away."""
    cover = here.covers.get(notice.to, here.person)
    if notice.kind is Kind.SAFETY and cover != here.person:
        yield replace(notice, key=f"{notice.key}:{cover}", to=cover)


def _to_cover(
    procedure: Procedure, dispute: Dispute, here: Here, notice: Notice, cover: str
) -> Notice:
    """Write it to the cover, with the buttons that they have."""
    there, facts = replace(here, person=cover), notice.facts
    offered = buttons(notice.kind, procedure, dispute, there) if facts.choices else ()
    post = _post(procedure, dispute, notice.to, here)
    facts = replace(facts, choices=offered, covers=notice.to, covers_post=post, covered=False)
    return replace(notice, key=f"{notice.key}:{cover}", to=cover, facts=facts)


def _post(procedure: Procedure, dispute: Dispute, person: str, here: Here) -> str:
    """Give the title of the post that somebody is asked under, else of one they hold; or none."""
    asked = posts_of(person, must_act(procedure, dispute))
    theirs = asked or posts_of(person, held(dispute, here.holders))
    known = (answers_as(procedure, dispute, key) for key in procedure.posts if key in theirs)
    return next((procedure.posts[post].title for post in known), "")


def handed_over(
    procedure: Procedure, dispute: Dispute, here: Here, card: Card, because: str
) -> tuple[Facts, Notice] | None:
    """Give what an open request of somebody who is away says now, and the one to their cover.

    *because* is the cover that began: each hands a request over once. None: it asks nobody else.
    """
    cover = asked_instead(procedure, dispute, card.to, here)
    if not is_open(card) or cover == card.to:
        return None
    notice = Notice(
        key=f"{card.key}:{because}",
        kind=card.kind,
        to=card.to,
        facts=card.facts,
        dispute=dispute.id,
    )
    stays = replace(card.facts, covered=card.kind in SAID_TO_BOTH)
    return stays, _to_cover(procedure, dispute, here, notice, cover)


def is_open(card: Card) -> bool:
    """Does a message ask the very person who has it, of what is handed over?"""
    return card.kind in HANDED_OVER and not card.facts.covers


def taken_back(card: Card, away: str, stay: Container[str] = ()) -> Facts:
    """Give what a message says once somebody else, or nobody, covers for whoever is *away*.

    What is asked of them in the disputes that *stay* is not over.
    """
    lines = tuple(
        replace(line, over=line.over or (line.covers == away and line.dispute not in stay))
        for line in card.facts.lines
    )
    if card.facts.covers == away:
        return replace(card.facts, choices=(), opens=False, closing=Closing(cover_over=True))
    if card.to == away:
        return replace(card.facts, covered=False)
    return replace(card.facts, lines=lines)
