"""A whole life under the multi-agency template: each e-mail as it arrives, its title as printed.

The titles of the paper are compared byte for byte with those in the table of its clauses (Q-01).
"""

import csv
import re
from collections.abc import Iterator
from importlib import resources
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.mail.conftest import settings_of_mail, with_addresses
from tests.mail.real_server import RealServer, real_server
from tests.office import Office
from tests.story.agencies import NAMES, holding
from tests.story.living import person
from tests.story.solihull import PAIRS, POSTS, SHEET, at_stage

PARTNERSHIP, UNIT = "lscp@solihull.example.gov.uk", "cpru@solihull.example.gov.uk"
CLAUSES = ("S0-38", "S0-61", "S0-81", "S0-101", "S0-106")


@pytest.fixture
def server() -> Iterator[RealServer]:
    with real_server() as server:
        yield server


@pytest.fixture
def others() -> dict[str, str]:
    return NAMES


@pytest.fixture
def own_settings(server: RealServer) -> dict[str, object]:
    outside = {"partnership": PARTNERSHIP, "reviewing_unit": UNIT}
    domains = {"DRP_SECURE_DOMAINS": "solihull.example.gov.uk,example.gov.uk"}
    return {
        "DRP_PROCEDURES": "solihull",
        "outside": outside,
        **settings_of_mail(server.url, **domains),
    }


@pytest.fixture
def agencies(office: Office) -> Office:
    office.world.people(with_addresses(holding(POSTS)))
    return office


def printed() -> dict[str, str]:
    """The titles as the table of clauses prints them."""
    table = resources.files("workflows") / "procedures" / "clauses.csv"
    with Path(str(table)).open(encoding="utf-8") as file:
        rows = {row["id"]: row["clause"] for row in csv.DictReader(file)}
    found = {id: re.search('exactly: "([^"]*)"', rows[id]) for id in CLAUSES}
    return {id: match[1] for id, match in found.items() if match}


def titles(server: RealServer, address: str) -> list[bytes]:
    return [str(each["Subject"]).encode() for each in server.to(address)]


def test_every_title_arrives_byte_for_byte_and_the_unit_has_those_of_a_child_on_a_plan(
    agencies: Office, server: RealServer
):
    """S0-37 to S0-41, S0-60 to S0-63, S0-80 to S0-83, S0-100 to S0-106."""
    title = {id: words.encode() for id, words in printed().items()}
    assert set(title) == set(CLAUSES)
    resolved = {"stage_1": "S0-61", "stage_2": "S0-81", "stage_3": "S0-101"}
    for stage, clause in resolved.items():
        server.received.clear()
        life = at_stage(agencies, stage, "plan")
        life.together(*PAIRS[stage], f"agreed_{stage[-1]}", **SHEET)
        agencies.settle_mail()

        assert titles(server, PARTNERSHIP) == [title["S0-38"], title[clause]]
        assert titles(server, UNIT) == [title["S0-38"], title[clause]]
        for mail in server.to(UNIT):
            said = mail.get_body()
            assert said
            assert "For the attention of the child's Reviewing Officer." in said.get_content()
            assert "The attached sheet says which children this is about." in said.get_content()
            assert "1234567" not in said.get_content()
            [sheet] = mail.iter_attachments()
            assert "AB, case number 1234567" in words_of(sheet.get_content())


def test_the_unit_has_none_of_a_child_who_is_neither(agencies: Office, server: RealServer):
    """S0-41: only where the child is on a plan or looked after."""
    life = at_stage(agencies, "stage_1", "none")
    life.together(*PAIRS["stage_1"], "agreed_1", **SHEET)
    agencies.settle_mail()

    assert len(titles(server, PARTNERSHIP)) == 2
    assert titles(server, UNIT) == []


def test_stage_4_is_asked_for_with_every_form_and_as_important(
    agencies: Office, server: RealServer
):
    """S0-104, S0-105, S0-106: the full stop belongs to the title."""
    life = at_stage(agencies, "stage_4", "looked_after")
    agencies.settle_mail()

    mail = server.to(PARTNERSHIP)[-1]
    assert (
        str(mail["Subject"])
        == printed()["S0-106"]
        == "Dispute resolution stage 4 meeting required."
    )
    assert (mail["Importance"], mail["X-Priority"]) == ("high", "1")
    [form] = mail.iter_attachments()
    assert form.get_filename() == f"{life.reference}.docx"
    text = words_of(form.get_content())
    for stage in ("stage 1", "stage 2", "stage 3"):
        assert f"Worried at {stage}." in text
    assert "Sample Child" in text
    # Identifying data stands in the attachment only.
    body = mail.get_body()
    assert body
    assert "Sample" not in body.get_content()
    assert "Sample" not in str(mail["Subject"])

    page = life.page("worker").shows("E-mails").text
    assert "Sent at 10am on Monday 23 November 2026. Delivered to the mail server." in page
    assert person(agencies, "worker")


def words_of(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])
