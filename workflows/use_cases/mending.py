"""What needs mending, for those who run the app: counts, posts, references, names and dates.

Of what did not arrive they see to whom it was, but not where that would tell of an alert, or of
what was sent apart.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workflows import by_mail, open_questions
from workflows.cards import WITH_BUTTONS
from workflows.desk import Desk
from workflows.gaps import Gap
from workflows.kinds import NEVER_TWICE, NEWS_OF_LOSS, OF_AN_ALERT, Kind
from workflows.people import Directory
from workflows.ports import Work
from workflows.still_asked import is_still_asked
from workflows.stored import Lost
from workflows.telling_apart import is_apart
from workflows.use_cases.directory import vacant
from workflows.use_cases.leaving import left_behind
from workflows.use_cases.world import here_for, procedure_of, today

#: So long before its end a calendar is spoken of.
ENDS_SOON = timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class Mending:
    """What administrators can do something about.

    ``lost`` counts the messages that did not arrive. ``left`` are the disputes that wait for
    somebody who holds no post. ``known_until``: the last day that a calendar knows, where that is
    soon. ``emails`` wait, since nobody sends them here; ``held``, since a backup was restored.
    """

    lost: int
    vacant: tuple[Gap, ...]
    left: tuple[str, ...]
    known_until: date | None
    has_channel: bool
    channel_closed: bool
    unsettled: tuple[str, ...]
    emails: int = 0
    held: int = 0

    @property
    def number(self) -> int:
        """Say how many things there are to mend."""
        kinds = (self.lost, self.held, self.emails, self.vacant, self.left, self.known_until)
        channel = (not self.has_channel) + self.channel_closed
        return sum(map(bool, kinds)) + channel + len(self.unsettled)


def look(desk: Desk) -> Mending:
    """Look at everything that somebody may have to mend."""
    with desk.store.read() as work:
        return Mending(
            lost=len(tuple(work.lost(desk.now()))),
            emails=_emails(desk, work),
            held=len(work.held()),
            vacant=vacant(desk, work),
            left=tuple(left_behind(desk)),
            known_until=_known_until(desk),
            has_channel=desk.has_channel,
            channel_closed=_is_closed(desk, work),
            unsettled=tuple(
                each.title for each in desk.library.procedures.values() if open_questions.of(each)
            ),
        )


def emails(desk: Desk) -> int:
    """Say how many e-mails wait."""
    with desk.store.read() as work:
        return _emails(desk, work)


def _emails(desk: Desk, work: Work) -> int:
    """Where e-mail is set up none waits for that: each is on its way, or told as not delivered."""
    return 0 if desk.post_office.sends_forms else work.number_of_emails()


@dataclass(frozen=True, kw_only=True)
class Undelivered:
    """A message that did not arrive, or may not have: to whom, about what, since when.

    ``file`` is the word of the file that it carries, where it is an e-mail with one.
    """

    key: str
    to: str
    reference: str
    since: datetime
    refused: bool
    may_go_again: bool
    file: str = ""


@dataclass(frozen=True, kw_only=True)
class AllUndelivered:
    """Those that may be named, and how many may not be."""

    named: tuple[Undelivered, ...]
    unnamed: int
    directory: Directory


def undelivered(desk: Desk) -> AllUndelivered:
    """Give the messages that did not arrive, or may not have."""
    with desk.store.read() as work:
        lost = tuple(work.lost(desk.now()))
        named = [each for each in lost if _may_be_named(each)]
        return AllUndelivered(
            named=tuple(_undelivered(desk, work, each) for each in named),
            unnamed=len(lost) - len(named),
            directory=work.directory_ever(),
        )


def _undelivered(desk: Desk, work: Work, lost: Lost) -> Undelivered:
    return Undelivered(
        key=lost.key,
        to=lost.to,
        reference=work.dispute(lost.dispute).reference if lost.dispute else "",
        since=lost.since,
        refused=lost.refused,
        may_go_again=_may_go_again(desk, work, lost),
        file=lost.facts.file,
    )


def _may_be_named(lost: Lost) -> bool:
    """Whom it was for would tell of an alert, or of what was sent apart."""
    return lost.kind not in OF_AN_ALERT and not is_apart(lost.kind, lost.facts)


def _may_go_again(desk: Desk, work: Work, lost: Lost) -> bool:
    """Was it refused, and is what it says still true? Of a reminder there is a new one daily.

    What becomes of an e-mail its raiser decides, who was told; but of a file nobody was told than
    whom it is for. It is made anew, so it is true; and they must still hold a post.
    """
    if lost.kind is Kind.EMAIL:
        is_listed = lost.to in work.directory(today(desk)).by_person
        return by_mail.is_own_file(lost.facts) and is_listed
    if not lost.refused or lost.kind in NEVER_TWICE | NEWS_OF_LOSS:
        return False
    card = work.card(lost.key)
    if not lost.dispute or card is None or lost.kind not in WITH_BUTTONS:
        return True
    dispute = work.dispute(lost.dispute)
    procedure = procedure_of(desk, work, dispute)
    here = here_for(desk, work, procedure, lost.to, dispute)
    return is_still_asked(procedure, dispute, card, here)


def again(desk: Desk, key: str) -> bool:
    """Let a message be sent anew: something may have been mended since. False where it cannot."""
    with desk.store.begin() as work:
        lost = next((each for each in work.lost(desk.now()) if each.key == key), None)
        if lost is None or not _may_be_named(lost) or not _may_go_again(desk, work, lost):
            return False
        if lost.kind is Kind.EMAIL:
            return work.mail_again(key, lost.facts, desk.now())
        return work.try_again(key, desk.now())


def _known_until(desk: Desk) -> date | None:
    """Give the day on which the first calendar ends, if that is soon."""
    ends = min(each.known_until for each in (desk.calendar, *desk.calendars.values()))
    return ends if ends <= today(desk) + ENDS_SOON else None


def _is_closed(desk: Desk, work: Work) -> bool:
    """Were the administrators told today that the channel cannot be reached?"""
    told = (f"{Kind.CHANNEL_CLOSED}:{today(desk)}:{each}" for each in desk.administrators)
    return any(work.is_owed(key) for key in told)
