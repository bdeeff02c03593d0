"""One process was not given the new key: whoever uses it is told, and what they typed stays."""

import logging
from dataclasses import replace

import pytest

from slackapp import wiring
from tests.office import Office
from tests.world import WORLDS
from workflows.dispute import Dispute


@pytest.fixture
def written(office: Office) -> Dispute:
    """A dispute that another process has written with its new key."""
    keys = f"{wiring.new_key()},{office.has.encryption_keys[0]}"
    has = office.has.model_copy(update={"keys": type(office.has.keys)(keys)})
    other = replace(office.world, desk=wiring.desk(has, now=office.world.clock))
    WORLDS.append(other)
    return other.raised("stage_1")


def test_it_is_said_what_must_be_done_and_the_log_names_the_key(
    office: Office, written: Dispute, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.ERROR)
    chair = office.person("chair")

    chair.types(f"/drp show {written.reference}")

    chair.ephemeral_message("until it is started again with its new key. Nothing has changed.")
    vault = office.world.desk.store.vault
    [key] = vault.under().keys() - set(vault.keys)
    assert f"the key {key} is not in DRP_ENCRYPTION_KEYS of this process" in caplog.text
