"""A short form of the campaign: references are given out by chance, each once."""

from tests.campaigns.giving_references import given_out


def test_references_are_given_once_each_and_in_no_order():
    found = given_out(5_000)

    assert found["given twice"] == found["not read back"] == 0
    assert found["next to the one before"] < 3
