"""Counts under 5 are hidden so that nobody can work them out."""

import random
from collections import Counter

import pytest

from tests.workflows.attacking import Reader
from workflows.reporting.protecting import Mark, Shown, protect
from workflows.reporting.tables import Relation, Table, alone, breakdown, parts_of

SHOWN, UNDER, HIDDEN, WITHHELD = Mark.SHOWN, Mark.UNDER, Mark.HIDDEN, Mark.WITHHELD


def marks(published: dict[str, Shown], *names: str) -> list[Mark]:
    return [published[name].mark for name in names]


def total(number: int) -> Table:
    return alone("total", {"all": number})


def test_a_count_of_five_is_shown_and_one_of_four_is_not_nor_is_none():
    published = protect([alone("three", {"five": 5, "four": 4, "none": 0})])

    assert published["five"] == Shown(SHOWN, 5)
    assert published["four"] == published["none"] == Shown(UNDER)


def test_one_small_part_of_a_total_takes_the_smallest_other_with_it():
    table = breakdown("t", "all", 60, {"a": 2, "b": 40, "c": 18})

    published = protect([total(60), table])

    assert marks(published, "a", "b", "c") == [UNDER, SHOWN, HIDDEN]


def test_a_part_that_would_not_hide_it_well_enough_is_passed_over():
    """With 5 and 1 hidden of a known 6, the 1 could be 0 or 1 and nothing else."""
    table = breakdown("t", "all", 36, {"a": 1, "b": 5, "c": 30})

    published = protect([total(36), table])

    assert marks(published, "a", "b", "c") == [UNDER, SHOWN, HIDDEN]


def test_several_are_hidden_where_it_takes_several():
    table = breakdown("t", "all", 14, {"a": 2, "b": 6, "c": 6})

    published = protect([total(14), table])

    assert marks(published, "a", "b", "c") == [UNDER, HIDDEN, HIDDEN]


def test_where_hiding_is_not_enough_the_whole_table_is_withheld():
    table = breakdown("t", "all", 6, {"a": 1, "b": 5})

    published = protect([total(6), table])

    assert marks(published, "all", "a", "b") == [SHOWN, WITHHELD, WITHHELD]


def test_parts_that_can_only_be_the_most_they_may_be_are_withheld():
    """Seven parts of 4 each make 28: all of them under 5 would say that each is 4."""
    table = breakdown("t", "all", 28, dict.fromkeys("abcdefg", 4))

    published = protect([total(28), table])

    assert {each.mark for name, each in published.items() if name != "all"} == {WITHHELD}


def test_a_table_is_withheld_with_the_total_it_adds_up_to():
    table = breakdown("t", "all", 3, {"a": 3, "b": 0})

    published = protect([total(3), table])

    assert marks(published, "all", "a", "b") == [UNDER, WITHHELD, WITHHELD]


def test_what_is_dear_is_hidden_last():
    table = Table(
        key="flow",
        counts={"before": 20, "raised": 30, "other": 2, "resolved": 28, "after": 20},
        relations=(Relation(plus=("before", "raised"), minus=("other", "resolved", "after")),),
        dear={"raised": 3, "resolved": 2, "after": 1},
    )

    published = protect([table])

    assert marks(published, "before", "raised", "other", "resolved", "after") == [
        *(HIDDEN, SHOWN, UNDER, SHOWN, SHOWN)
    ]


def test_what_is_shown_nowhere_needs_no_protection_and_gives_it():
    """How many moved up is not shown, so what began and what was reached protect each other."""
    table = Table(
        key="t",
        counts={"begun": 40, "up": 3, "stayed": 37},
        relations=(Relation(plus=("begun",), minus=("up", "stayed")),),
        unpublished=frozenset({"up"}),
    )

    published = protect([table])

    assert marks(published, "begun", "up", "stayed") == [SHOWN, WITHHELD, SHOWN]


