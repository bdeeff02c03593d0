"""An invitation for calendars: RFC 5545 and 5546, with London's own time zone in it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vText,
)

from slackapp.mail.envelope import Attachment
from slackapp.wording.meetings import INVITATION_FILE
from workflows.desk import Desk
from workflows.due import LONDON
from workflows.meetings import CANCEL
from workflows.outbox import Owed
from workflows.use_cases import mailing

#: Nobody is asked how long it takes; a calendar wants to know.
LASTS = timedelta(hours=1)
#: Since when London begins its summers and its winters so: by the clock there, as a zone is told.
SUMMER = datetime(1996, 3, 31, 1)  # noqa: DTZ001
WINTER = datetime(1996, 10, 27, 2)  # noqa: DTZ001
PRODUCT = "-//Safeguarding disputes//EN"


def invitation(sender: str, desk: Desk, owed: Owed) -> Sequence[Attachment]:
    """Make the invitation that an e-mail carries: the reference, the time, and its one reader."""
    facts = owed.facts
    _, number, sequence, method = facts.file.split(":")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event = Event()
    event.add("uid", f"{owed.dispute}-{number}@{sender.rpartition('@')[2]}")
    event.add("sequence", int(sequence))
    event.add("dtstamp", desk.now())
    if facts.at:
        begins = facts.at.astimezone(LONDON)
        event.add("dtstart", begins)
        event.add("dtend", begins + LASTS)
    event.add("summary", facts.reference)
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{sender}"))
    event.add("attendee", _attendee(mailing.found(desk, owed).address), encode=False)
    calendar.add_component(_london())
    calendar.add_component(event)
    content = calendar.to_ical()
    kind = "text/calendar"
    return [Attachment(name=INVITATION_FILE, kind=kind, content=content, says={"method": method})]


def _london() -> Timezone:
    """Give the two rules of the zone that the times are in, as they are since 1996.

    Summer begins at 1am, GMT, on the last Sunday of March; it ends at 2am, BST, on that of October.
    """
    zone = Timezone()
    zone.add("tzid", str(LONDON))
    zone.add_component(_part(TimezoneDaylight(), "BST", (0, 1), SUMMER))
    zone.add_component(_part(TimezoneStandard(), "GMT", (1, 0), WINTER))
    return zone


def _part(
    part: TimezoneDaylight | TimezoneStandard, name: str, hours: tuple[int, int], since: datetime
) -> TimezoneDaylight | TimezoneStandard:
    """Write one of the two; *hours* from Greenwich before it begins and after."""
    before, after = hours
    part.add("tzname", name)
    part.add("tzoffsetfrom", timedelta(hours=before))
    part.add("tzoffsetto", timedelta(hours=after))
    part.add("dtstart", since)
    part.add("rrule", {"freq": "yearly", "bymonth": since.month, "byday": "-1su"})
    return part


def _attendee(address: str) -> vCalAddress:
    made = vCalAddress(f"mailto:{address}")
    made.params["ROLE"] = vText("REQ-PARTICIPANT")
    made.params["PARTSTAT"] = vText("NEEDS-ACTION")
    return made
