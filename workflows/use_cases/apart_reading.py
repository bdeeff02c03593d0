"""Reading what was sent without a dispute, acknowledging it, and saying something back."""

from dataclasses import dataclass

from workflows import references, telling_apart
from workflows.apart import SentApart, Told
from workflows.commands import Reason, Refused
from workflows.desk import Desk
from workflows.engine import named_in
from workflows.forms import is_blank
from workflows.kinds import Kind
from workflows.people import Directory
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.telling_apart import Parcel
from workflows.use_cases.destroyed import apart_gone
from workflows.use_cases.settling import owe
from workflows.use_cases.world import procedure_kept, today

#: Characters that somebody may say back.
LONGEST = 1000
#: What a viewing of it is recorded as.
SHOWN = "what was sent"


@dataclass(frozen=True, kw_only=True)
class Laid:
    """Something that was sent, laid open for somebody who may read it."""

    sent: SentApart
    procedure: Procedure
    directory: Directory
    reader: str

    @property
    def mine(self) -> Told | None:
        """What the reader has to do with it where it is for them; nothing where they sent it."""
        return self.sent.told.get(self.reader)

    def words_of(self, person: str) -> str:
        """Give what somebody said back, where the reader may read that: its sender, and they."""
        is_theirs = self.reader in (person, self.sent.person)
        return self.sent.told[person].words if is_theirs else ""


def find(desk: Desk, person: str, text: str) -> int | Refused:
    """Give the number of what somebody names by its reference. Raises Mistyped.

    A reference that does not exist and one that is not theirs are answered alike.
    """
    reference = references.read(text, references.prefix_of(text))
    with desk.store.read() as work:
        sent = _theirs(work, person, work.apart_called(reference) or 0)
        return sent.id if sent else Refused(reason=Reason.NOT_INVOLVED)


def read(desk: Desk, person: str, number: int) -> Laid | Refused:
    """Lay it open for whoever sent it, and for those it is for; and record that it was shown."""
    with desk.store.begin() as work:
        sent = _theirs(work, person, number)
        if sent is None:
            return Refused(reason=Reason.NOT_INVOLVED)
        if gone := apart_gone(work, number, sent.reference):
            return gone
        work.record_viewing_apart(number, person, SHOWN, desk.now())
        procedure = procedure_kept(desk, work, sent.procedure)
        directory = work.directory(today(desk))
        return Laid(sent=sent, procedure=procedure, directory=directory, reader=person)


def _theirs(work: Work, person: str, number: int) -> SentApart | None:
    sent = work.apart(number)
    return sent if sent and sent.may_read(person) else None


def acknowledge(desk: Desk, person: str, number: int, words: str = "") -> Refused | None:
    """Keep that somebody it is for has acknowledged it, once, with what they say back.

    Their messages say so, the sender is told, and they are reminded no more.
    """
    said = "" if is_blank(words) else words
    with desk.store.begin() as work:
        sent, now = work.apart(number), desk.now()
        mine = sent.told.get(person) if sent else None
        if sent is None or mine is None or not mine.asked:
            return Refused(reason=Reason.NOT_INVOLVED)
        if gone := apart_gone(work, number, sent.reference):
            return gone
        if len(said) > LONGEST:
            return Refused(reason=Reason.INCOMPLETE)
        if not work.acknowledge_apart(number, person, said, now):
            same = said == mine.words
            reason = Reason.RECORDED if same else Reason.RECORDED_OTHERWISE
            return Refused(reason=reason, at=mine.at or now)
        _tell(desk, work, sent, person)
        return None


def _tell(desk: Desk, work: Work, sent: SentApart, person: str) -> None:
    procedure, now = procedure_kept(desk, work, sent.procedure), desk.now()
    work.cancel(telling_apart.key_of(Kind.APART_REMINDER, sent.id, person))
    for kind in (Kind.APART, Kind.APART_REMINDER):
        if card := work.card(telling_apart.key_of(kind, sent.id, person)):
            what = procedure.apart[sent.kind].one
            facts = telling_apart.marked(card.facts, sent, what, person, now)
            work.redraw(card.key, facts)
    parcel = Parcel(
        procedure=procedure,
        kind=sent.kind,
        reference=sent.reference,
        sender=sent.person,
        named=named_in(procedure, sent.answers),
    )
    holds = work.directory(today(desk)).posts_of(person)
    owe(desk, work, telling_apart.acknowledged(parcel, sent.id, person, holds))
