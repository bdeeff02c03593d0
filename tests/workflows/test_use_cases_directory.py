"""The people list from file to disputes: what an import would change, doing it, who holds what."""

from datetime import date, timedelta

import pytest

from tests.workflows.playing import at
from tests.world import COUNCIL, World
from workflows.gaps import Gap
from workflows.people_changes import Changes, How
from workflows.people_file import NotAPeopleFile
from workflows.use_cases import directory

HEAD = "slack_id,name,email,post,team,agency,line_manager"
NONE = Changes(added=(), changed=(), ended=())


def row(of: str, **changes: str) -> str:
    slack_id, name, above = COUNCIL[of]
    cells = {
        "slack_id": slack_id,
        "name": name,
        "email": f"{slack_id.lower()}@sample.test",
        "post": of,
        "team": "North",
        "agency": "Sample Council",
        "line_manager": COUNCIL[above][0] if above else "",
        **changes,
    }
    return ",".join(cells.values())


def council(*without: str, **changes: dict[str, str]) -> str:
    rows = [row(post, **changes.get(post, {})) for post in COUNCIL if post not in without]
    return "\n".join([HEAD, *rows]) + "\n"


@pytest.fixture
def imported(world: World) -> World:
    """The sample council as a file, instead of as the other tests have it."""
    directory.keep(world.desk, directory.plan(world.desk, council()))
    return world


def test_planning_an_import_says_what_it_would_do_and_does_nothing(world: World):
    before = directory.everybody(world.desk)

    planned = directory.plan(world.desk, council())

    assert (planned.rows, planned.changes.any) == (8, True)
    assert directory.everybody(world.desk) == before


def test_whoever_was_in_the_list_before_stays_the_same_person(world: World):
    dispute = world.raised()

    directory.keep(world.desk, directory.plan(world.desk, council()))

    with world.desk.store.read() as work:
        listed = work.directory(at("2026-11-23").date())
    assert {person.id for person in listed.people.values()} == set(COUNCIL)
    assert world.choose("team_manager", dispute, "take_on").dispute.version == 2


def test_importing_the_same_file_again_changes_nothing(imported: World):
    assert directory.plan(imported.desk, council()).changes == NONE


def test_somebody_new_gets_an_id_of_their_own_and_can_raise(imported: World):
    new = "U20,Sample New Chair,new@sample.test,chair,Chairs,Sample Council,U02\n"

    planned = directory.plan(imported.desk, council() + new)
    directory.keep(imported.desk, planned)

    assert planned.changes == Changes(
        added=(
            "Sample New Chair: chair, Chairs, Sample Council, answers to Sample Chair Manager "
            "(U20, new@sample.test)",
        ),
        changed=(),
        ended=(),
    )
    with imported.desk.store.read() as work:
        chair = work.directory(at("2026-11-23").date()).in_slack("U20")
    assert chair is not None
    assert chair.id not in COUNCIL


def test_somebody_who_is_left_out_ends_and_comes_back_as_the_same_person(imported: World):
    shorter = council("head_of_service", service_manager={"line_manager": "U07"})
    without = directory.plan(imported.desk, shorter)
    directory.keep(imported.desk, without)
    imported.clock.at += timedelta(days=1)
    gone, empty = directory.everybody(imported.desk)

    back = directory.plan(imported.desk, council())
    directory.keep(imported.desk, back)

    assert without.changes.ended == (
        "Sample Head of Service: head_of_service, North, Sample Council, "
        "answers to Sample Director (U06, u06@sample.test)",
    )
    assert (len(gone), "head_of_service" in empty) == (7, True)
    assert "head_of_service" in back.directory.people


def test_somebody_first_known_by_address_keeps_their_id_when_a_slack_account_is_added(
    imported: World,
):
    guest = "{},Sample Guest,guest@sample.test,social_worker,North,Partner,\n"
    first = directory.plan(imported.desk, council() + guest.format(""))
    directory.keep(imported.desk, first)

    then = directory.plan(imported.desk, council() + guest.format("U30"))

    ids = [
        next(who.id for who in plan.directory.people.values() if who.name == "Sample Guest")
        for plan in (first, then)
    ]
    assert ids[0] == ids[1]


