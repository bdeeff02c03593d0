"""Keeping the people list one entry at a time, in one transaction, with who did it."""

from dataclasses import replace

from sqlalchemy import select

from storage.tables import people_changes
from tests.procedures.paper import SHIPPED
from tests.workflows.test_people_entry import NEW
from tests.world import MONDAY, World, a_directory
from workflows import reading
from workflows.desk import Library
from workflows.gaps import Gap
from workflows.people_entry import Wrong
from workflows.use_cases import people_list
from workflows.use_cases.people_list import Rung, Saved

BY = "U02"


def listed(world: World, typed: str = "", page: int = 1) -> list[str]:
    return [each.person for each in people_list.page(world.desk, typed, page).rows]


def mark_of(world: World, person: str) -> str:
    rows = people_list.page(world.desk, "", 1).rows
    return next(each.mark for each in rows if each.person == person)


def kept(world: World) -> list[tuple[str, ...]]:
    columns = people_changes.c
    with world.desk.store.read() as work:
        asked = select(columns.by, columns.person, columns.post, columns.how)
        rows = work._connection.execute(asked)  # type: ignore[attr-defined]
        return sorted(tuple(row) for row in rows)


def test_the_list_is_in_the_order_of_names_and_found_in_by_any_words(world: World):
    assert listed(world)[:2] == ["chair", "chair_manager"]
    assert listed(world, "NORTH team manager") == ["team_manager"]
    assert listed(world, "nobody") == []
    assert people_list.page(world.desk, "", 1).total == 8
    assert listed(world, page=2) == []


def test_an_entry_is_added_and_who_did_it_is_kept(world: World):
    saved = people_list.save(world.desk, BY, "", NEW)

    assert isinstance(saved, Saved)
    assert (saved.is_over, saved.waiting) == (False, ())
    assert kept(world) == [(BY, saved.posting.person, "social_worker", "added")]
    assert len(listed(world)) == 9


def test_what_is_wrong_keeps_nothing(world: World):
    assert people_list.save(world.desk, BY, "", replace(NEW, name="")) == {"name": Wrong.EMPTY}
    assert (len(listed(world)), kept(world)) == (8, [])


def test_whose_an_account_is_already_is_named_and_nobody_is_changed(world: World):
    entry = replace(NEW, slack_id="U04")

    assert people_list.save(world.desk, BY, "", entry) == {"slack_id": Wrong.LISTED}
    assert people_list.whose(world.desk, entry) == {"slack_id": "Sample Team Manager"}
    assert (len(listed(world)), kept(world)) == (8, [])


def test_an_entry_that_was_changed_meanwhile_is_not_written_over(world: World):
    assert people_list.save(world.desk, BY, "0" * 16, NEW) is None
    assert people_list.end(world.desk, BY, "0" * 16) is None
    assert kept(world) == []


def test_what_still_waits_for_somebody_whose_post_ended_is_named(world: World):
    dispute = world.raised("stage_1")
    other = world.raised("stage_2")

    ended = people_list.end(world.desk, BY, mark_of(world, "team_manager"))

    assert isinstance(ended, Saved)
    assert (ended.is_over, ended.waiting) == (True, (dispute.reference,))
    assert people_list.waiting(world.desk, "service_manager") == (other.reference,)
    assert people_list.waiting(world.desk, "chair") == ()
    assert kept(world) == [(BY, "team_manager", "team_manager", "ended")]


def test_a_change_within_the_post_leaves_nothing_waiting(world: World):
    world.raised("stage_1")
    directory, posting = people_list.one(world.desk, mark_of(world, "team_manager"))
    assert posting
    entry = replace(
        NEW,
        name=directory.name("team_manager"),
        slack_id="U04",
        post="team_manager",
        team="South",
        line_manager="service_manager",
    )

    saved = people_list.save(world.desk, BY, posting.mark, entry)

    assert isinstance(saved, Saved)
    assert (saved.posting.team, saved.waiting) == ("South", ())
    assert saved.posting.since == MONDAY.date()
    assert {how for *_, how in kept(world)} == {"added", "ended"}


def test_an_entry_that_nobody_names_is_none(world: World):
    _, posting = people_list.one(world.desk, "0" * 16)

    assert posting is None
    assert people_list.empty_posts(world.desk) == (
        Gap("chairs' head of service"),
        Gap("executive director"),
    )


def test_somebody_reads_who_is_above_them(world: World):
    title = world.desk.library.default.title

    ladder = people_list.own_ladder(world.desk, "chair")

    assert ladder == (
        Rung(under=title, post="chair's service manager", person="chair_manager"),
        Rung(under=title, post="chairs' head of service", person=None),
        Rung(under=title, post="safeguarding lead", person="safeguarding_lead"),
    )
    assert [each.person for each in people_list.own_ladder(world.desk, "social_worker")][:2] == [
        "team_manager",
        "service_manager",
    ]
    assert people_list.own_ladder(world.desk, "service_director") == ()


def test_above_a_post_with_which_no_ladder_begins_is_whoever_is_up_the_line(world: World):
    assert people_list.own_ladder(world.desk, "service_manager") == (
        Rung(under="service manager", post="head of service", person="head_of_service"),
        Rung(under="service manager", post="service director", person="service_director"),
    )
    listed = a_directory()
    world.people(listed)
    postings = tuple(each for each in listed.postings if each.person != "head_of_service")
    world.people(replace(listed, postings=postings))

    assert people_list.own_ladder(world.desk, "service_manager") == (
        Rung(under="service manager", post="", person=None),
    )


def test_posts_are_called_what_each_procedure_in_use_calls_them(world: World):
    assert people_list.titles(world.desk)["chair_manager"] == "chair's service manager"


def test_a_post_outside_is_an_address_and_no_entry(world: World):
    with_partners = reading.read((SHIPPED / "sunderland.yaml").read_text("utf-8"), "sunderland")
    library = Library(procedures={"sunderland": with_partners}, texts={})

    called = people_list.titles(replace(world.desk, library=library))

    assert "senior_manager" in called
    assert "partners" not in called
