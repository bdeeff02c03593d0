"""What needs mending, for those who run the app: counts, posts, references and dates only."""

from dataclasses import dataclass
from datetime import date, timedelta

from workflows import open_questions
from workflows.desk import Desk
from workflows.gaps import Gap
from workflows.kinds import Kind
from workflows.ports import Work
from workflows.use_cases.directory import vacant
from workflows.use_cases.leaving import left_behind
from workflows.use_cases.world import today

#: So long before its end a calendar is spoken of.
ENDS_SOON = timedelta(days=60)
#: A reference would tell of an alert there, or there is none.
_UNNAMED = (Kind.SAFETY, Kind.APART)


@dataclass(frozen=True, kw_only=True)
class Mending:
    """What administrators can do something about.

    ``lost`` counts the messages that did not arrive, and ``lost_of`` are their references, where
    they may be named. ``left`` are the disputes that wait for somebody who holds no post.
    ``known_until``: the last day that a calendar knows, where that is soon. ``emails`` wait, since
    nobody sends them here.
    """

    lost: int
    lost_of: tuple[str, ...]
    vacant: tuple[Gap, ...]
    left: tuple[str, ...]
    known_until: date | None
    has_channel: bool
    channel_closed: bool
    unsettled: tuple[str, ...]
    emails: int = 0

    @property
    def number(self) -> int:
        """Say how many things there are to mend."""
        kinds = (self.lost, self.emails, self.vacant, self.left, self.known_until)
        channel = (not self.has_channel) + self.channel_closed
        return sum(map(bool, kinds)) + channel + len(self.unsettled)


def look(desk: Desk) -> Mending:
    """Look at everything that somebody may have to mend."""
    with desk.store.read() as work:
        lost = tuple(work.lost(desk.now()))
        named = [each.dispute for each in lost if each.dispute and each.kind not in _UNNAMED]
        return Mending(
            lost=len(lost),
            lost_of=tuple(work.dispute(id).reference for id in dict.fromkeys(named)),
            emails=work.number_of_emails(),
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
        return work.number_of_emails()


def _known_until(desk: Desk) -> date | None:
    """Give the day on which the first calendar ends, if that is soon."""
    ends = min(each.known_until for each in (desk.calendar, *desk.calendars.values()))
    return ends if ends <= today(desk) + ENDS_SOON else None


def _is_closed(desk: Desk, work: Work) -> bool:
    """Were the administrators told today that the channel cannot be reached?"""
    told = (f"{Kind.CHANNEL_CLOSED}:{today(desk)}:{each}" for each in desk.administrators)
    return any(work.is_owed(key) for key in told)
