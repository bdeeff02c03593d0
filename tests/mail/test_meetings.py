"""A resolutions meeting: everybody is told, invited, reminded; it is moved, held, or cancelled."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from tests.mail.conftest import SENDER, settings_of_mail, with_addresses
from tests.mail.real_server import RealServer
from tests.office import Office
from tests.slackapp.outbox import rows
from tests.story import conference_chair as paper
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.people import Directory

EVERYBODY = ("chair", "team_manager", "social_worker")
MOVED = {"meeting_date": {"meets_on": "2026-11-26", "meets_at": "1430", "place": "The library"}}


@pytest.fixture
def own_settings(server: RealServer) -> dict[str, object]:
    return {"DRP_PROCEDURES": paper.PROCEDURE, **settings_of_mail(server.url)}


@pytest.fixture
def directory() -> Directory:
    return with_addresses(paper.a_council())


@pytest.fixture
def agreed(office: Office) -> Dispute:
    """Both have agreed to meet at 10am on Wednesday 25 November 2026."""
    dispute = paper.meeting_agreed(office.world, paper.at(office.world, "stage_2"))
    office.settle_mail()
    return dispute


def address(who: str) -> str:
    return f"{who.replace('_', '.')}@example.gov.uk"


def invitations(server: RealServer, who: str) -> list[Calendar]:
    """The invitations that one person was sent, in order."""
    parts = [part for mail in server.to(address(who)) for part in mail.iter_attachments()]
    kinds = [part for part in parts if part.get_content_type() == "text/calendar"]
    return [Calendar.from_ical(str(part.get_content())) for part in kinds]


def event_of(calendar: Calendar) -> object:
    [event] = calendar.walk("VEVENT")
    return event


def test_everybody_has_one_invitation_that_holds_the_reference_and_the_time_alone(
    agreed: Dispute, server: RealServer
):
    uids = set()
    for who in EVERYBODY:
        [calendar] = invitations(server, who)
        event = event_of(calendar)
        assert calendar["METHOD"] == "REQUEST"
        assert calendar.walk("VTIMEZONE")
        assert str(event["SUMMARY"]) == agreed.reference  # type: ignore[index]
        assert event["DTSTART"].dt == datetime(2026, 11, 25, 10, 0, tzinfo=LONDON)  # type: ignore[index]
        assert event["DTSTART"].params["TZID"] == "Europe/London"  # type: ignore[index]
        assert event["SEQUENCE"] == 0  # type: ignore[index]
        assert str(event["ORGANIZER"]) == f"mailto:{SENDER}"  # type: ignore[index]
        assert str(event["ATTENDEE"]) == f"mailto:{address(who)}"  # type: ignore[index]
        uids.add(str(event["UID"]))  # type: ignore[index]
        text = calendar.to_ical().decode()
        for told in ("office", "Sample", "AB", "LOCATION", "DESCRIPTION"):
            assert told not in text
    assert len(uids) == 1
    [mail] = [m for m in server.to(address("chair")) if "calendar" in str(m)]
    assert 'method="REQUEST"' in str(mail) or "method=REQUEST" in str(mail)
    body = mail.get_body()
    assert body
    assert "the meeting is at 10am on Wednesday 25 November 2026" in body.get_content()


@pytest.mark.usefixtures("agreed")
def test_by_two_rules_a_calendar_reads_every_time_as_london_has_it(server: RealServer):
    [calendar] = invitations(server, "chair")
    [zone] = calendar.walk("VTIMEZONE")
    written = zone.to_ical()
    assert b"RDATE" not in written
    assert written.count(b"RRULE") == 2

    read = zone.to_tz(lookup_tzid=False)
    first = datetime(2027, 1, 1, tzinfo=UTC)
    for hours in range(365 * 24):
        at = first + timedelta(hours=hours)
        assert at.astimezone(read).utcoffset() == at.astimezone(LONDON).utcoffset(), at


def test_everybody_is_told_by_reference_and_the_page_says_when(office: Office, agreed: Dispute):
    said = f"{agreed.reference}, stage 2: the meeting is at 10am on Wednesday 25 November 2026."
    for who in EVERYBODY:
        assert office.person(who).direct_message("the meeting is").text == said

    chair = office.person("chair")
    chair.types(f"/drp show {agreed.reference}")
    page = chair.modal(agreed.reference).text
    assert "10am on Wednesday 25 November 2026\nThe office" in page
    assert "The meeting is at 10am on Wednesday 25 November 2026." in page


def test_on_the_working_day_before_everybody_is_reminded(office: Office, agreed: Dispute):
    office.world.pass_to(datetime(2026, 11, 24, 10, 0, tzinfo=LONDON))

    for who in EVERYBODY:
        told = office.person(who).direct_message("Open it to see where").text
        assert told == (
            f"{agreed.reference}, stage 2: the meeting is at 10am on Wednesday 25 November 2026. "
            "Open it to see where."
        )


def test_one_that_is_moved_is_the_same_meeting_in_every_calendar(
    office: Office, agreed: Dispute, server: RealServer
):
    paper.choose(office.world, "chair", agreed, "move_meeting", **MOVED)
    office.settle_mail()

    for who in EVERYBODY:
        first, second = map(event_of, invitations(server, who))
        assert first["UID"] == second["UID"]  # type: ignore[index]
        assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)  # type: ignore[index]
        assert second["DTSTART"].dt == datetime(2026, 11, 26, 14, 30, tzinfo=LONDON)  # type: ignore[index]
    told = office.person("social_worker").direct_message("the meeting is now at").text
    assert "2:30pm on Thursday 26 November 2026" in told

    # Nobody is reminded of the day that it is not held on any more.
    office.world.pass_to(datetime(2026, 11, 25, 12, 0, tzinfo=LONDON))
    states = {
        row.state
        for row in rows(
            office.world, "SELECT state, key FROM outbox WHERE kind = 'meeting reminder'"
        )
        if ":0:" in row.key
    }
    assert states == {"cancelled"}
    assert office.person("social_worker").direct_message("Thursday 26 November 2026. Open it")


def test_one_that_is_withdrawn_before_is_taken_out_of_every_calendar(
    office: Office, agreed: Dispute, server: RealServer
):
    paper.choose(
        office.world, "chair", agreed, "withdraw", withdrawal={"reason": "It was settled."}
    )
    office.settle_mail()

    for who in EVERYBODY:
        first, last = invitations(server, who)
        assert last["METHOD"] == "CANCEL"
        assert event_of(last)["STATUS"] == "CANCELLED"  # type: ignore[index]
        assert event_of(last)["SEQUENCE"] == 1  # type: ignore[index]
        assert event_of(last)["UID"] == event_of(first)["UID"]  # type: ignore[index]
    body = server.to(address("chair"))[-1].get_body()
    assert body
    said = " ".join(body.get_content().split())
    assert "The meeting is called off. The attachment takes it out of your calendar." in said
    assert "Where it is" not in said
    told = office.person("team_manager").direct_message("is cancelled").text
    assert "the meeting at 10am on Wednesday 25 November 2026 is cancelled" in told
    assert office.world.now_is(agreed).meeting is None


@pytest.mark.parametrize("who", ["chair", "team_manager", "social_worker"])
def test_any_of_them_calls_it_off_and_the_chair_decides_what_happens_next(
    office: Office, agreed: Dispute, server: RealServer, who: str
):
    off = paper.choose(
        office.world, who, agreed, "call_off", called_off={"reason": "The office is shut."}
    )
    office.settle_mail()

    assert off.step == "after_refusal"
    assert office.world.now_is(off).meeting is None
    for each in EVERYBODY:
        first, last = invitations(server, each)
        assert last["METHOD"] == "CANCEL"
        assert event_of(last)["UID"] == event_of(first)["UID"]  # type: ignore[index]
        told = office.person(each).direct_message("is cancelled").text
        assert "the meeting at 10am on Wednesday 25 November 2026 is cancelled" in told
        assert "shut" not in told


def test_the_team_manager_moves_what_they_agreed_to_in_slack(office: Office, agreed: Dispute):
    manager = office.person("team_manager")
    manager.types(f"/drp show {agreed.reference}")
    manager.modal(agreed.reference).press("Record the meeting")

    form = manager.modal(f"Meeting {agreed.reference}")
    assert "It is on another day or at another time" in form.text
    assert "It is called off" in form.text
    assert "It was held" not in form.text


def test_who_has_no_address_has_the_day_and_time_in_slack_and_nobody_is_told_of_a_lost_e_mail(
    office: Office, server: RealServer
):
    listed = with_addresses(paper.a_council())
    worker = replace(listed.people["social_worker"], email="")
    office.world.people(replace(listed, people={**listed.people, "social_worker": worker}))
    paper.meeting_agreed(office.world, paper.at(office.world, "stage_2"))
    office.settle_mail()

    told = office.person("social_worker").direct_message("the meeting is at")
    assert "at 10am on Wednesday 25 November 2026." in told.text
    assert "Open it to see where." in str(told.blocks)
    assert "The office" not in str(told.blocks)
    lost = rows(
        office.world,
        "SELECT key FROM outbox WHERE recipient = 'social_worker' "
        "AND kind = 'e-mail' AND facts LIKE '%\"file\":\"meeting%'",
    )
    assert lost == []
    assert len(invitations(server, "chair")) == 1


def test_one_that_was_held_is_not_cancelled(office: Office, agreed: Dispute, server: RealServer):
    office.world.clock.at = datetime(2026, 11, 25, 11, 30, tzinfo=UTC)
    paper.choose(
        office.world,
        "chair",
        agreed,
        "resolved_there",
        meeting_notes={"held_on": "2026-11-25", "outcome": "AB is seen each week."},
        **paper.RESOLUTION,
    )
    office.settle_mail()

    assert office.world.now_is(agreed).meeting is None
    assert len(invitations(server, "chair")) == 1


def test_an_invitation_may_go_to_an_address_that_is_not_secure(office: Office, server: RealServer):
    listed = paper.a_council()
    worker = replace(listed.people["social_worker"], email="worker@other.test")
    people = {**with_addresses(listed).people, "social_worker": worker}
    office.world.people(replace(listed, people=people))
    paper.meeting_agreed(office.world, paper.at(office.world, "stage_2"))
    office.settle_mail()

    mails = server.to("worker@other.test")
    assert mails
    assert all("calendar" in str(mail) for mail in mails)
