"""A lost machine and its backup, the short form."""

from pathlib import Path

from tests.campaigns.restoring import lose_and_restore
from tests.databases import Server


def test_a_machine_is_lost_and_its_backup_sends_nothing_again(
    tmp_path: Path, upgraded: Path, postgresql: Server
):
    came = lose_and_restore(tmp_path, upgraded, postgresql, seed=7, runs=1, disputes=2)

    assert came["messages held"]
    assert came["copies compared"]
    assert came["killed on the way"]
