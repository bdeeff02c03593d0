"""The totals of a report, against a recount of some random histories; and nothing found out.

A thousand of them are counted in ``tests/campaigns/campaign_recount.py``.
"""

from functools import cache

from tests.workflows.recounted import Lives, is_as_recounted, random_lives, what_is_hidden_stays_so


@cache
def lives() -> Lives:
    return random_lives(0, 150)


def test_every_figure_is_that_of_a_recount():
    assert is_as_recounted(lives(), 0) > 200


def test_what_is_shown_is_what_was_counted_and_what_is_hidden_stays_so():
    what_is_hidden_stays_so(lives(), 0)
