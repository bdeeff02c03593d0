"""Addresses of posts outside: read from the settings, and missed by ``drp doctor``."""

from dataclasses import replace
from pathlib import Path

import pytest

from slackapp import settings
from slackapp.doctor.outside import outside
from slackapp.doctor.people import people
from tests.workflows.telling import PROCEDURE, TEXT
from tests.world import World, a_world
from workflows.desk import Library

LIBRARY = Library(procedures={PROCEDURE.key: PROCEDURE}, texts={PROCEDURE.key: TEXT})


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = a_world(tmp_path)
    made.desk = replace(made.desk, library=LIBRARY)
    return made


def test_a_post_outside_without_an_address_is_said_with_what_the_paper_prints(world: World):
    assert [found.says for found in outside(world.desk)] == [
        "No address is set for the post safeguarding partnership, so its e-mails are not sent. "
        "The procedure prints lscp@solihull.gov.uk. Put partnership under [mailboxes] in drp.toml "
        "once you have checked the address.",
        "No address is set for the post reviewing unit, so its e-mails are not sent. "
        "Put reviewing_unit under [mailboxes] in drp.toml once you have checked the address.",
    ]


def test_an_address_that_belongs_to_no_post_outside_is_said(world: World):
    addresses = dict.fromkeys(("partnership", "reviewing_unit", "chair"), "x@example.org")
    desk = replace(world.desk, outside=addresses)

    assert [found.says for found in outside(desk)] == [
        "The address of chair under [mailboxes] belongs to no post outside of a procedure in use."
    ]


def test_nobody_is_missed_in_the_people_list_for_a_post_outside(world: World):
    said = " ".join(found.says for found in people(world.desk, None))

    assert "partnership" not in said


def test_addresses_are_read_from_the_settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "drp.toml"
    monkeypatch.setenv("DRP_SETTINGS", str(file))
    file.write_text('[mailboxes]\npartnership = "lscp@example.gov.uk"\n')
    assert settings.read().outside == {"partnership": "lscp@example.gov.uk"}
    file.write_text('[mailboxes]\npartnership = "lscp"\n')

    with pytest.raises(settings.WrongSettings) as wrong:
        settings.read()

    assert str(wrong.value).startswith("mailboxes.partnership: ")


def test_the_desk_knows_the_addresses(tmp_path: Path):
    world = a_world(tmp_path, outside={"partnership": "lscp@example.gov.uk"})

    assert world.desk.outside == {"partnership": "lscp@example.gov.uk"}
