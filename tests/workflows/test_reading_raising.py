"""How soon to raise: a limit says from which date it counts; a procedure may print none."""

import pytest

from tests.workflows.playing import FILE, TEXT
from workflows.reading import NotAProcedure, read

LIMIT = "  limit: {working_days: 2, source: S1-55}\n"
COUNTED = "  counted_from: aware_on\n"


def test_a_procedure_that_prints_no_time_for_raising_has_nothing_to_count_from():
    without = read(TEXT.replace(LIMIT, "", 1).replace(COUNTED, "", 1), FILE)

    assert (without.raising.limit, without.raising.counted_from) == (None, "")


def test_a_limit_that_says_not_from_which_date_it_counts_is_refused():
    with pytest.raises(NotAProcedure) as refused:
        read(TEXT.replace(COUNTED, "", 1), FILE)

    (finding,) = refused.value.findings
    assert finding.wrong == 'There is no field "".'
    assert finding.right.startswith("Write one of case_number, ")
