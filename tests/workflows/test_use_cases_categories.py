"""Disputes that were raised before categories were kept are given theirs, where it can be known."""

from dataclasses import replace

from sqlalchemy import text

from tests.workflows.playing import FILE, TEXT
from tests.world import World
from workflows import reading
from workflows.desk import Library
from workflows.use_cases import categories

BEFORE = TEXT.replace("        category: true\n", "")


def in_use(world: World, file: str, kept: str = "") -> None:
    procedure = reading.read(file, FILE)
    library = Library(procedures={procedure.key: procedure}, texts={procedure.key: kept or file})
    world.desk = replace(world.desk, library=library)


def filled_in(world: World) -> int:
    failed = list[Exception]()
    filled = categories.fill_in(world.desk, failed)
    assert failed == []
    return filled


def of_category(world: World, category: str) -> frozenset[str]:
    with world.desk.store.read() as work:
        return work.of_category(category)


def test_the_category_of_a_dispute_is_kept_when_it_is_raised(world: World):
    dispute = world.raised("stage_1")

    assert of_category(world, "drift_and_delay") == {dispute.id}
    assert of_category(world, "practice_issues") == frozenset()
    assert filled_in(world) == 0


def test_what_began_under_an_older_text_is_filled_in_once_by_what_the_new_one_calls_it(
    world: World,
):
    in_use(world, BEFORE)
    dispute = world.raised("stage_1")
    assert filled_in(world) == 0
    in_use(world, TEXT)

    assert filled_in(world) == 1
    assert filled_in(world) == 0

    assert of_category(world, "drift_and_delay") == {dispute.id}


def test_what_began_under_this_very_text_is_filled_in_too(world: World):
    dispute = world.raised("stage_1")
    with world.desk.store.begin() as work:
        work._connection.execute(text("DELETE FROM categories"))  # type: ignore[attr-defined]

    assert filled_in(world) == 1

    assert of_category(world, "drift_and_delay") == {dispute.id}


def test_an_answer_that_the_older_text_did_not_ask_for_there_stays_unknown(world: World):
    otherwise = BEFORE
    for name in ("      {}:\n", "asked_if: {{{}:", '"{{{}}}"', "shows: concern.{}}}"):
        otherwise = otherwise.replace(name.format("category"), name.format("kind_of"))
    in_use(world, otherwise)
    world.raised("stage_1", concern={"kind_of": "drift_and_delay"})
    in_use(world, TEXT)

    assert filled_in(world) == 0


def test_one_whose_text_cannot_be_read_keeps_no_other_from_its_category(world: World):
    in_use(world, BEFORE, kept="spoilt")
    world.raised("stage_1")
    in_use(world, TEXT)
    sound = world.raised("stage_1")
    with world.desk.store.begin() as work:
        work._connection.execute(text("DELETE FROM categories"))  # type: ignore[attr-defined]
    failed = list[Exception]()

    assert categories.fill_in(world.desk, failed) == 1

    assert [type(each) for each in failed] == [reading.NotAProcedure]
    assert of_category(world, "drift_and_delay") == {sound.id}
