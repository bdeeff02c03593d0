"""``drp demo``: what is mailed can be read in the local workspace, and goes nowhere else."""

import re
import time
from collections.abc import Iterator
from io import BytesIO
from urllib.request import urlopen

import docx
import pytest

from slackapp.cli.local_workspace import LocalWorkspace
from tests.person import sandbox_person


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    local = LocalWorkspace(tmp_path_factory.mktemp("demo"))
    yield local.start(0)
    local.stop()


def read(address: str) -> bytes:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 # our own server
        return bytes(answer.read())


def mailed(address: str, to: str) -> str:
    """Give the page of what was mailed, once somebody was sent something."""
    end = time.monotonic() + 20
    page = ""
    while to not in page and time.monotonic() < end:
        page = read(f"{address}/mail").decode()
        time.sleep(0.05)
    assert to in page
    return page


def link(page: str, name: str) -> str:
    """Give the address of the newest file whose name begins so."""
    found = re.search(rf'href="(/mail/[0-9]+/[0-9]+)">{name}', page)
    assert found
    return found[1]


def test_a_compliment_to_somebody_outside_slack_was_mailed_with_what_was_written(address: str):
    page = mailed(address, "hospital.worker@sample.example")

    assert "every e-mail stops here, nothing leaves this computer" in page
    assert re.search(r"<h2[^>]*>CMP-[0-9A-Z]{4}-[0-9]{2}</h2>", page)
    assert "What was written is attached." in page
    file = read(f"{address}{link(page, 'CMP-')}")
    text = "\n".join(
        cell.text
        for table in docx.Document(BytesIO(file)).tables
        for row in table.rows
        for cell in row.cells
    )
    assert "QR was not alone that night." in text
    assert "QR" not in page


def test_the_workspace_leads_to_what_was_mailed(address: str):
    assert 'href="/mail"' in read(f"{address}/as/U01").decode()


def test_an_overseer_has_the_figures_of_a_month_and_its_files_when_it_is_over(address: str):
    overseer = sandbox_person(address, "U08")
    overseer.control.do("/clock", step="next_month")

    assert overseer.direct_message("Report for").buttons == []  # its files come by themselves
    page = mailed(address, "lead@sample.example")
    assert "Report for" in page
    report = read(f"{address}{link(page, 'report-chair-drp-.*html')}").decode()
    assert report.startswith("<!DOCTYPE html>")
    assert "Sample Council" in report
    for name in ("report-chair-drp-.*csv", "report-chair-drp-.*xlsx"):
        assert read(f"{address}{link(page, name)}")