def test_an_import_says_who_holds_what_and_which_posts_are_empty(imported: World):
    held, empty = directory.everybody(imported.desk)

    assert held[0] == (
        "Sample Chair: chair, North, Sample Council, answers to Sample Chair Manager, "
        "from 2026-11-23 (U01, u01@sample.test)"
    )
    assert (len(held), empty) == (8, ["chairs_head_of_service", "executive_director"])


def test_a_file_that_cannot_be_used_changes_nothing(imported: World):
    before = directory.everybody(imported.desk)

    with pytest.raises(NotAPeopleFile):
        directory.plan(imported.desk, council(chair={"post": "chairman"}))

    assert directory.everybody(imported.desk) == before


def test_a_post_that_is_over_or_still_to_come_is_no_news_at_the_next_import(imported: World):
    dated = council().replace(HEAD, f"{HEAD},from,to")
    over = "U21,Sample Acting Chair,,chair,Chairs,Sample Council,U02,2026-01-01,2026-11-20\n"
    coming = "U22,Sample Next Chair,,chair,Chairs,Sample Council,U02,2027-01-01,\n"
    text = dated + over + coming
    directory.keep(imported.desk, directory.plan(imported.desk, text))

    again = directory.plan(imported.desk, text)
    directory.keep(imported.desk, again)

    assert again.changes == NONE
    with imported.desk.store.read() as work:
        ever = work.directory_ever().postings
    assert sum(each.since in (date(2026, 1, 1), date(2027, 1, 1)) for each in ever) == 2


def test_a_post_is_made_longer_or_shorter_in_place(imported: World):
    dated = council().replace(HEAD, f"{HEAD},from,to")
    acting = "U21,Sample Acting Chair,,chair,Chairs,Sample Council,U02,2026-11-01,{}\n"
    for last_day in ("2026-12-31", "", "2026-11-30"):
        planned = directory.plan(imported.desk, dated + acting.format(last_day))
        directory.keep(imported.desk, planned)

    with imported.desk.store.read() as work:
        ever = work.directory_ever()
    person = next(who.id for who in ever.people.values() if who.slack_id == "U21")
    assert [each.until for each in ever.postings if each.person == person] == [date(2026, 11, 30)]


def test_a_post_counts_from_its_first_day_to_its_last(imported: World):
    dated = council().replace(HEAD, f"{HEAD},from,to")
    acting = "U21,Sample Acting Chair,,chair,Chairs,Sample Council,U02,2026-11-24,2026-11-25\n"
    directory.keep(imported.desk, directory.plan(imported.desk, dated + acting))
    there = []
    for _ in range(4):
        with imported.desk.store.read() as work:
            listed = work.directory(imported.clock.at.date())
        there.append(listed.in_slack("U21") is not None)
        imported.clock.at += timedelta(days=1)

    assert there == [False, True, True, False]


def test_a_check_looks_at_the_list_as_it_stands_today(imported: World):
    _, whole = directory.checked(imported.desk)
    shorter = council("head_of_service", service_manager={"line_manager": "U07"})
    directory.keep(imported.desk, directory.plan(imported.desk, shorter))
    _, lacking = directory.checked(imported.desk)
    with imported.desk.store.read() as work:
        vacant = directory.vacant(imported.desk, work)

    assert [gap.post for gap in whole.vacant] == ["chairs' head of service", "executive director"]
    assert Gap("head of service") in lacking.vacant
    assert vacant == lacking.vacant


def test_whoever_waits_hears_how_many_rows_are_done(world: World):
    planned, heard = directory.plan(world.desk, council()), list[int]()

    directory.keep(world.desk, planned, heard.append)

    assert heard == list(range(1, 9))


def test_who_changed_the_list_is_kept_with_ids_and_posts_only(imported: World):
    shorter = council("head_of_service", service_manager={"line_manager": "U07"})
    planned = directory.plan(imported.desk, shorter)

    assert [(each.person, each.post, each.how) for each in planned.kept] == [
        ("head_of_service", "head_of_service", How.ENDED),
        ("service_manager", "service_manager", How.CHANGED),
    ]
