"""An invitation for calendars: RFC 5545 and 5546, with London's own time zone in it."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from icalendar import Calendar, Event, vCalAddress, vText

from slackapp.mail.envelope import Attachment
from slackapp.mail.forms import Makers
from slackapp.wording.meetings import INVITATION_FILE
from workflows.desk import Desk
from workflows.due import LONDON
from workflows.meetings import CANCEL, INVITATION
from workflows.outbox import Owed
from workflows.use_cases import mailing

#: Nobody is asked how long it takes; a calendar wants to know.
LASTS = timedelta(hours=1)
PRODUCT = "-//Safeguarding disputes//EN"


def makers(sender: str) -> Makers:
    """Give what makes invitations, by the first word of the files they are."""
    return {INVITATION: partial(invitation, sender)}


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
    calendar.add_component(event)
    calendar.add_missing_timezones()
    content = calendar.to_ical()
    kind = "text/calendar"
    return [Attachment(name=INVITATION_FILE, kind=kind, content=content, says={"method": method})]


def _attendee(address: str) -> vCalAddress:
    made = vCalAddress(f"mailto:{address}")
    made.params["ROLE"] = vText("REQ-PARTICIPANT")
    made.params["PARTSTAT"] = vText("NEEDS-ACTION")
    return made
