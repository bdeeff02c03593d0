"""The files of the monitoring report go to overseers by e-mail, and never through Slack."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from io import BytesIO

import openpyxl
import pytest

from slackapp import wiring
from slackapp.mail.made_late import forms_for
from slackapp.reporting.imprint import Imprint
from slackapp.wording.report_in_slack import title
from tests.mail.conftest import SENDER, Council, settings_of_mail, with_addresses
from tests.mail.real_server import RealServer, real_server
from tests.office import Office
from tests.person import Message
from tests.slackapp.outbox import rows
from tests.world import PLAN, a_directory
from workflows.due import LONDON
from workflows.people import Directory
from workflows.post_office import PostOffice
from workflows.reporting import files
from workflows.reporting.period import Period
from workflows.use_cases import mailing_files, overseeing
from workflows.use_cases.chasing import chase

FIRST = datetime(2026, 12, 1, 8, 40, tzinfo=LONDON)
NINE = datetime(2026, 12, 1, 9, 0, 1, tzinfo=LONDON)
#: Later than that of the month still goes by itself.
LATER = datetime(2026, 12, 15, 10, 0, tzinfo=LONDON)
LEAD = "safeguarding.lead@example.gov.uk"
TITLE = "Report for 1 to 30 November 2026: Child protection chair"
#: It is heard with the days and the procedure.
BUTTON = "E-mail me the files"
NAME = "report-chair-drp-2026-11-01-2026-11-30"


@pytest.fixture
def own_settings(server: RealServer) -> dict[str, object]:
    """One overseer is in the people list, another is in none."""
    return {
        **settings_of_mail(server.url),
        "DRP_OVERSEERS": "U08,U90",
        "DRP_ORGANISATION": "Sample Partnership",
    }


@pytest.fixture
def directory() -> Directory:
    return with_addresses(a_directory())


def six_were_raised(office: Office) -> None:
    for _ in range(6):
        dispute = office.world.raised("stage_1")
        office.world.choose("team_manager", dispute, "reply", **PLAN)


def month_is_reported(office: Office) -> None:
    """It is nine on the first working day of December."""
    office.world.clock.at = NINE
    assert chase(office.world.desk).failed == ()
    office.settle_mail()


def asked_for(office: Office, *, since: str = "2026-11-01", until: str = "2026-11-30") -> Message:
    """An overseer asks for that of last month, or of other days."""
    office.world.clock.at = LATER
    overseer = office.person("safeguarding_lead")
    overseer.types("/drp report")
    form = overseer.modal("Report")
    form.fill("From", since)
    form.fill("To", until)
    form.submit()
    overseer.modal("Report").shows("The report is made.").leave()
    return overseer.direct_message("Report for 1")


def files_of(mail: EmailMessage) -> dict[str, bytes]:
    return {str(each.get_filename()): each.get_payload(decode=True) for each in _parts(mail)}


def _parts(mail: EmailMessage) -> list[EmailMessage]:
    return list(mail.iter_attachments())


def test_an_overseer_has_the_files_of_a_report_mailed_to_their_own_address(
    office: Office, server: RealServer
):
    six_were_raised(office)
    told = asked_for(office)

    assert told.press(BUTTON)

    overseer = office.person("safeguarding_lead")
    overseer.modal("Report").shows("are on their way to your own e-mail address")
    office.settle_mail()
    [mail] = server.to(LEAD)
    assert mail["Subject"] == TITLE
    body = mail.get_body()
    assert body
    text = body.get_content()
    assert text.startswith(f"{TITLE}. Attached: a page to read or print, a table, and a workbook.")
    assert "Keep those of single months to yourself" in " ".join(text.split())
    kinds = {str(each.get_filename()): each.get_content_type() for each in _parts(mail)}
    assert kinds == {
        f"{NAME}.html": "text/html",
        f"{NAME}.csv": "text/csv",
        f"{NAME}.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }


def test_the_files_open_again_and_say_what_the_message_says_and_nobodys_name(
    office: Office, server: RealServer
):
    six_were_raised(office)
    told = asked_for(office)
    told.press(BUTTON)
    office.settle_mail()

    found = files_of(server.to(LEAD)[0])

    page = found[f"{NAME}.html"].decode()
    assert "Sample Partnership" in page
    assert "Raised 6." in page
    assert "<script" not in page
    table = found[f"{NAME}.csv"].decode("utf-8-sig")
    assert ",6," in table or ",6\r\n" in table
    book = openpyxl.load_workbook(BytesIO(found[f"{NAME}.xlsx"]))
    cells = [str(cell) for sheet in book for row in sheet.values for cell in row]
    assert "6" in cells
    for text in (page, table, " ".join(cells)):
        assert "Sample Chair" not in text
        assert "DRP-" not in text


def test_what_came_after_the_message_is_in_no_file_of_it(office: Office, server: RealServer):
    six_were_raised(office)
    told = asked_for(office)
    office.world.clock.at += timedelta(days=1)

    told.press(BUTTON)

    office.settle_mail()
    page = files_of(server.to(LEAD)[0])[f"{NAME}.html"].decode()
    assert "Raised 6." in told.text
    assert "Raised 6." in page
    assert "Tuesday 15 December 2026" in page
    assert "Wednesday 16 December 2026" not in page


def test_asked_for_twice_in_a_minute_they_go_once_and_later_once_more(
    office: Office, server: RealServer
):
    six_were_raised(office)
    told = asked_for(office)
    told.press(BUTTON)
    told.press(BUTTON)
    office.settle_mail()
    assert len(server.to(LEAD)) == 1
    office.world.clock.at += timedelta(minutes=1)
    told.press(BUTTON)
    office.settle_mail()

    assert len(server.to(LEAD)) == 2


def test_each_month_they_go_by_themselves_at_nine_to_whoever_has_a_secure_address(
    office: Office, server: RealServer
):
    six_were_raised(office)

    office.world.clock.at = FIRST
    assert chase(office.world.desk).failed == ()
    office.settle_mail()
    assert server.received == []
    month_is_reported(office)

    assert [envelope.rcpt_tos for envelope in server.received] == [[LEAD]]
    [mail] = server.to(LEAD)
    assert mail["Subject"] == TITLE
    assert "Raised 6." in files_of(mail)[f"{NAME}.html"].decode()
    told = office.person("safeguarding_lead").direct_message("Report for 1 to 30 November 2026.")
    assert "are on their way to your own e-mail address" in told.words
    assert told.buttons == []
    other = office.stranger().direct_message("Report for 1 to 30 November 2026.")
    assert "the people list has no e-mail address for your Slack account" in other.words
    assert "Ask an administrator to add it." in other.words
    assert "drp report" in other.words


def test_however_often_and_wherever_the_month_is_looked_at_they_go_once(
    office: Office, server: RealServer
):
    office.world.clock.at = NINE
    desk = office.world.desk
    elsewhere = wiring.desk(office.has, now=office.world.clock)
    for _ in range(2):
        assert chase(desk).failed == chase(elsewhere).failed == ()
    # a machine that had reckoned it before the other wrote
    overseeing._send_monthly(elsewhere, datetime(2026, 12, 1, tzinfo=LONDON))
    elsewhere.store.close()

    office.settle_mail()
    assert len(server.received) == 1
    assert len(rows(office.world, "SELECT id FROM outbox WHERE kind = 'e-mail'")) == 1


def test_a_month_without_anything_is_reported_too_and_says_so(office: Office, server: RealServer):
    month_is_reported(office)

    [mail] = server.to(LEAD)
    found = files_of(mail)
    assert "Nothing was recorded in this period." in found[f"{NAME}.html"].decode()
    assert openpyxl.load_workbook(BytesIO(found[f"{NAME}.xlsx"])).sheetnames
    assert found[f"{NAME}.csv"].decode("utf-8-sig").count("\n") > 1


def test_a_procedure_that_is_called_by_two_lines_is_one_line_in_the_title():
    day = date(2026, 11, 1)

    assert title(day, day, "Child\n  protection") == "Report for 1 November 2026: Child protection"


def with_lead_at(office: Office, address: str) -> None:
    whole = office.directory
    lead = replace(whole.people["safeguarding_lead"], email=address)
    office.world.people(replace(whole, people={**whole.people, "safeguarding_lead": lead}))


def not_set_up(office: Office) -> None:
    object.__setattr__(office.world.desk, "post_office", PostOffice())


@pytest.mark.parametrize(
    ("happens", "says"),
    [
        (not_set_up, "E-mail is not set up here."),
        (lambda office: with_lead_at(office, ""), "the people list has no e-mail address"),
        (lambda office: with_lead_at(office, "lead@other.test"), "is not a secure one"),
    ],
    ids=["not set up", "no address", "not secure"],
)
def test_where_they_cannot_be_mailed_it_says_why_and_what_to_do(
    office: Office, server: RealServer, happens: Callable[[Office], None], says: str
):
    six_were_raised(office)
    happens(office)

    told = asked_for(office)

    assert says in told.words
    assert "dministrator" in told.words
    assert "drp report" in told.words
    assert told.buttons == []
    assert server.received == []


def test_an_address_that_is_secure_no_more_when_the_button_is_pressed_has_nothing(
    office: Office, server: RealServer
):
    six_were_raised(office)
    told = asked_for(office)
    with_lead_at(office, "lead@other.test")

    told.press(BUTTON)

    page = office.person("safeguarding_lead").modal("Nothing changed")
    page.shows("your e-mail address in the people list is not a secure one")
    assert rows(office.world, "SELECT id FROM outbox WHERE kind = 'e-mail'") == []


def test_whoever_oversees_no_more_when_the_button_is_pressed_has_nothing(office: Office):
    six_were_raised(office)
    told = asked_for(office)
    object.__setattr__(office.world.desk, "overseers", ())

    told.press(BUTTON)

    page = office.person("safeguarding_lead").modal("Nothing changed")
    page.shows("The report is for those who oversee the procedure.")
    assert rows(office.world, "SELECT id FROM outbox WHERE kind = 'e-mail'") == []


def test_of_a_procedure_that_is_not_in_use_any_more_there_are_none(office: Office):
    six_were_raised(office)
    told = asked_for(office)
    library = office.world.desk.library
    [procedure] = library.procedures.values()
    in_use = replace(library, procedures={"another": procedure})
    object.__setattr__(office.world.desk, "library", in_use)

    told.press(BUTTON)

    page = office.person("safeguarding_lead").modal("Nothing changed")
    page.shows("This procedure is not in use here any more, so its files cannot be made.")


def test_one_that_waits_while_its_procedure_is_taken_away_is_not_sent_without_its_files(
    council: Council,
):
    desk, day = council.world.desk, date(2026, 11, 1)
    word = files.word("gone", Period(first=day, last=day, made_at=council.world.clock()))
    with desk.store.begin() as work:
        mailing_files.send_file(desk, work, "chair", key="file", file=word, says="Gone")
    council.mailer.forms = forms_for(desk, SENDER, Imprint())

    assert council.send() == 1

    assert council.server.received == []
    [waits] = rows(council.world, "SELECT state FROM outbox WHERE kind = 'e-mail'")
    assert waits.state == "waiting"


def test_what_the_server_refuses_for_good_is_told_to_the_overseer_and_stands_among_what_to_mend(
    office: Office, server: RealServer
):
    server.refuses = {LEAD}
    six_were_raised(office)
    month_is_reported(office)
    office.settle()

    lead = office.person("safeguarding_lead")
    told = lead.direct_message("have not been delivered to your e-mail address")
    assert told.text.startswith("The files of the report for 1 to 30 November 2026 have not")
    runs_it = office.person("chair_manager")
    counted = "1 message of the last 7 days did not arrive, or may not have."
    assert runs_it.home().shows(counted).press(f"See: {counted}")
    page = runs_it.modal("What needs mending").shows("The files of a report.")
    assert "Sample Safeguarding Lead" in page.text
    server.refuses = set()
    page.press("Try again 1, 9am on Tuesday 1 December 2026")
    runs_it.modal("What needs mending").shows("It is sent again now.")
    office.settle_mail()
    assert len(server.to(LEAD)) == 1


class TestASmallServer:
    """One that takes no e-mail as large as this."""

    @pytest.fixture
    def server(self):  # type: ignore[no-untyped-def]
        with real_server(size=20_000) as small:
            yield small

    def test_what_is_too_large_is_not_tried_for_ever_and_is_told(
        self, office: Office, server: RealServer
    ):
        six_were_raised(office)
        told = asked_for(office)

        told.press(BUTTON)
        office.settle_mail()
        office.settle()

        [lost] = rows(office.world, "SELECT state, code FROM outbox WHERE kind = 'e-mail'")
        assert (lost.state, lost.code) == ("failed", "too large")
        lead = office.person("safeguarding_lead")
        assert lead.direct_message("have not been delivered to your e-mail address")
        assert server.received == []
