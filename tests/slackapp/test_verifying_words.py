"""Whatever `drp db verify` finds, it says in a sentence, with ids and numbers only."""

from itertools import product
from typing import get_args

from slackapp.wording import keys, verifying
from storage.signing import SIGNED
from workflows.integrity import CHAINS, Broken, How, Part


def test_everything_that_can_be_found_has_a_sentence():
    for where, how in product((*CHAINS, *get_args(Part)), get_args(How)):
        said = verifying.broken(Broken(chain=where, of="0123", number=7, how=how))

        assert said.endswith(f"{verifying.HOW[how]}.")
        assert "{" not in said
        assert "0123" in said


def test_each_kind_of_row_that_is_signed_is_called_something():
    assert {table.name for table in SIGNED} <= keys.KINDS.keys()


def test_it_reads_as_a_sentence():
    found = Broken(chain="people", of="chair", number=0, how="not signed")

    assert verifying.broken(found) == (
        "person chair, with their account and their posts: it is not signed with a key of this "
        "app, or the key is not set any more."
    )
