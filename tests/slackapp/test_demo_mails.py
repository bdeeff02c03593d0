"""``drp demo``: what is mailed can be read in the local workspace, and goes nowhere else."""

import re
import time
from collections.abc import Iterator
from io import BytesIO
from urllib.request import urlopen

import docx
import pytest

from slackapp.cli.local_workspace import LocalWorkspace


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    local = LocalWorkspace(tmp_path_factory.mktemp("demo"))
    yield local.start(0)
    local.stop()


def read(address: str) -> bytes:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 # our own server
        return bytes(answer.read())


def test_a_compliment_to_somebody_outside_slack_was_mailed_with_what_was_written(address: str):
    end = time.monotonic() + 20
    page = ""
    while "hospital.worker@sample.example" not in page and time.monotonic() < end:
        page = read(f"{address}/mail").decode()
        time.sleep(0.05)

    assert "every e-mail stops here, nothing leaves this computer" in page
    assert re.search(r"<h2[^>]*>CMP-[0-9A-Z]{4}-[0-9]{2}</h2>", page)
    assert "What was written is attached." in page
    file = read(f"{address}/mail/0/0")
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