def test_relations_that_are_not_so_and_counts_on_one_side_twice_are_faults():
    with pytest.raises(AssertionError, match="is not so"):
        breakdown("t", "all", 7, {"a": 3, "b": 3})
    with pytest.raises(AssertionError, match="twice on one side"):
        Table(
            key="t",
            counts={"a": 1, "b": 1},
            relations=(parts_of("a", ["b"]), parts_of("a", ["b"])),
        )


# ---- nobody can work anything out ----------------------------------------------------------------


def test_the_reader_works_out_what_was_hidden_alone():
    """The test of the test: one hidden figure in a row of three is found by subtraction."""
    table = breakdown("t", "all", 60, {"a": 2, "b": 40, "c": 18})
    naive = {
        "all": Shown(SHOWN, 60),
        "a": Shown(UNDER),
        "b": Shown(SHOWN, 40),
        "c": Shown(SHOWN, 18),
    }

    assert Reader([total(60), table], naive).could_be("a") == (2, 2)


def test_the_reader_works_out_cells_of_a_table_in_which_each_row_hides_two():
    """Two hidden in a row, but one alone in its column."""
    table = two_by_two({"ax": 2, "ay": 30, "bx": 40, "by": 50})
    naive = {name: Shown(SHOWN, n) for name, n in table.counts.items()}
    naive |= {"ax": Shown(UNDER), "ay": Shown(HIDDEN)}

    assert Reader([table], naive).could_be("ax") == (2, 2)


def two_by_two(cells: dict[str, int]) -> Table:
    """Give a table of rows and columns with all of its totals."""
    rows = sorted({name[0] for name in cells})
    columns = sorted({name[1] for name in cells})
    counts = dict(cells)
    counts |= {f"row.{r}": sum(cells[r + c] for c in columns) for r in rows}
    counts |= {f"col.{c}": sum(cells[r + c] for r in rows) for c in columns}
    counts["grand"] = sum(cells.values())
    relations = (
        *(Relation(plus=tuple(r + c for c in columns), minus=(f"row.{r}",)) for r in rows),
        *(Relation(plus=(f"col.{c}",), minus=tuple(r + c for r in rows)) for c in columns),
        Relation(plus=tuple(f"row.{r}" for r in rows), minus=("grand",)),
        Relation(plus=("grand",), minus=tuple(f"col.{c}" for c in columns)),
    )
    dear = {name: 1 for name in counts if name not in cells}
    return Table(key="cross", counts=counts, relations=relations, dear=dear)


def some(chance: random.Random) -> int:
    return chance.choice([0, 0, 1, 1, 2, 3, 4, 5, 5, 6, 7, 9, 12, 20, 33])


def test_in_many_random_breakdowns_and_crossed_tables_nothing_hidden_is_found():
    seen: Counter[Mark] = Counter()
    for seed in range(500):
        chance = random.Random(seed)  # noqa: S311 # no secret
        parts = {f"p{n}": some(chance) for n in range(chance.randrange(2, 7))}
        crossed = two_by_two({r + c: some(chance) for r in "abc"[: 2 + seed % 2] for c in "xyz"})
        tables = [
            total(sum(parts.values())),
            breakdown("t", "all", sum(parts.values()), parts),
            crossed,
        ]
        published = protect(tables)
        seen += holds(tables, published)

    assert seen[UNDER] > 1000
    assert seen[HIDDEN] > 1000
    assert seen[WITHHELD] > 200


def holds(tables: list[Table], published: dict[str, Shown]) -> Counter[Mark]:
    """By all that is published, each hidden figure could be at least five numbers."""
    reader = Reader(tables, published)
    unpublished = {name for table in tables for name in table.unpublished}
    for name, each in published.items():
        if each.mark is not SHOWN and name not in unpublished:
            least, most = reader.could_be(name)
            assert most is None or most - least >= 4, name
            assert each.mark is not UNDER or (least, most) == (0, 4), name
    return Counter(each.mark for each in published.values())
