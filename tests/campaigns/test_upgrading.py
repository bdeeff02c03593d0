"""An upgrade that is killed on the way, the short form."""

from pathlib import Path
from random import Random

from tests.campaigns.upgrading import upgrade_among_deaths
from tests.databases import Database
from tests.storage.earlier import EARLIER


def test_an_upgrade_that_is_killed_changes_nothing_and_the_next_does_all(
    tmp_path: Path, database: Database
):
    newest = EARLIER[-1]
    assert upgrade_among_deaths(tmp_path, database, newest, Random(7))["kills"]  # noqa: S311
