"""Finding again what needs no dispute: at home, in the list, by reference; and counting it."""

from datetime import timedelta

import pytest

from tests.workflows.compliments import laid, send
from tests.workflows.playing import at
from tests.world import World
from workflows.apart import ApartRow, Counted
from workflows.references import Mistyped
from workflows.use_cases import apart_lists, at_home, watching
from workflows.use_cases.apart_reading import acknowledge

DAY = timedelta(days=1)


def waiting(world: World, person: str) -> list[int]:
    return [row.listed.id for row in at_home.home(world.desk, person).apart]


def several(world: World, number: int) -> None:
    for _ in range(number):
        world.clock.at += timedelta(minutes=1)
        send(world)


def test_what_waits_for_somebody_stands_at_home_until_they_acknowledge_it(world: World):
    several(world, 2)
    acknowledge(world.desk, "social_worker", 1)

    assert waiting(world, "social_worker") == [2]
    assert waiting(world, "team_manager") == [1, 2]
    assert waiting(world, "chair") == []


def test_what_somebody_sent_or_received_is_listed_newest_first_ten_a_page(world: World):
    several(world, 12)

    for person in ("chair", "team_manager"):
        pages = [apart_lists.listed(world.desk, person, page) for page in (1, 2, 3)]
        numbers = [[row.listed.id for row in page.rows] for page in pages]
        assert numbers == [list(range(12, 2, -1)), [2, 1], []]
        assert {page.total for page in pages} == {12}
    assert apart_lists.listed(world.desk, "head_of_service", 1).total == 0


def test_a_line_says_to_its_sender_how_many_have_acknowledged_it_and_to_the_others_if_they_have(
    world: World,
):
    several(world, 1)
    acknowledge(world.desk, "social_worker", 1)

    def line(person: str) -> ApartRow:
        return apart_lists.listed(world.desk, person, 1).rows[0]

    assert (line("chair").mine, line("chair").acknowledged, line("chair").asked) == (None, 1, 2)
    mine, theirs = line("social_worker").mine, line("team_manager").mine
    assert (mine and mine.waits, theirs and theirs.waits) == (False, True)


def test_its_reference_finds_it_for_those_who_may_read_it(world: World):
    several(world, 1)
    reference = laid(world).sent.reference

    def found(person: str) -> int:
        return apart_lists.found(world.desk, person, reference).total

    assert [found(who) for who in ("chair", "social_worker", "head_of_service")] == [1, 1, 0]
    with pytest.raises(Mistyped):
        apart_lists.found(world.desk, "chair", f"{reference[:-1]}X")


def test_a_part_of_a_name_finds_those_from_or_for_somebody_ten_a_page(world: World):
    several(world, 12)

    def found(person: str, text: str, page: int = 1) -> list[int]:
        shown = apart_lists.found(world.desk, person, text, page)
        return [row.listed.id for row in shown.rows]

    assert found("chair", " sample  WORKER ") == list(range(12, 2, -1))
    assert found("chair", "worker", 2) == [2, 1]
    assert found("social_worker", "sample chair", 2) == [2, 1]
    assert found("chair", "head of service") == found("head_of_service", "worker") == []
    assert found("chair", "1234567") == []


def test_what_waits_for_somebody_is_laid_beside_their_disputes(world: World):
    several(world, 1)

    assert [row.listed.id for row in apart_lists.waits_for(world.desk, "team_manager")] == [1]
    assert apart_lists.waits_for(world.desk, "chair") == ()


def test_what_can_be_sent_here_is_called_as_the_file_does(world: World):
    assert apart_lists.called(world.desk) == ("compliments",)
    assert apart_lists.kinds(world.desk) == {"compliment": "compliment"}


def test_those_of_a_time_are_counted_and_those_that_all_have_acknowledged(world: World):
    several(world, 3)
    for number, who in ((1, "social_worker"), (2, "social_worker"), (2, "team_manager")):
        acknowledge(world.desk, who, number)
    monday = at("2026-11-23 00:00")

    counted = apart_lists.counted(world.desk, monday, monday + DAY)

    assert counted == {"compliment": Counted(sent=3, acknowledged=1)}
    assert apart_lists.counted(world.desk, monday + DAY, monday + 2 * DAY) == {}
    assert watching.figures(world.desk).apart == counted
