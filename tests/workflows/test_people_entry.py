"""One entry of the people list: what is wrong with it is said, and what was before stays."""

from dataclasses import replace
from datetime import date

import pytest

from tests.workflows.test_people import changed
from tests.world import a_directory
from workflows.people import Directory, Posting
from workflows.people_entry import Earlier, Entry, Wrong, applied, ended, wrong_with

MONDAY = date(2026, 11, 23)
POSTS = {"chair", "social_worker", "team_manager"}
RAISING = {"chair"}

NEW = Entry(
    name="Sample New Worker",
    slack_id="U40",
    email="new@sample.test",
    agency="Sample Council",
    post="social_worker",
    team="North",
    line_manager="team_manager",
    since=MONDAY,
    until=None,
)


def wrong(entry: Entry, directory: Directory | None = None) -> dict[str, Wrong]:
    return wrong_with(entry, directory or a_directory(), POSTS, RAISING)


def of(person: str, directory: Directory) -> Posting:
    (posting,) = directory.postings_of(person)
    return posting


def entry_of(person: str, directory: Directory, **changes: object) -> Entry:
    """Give what the form of somebody's entry begins with."""
    who, posting = directory.people[person], of(person, directory)
    made = Entry(
        name=who.name,
        slack_id=who.slack_id or "",
        email=who.email,
        phone=who.phone,
        agency=posting.agency,
        post=posting.post,
        team=posting.team,
        line_manager=posting.line_manager or "",
        since=posting.since,
        until=posting.until,
        person=person,
        replaces=posting,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_whole_entry_has_nothing_wrong():
    assert wrong(NEW) == {}


@pytest.mark.parametrize(
    ("changes", "box", "why"),
    [
        ({"name": ""}, "name", Wrong.EMPTY),
        ({"team": ""}, "team", Wrong.EMPTY),
        ({"agency": ""}, "agency", Wrong.EMPTY),
        ({"slack_id": "", "email": ""}, "email", Wrong.NO_WAY),
        ({"email": "evil <b@sample.test>"}, "email", Wrong.NOT_AN_ADDRESS),
        ({"email": "b@sample.test."}, "email", Wrong.NOT_AN_ADDRESS),
        ({"name": "Sample\nWorker"}, "name", Wrong.NOT_ONE_LINE),
        ({"team": "South\nNorth"}, "team", Wrong.NOT_ONE_LINE),
        ({"name": "*Recorded.*"}, "name", Wrong.NOT_PLAIN),
        ({"team": "_South_"}, "team", Wrong.NOT_PLAIN),
        ({"agency": "> Sample Council"}, "agency", Wrong.NOT_PLAIN),
        ({"phone": "`01234`"}, "phone", Wrong.NOT_PLAIN),
        ({"post": "gardener"}, "post", Wrong.NO_SUCH_POST),
        ({"until": date(2026, 11, 22)}, "until", Wrong.BACKWARDS),
        ({"post": "chair", "is_guest": True}, "slack_id", Wrong.GUEST),
    ],
)
def test_each_box_says_what_is_wrong_with_it(changes: dict[str, object], box: str, why: Wrong):
    assert wrong(replace(NEW, **changes)) == {box: why}  # type: ignore[arg-type]


def test_a_guest_may_hold_a_post_that_raises_nothing():
    assert wrong(replace(NEW, is_guest=True)) == {}


def test_an_account_or_an_address_is_one_persons():
    council = addressed("team_manager", "manager@sample.test")
    worker = entry_of("social_worker", council)

    assert wrong(replace(worker, slack_id="U04"), council) == {"slack_id": Wrong.ACCOUNT_TAKEN}
    assert wrong(replace(worker, email="Manager@sample.test"), council) == {
        "email": Wrong.ADDRESS_TAKEN
    }


def test_a_new_entry_changes_nobody_who_is_listed():
    council = addressed("team_manager", "manager@sample.test")

    account, address = replace(NEW, slack_id="U04"), replace(NEW, email="Manager@sample.test")
    both = replace(NEW, slack_id="U03", email="manager@sample.test")

    assert wrong(account, council) == {"slack_id": Wrong.LISTED}
    assert wrong(address, council) == {"email": Wrong.LISTED}
    assert wrong(both, council) == {"slack_id": Wrong.LISTED, "email": Wrong.LISTED}


def test_somebody_who_held_a_post_before_comes_back_as_who_they_were():
    council = addressed("team_manager", "manager@sample.test")
    held = tuple(each for each in council.postings if each.person != "team_manager")
    without = replace(council, postings=held)
    back = replace(NEW, name="sample team manager", email="manager@sample.test")

    assert wrong(back, without) == {}
    assert applied(back, without, MONDAY, "new")[0].person == "team_manager"
    of_two = replace(back, slack_id="U03")
    gone = tuple(each for each in held if each.person != "social_worker")
    assert wrong(of_two, replace(council, postings=gone)) == {"email": Wrong.ADDRESS_TAKEN}


def test_another_name_on_an_earlier_account_is_asked_about_and_renames_nobody():
    council = addressed("team_manager", "manager@sample.test")
    held = tuple(each for each in council.postings if each.person != "team_manager")
    without = replace(council, postings=held)
    new = replace(NEW, slack_id="U04")

    assert wrong(new, without) == {"slack_id": Wrong.EARLIER}
    back = replace(new, earlier="team_manager", now=Earlier.BACK)
    other = replace(new, earlier="team_manager", now=Earlier.ELSE)
    assert wrong(back, without) == wrong(other, without) == {}
    assert wrong(replace(other, slack_id="U99", email="MANAGER@sample.test"), without) == {}
    assert wrong(replace(other, earlier="chair"), without) == {"slack_id": Wrong.EARLIER}

    posting, after = applied(back, without, MONDAY, "new")
    assert (posting.person, after.name("team_manager")) == ("team_manager", "Sample Team Manager")
    posting, after = applied(other, without, MONDAY, "new")
    assert (posting.person, after.name("new")) == ("new", "Sample New Worker")
    assert after.people["new"].slack_id == "U04"
    earlier = after.people["team_manager"]
    assert (earlier.name, earlier.slack_id) == ("Sample Team Manager", None)
    assert earlier.email == "manager@sample.test"
    by_address = replace(other, slack_id="U99", email="MANAGER@sample.test")
    earlier = applied(by_address, without, MONDAY, "new")[1].people["team_manager"]
    assert (earlier.slack_id, earlier.email) == ("U04", "")


def addressed(person: str, email: str) -> Directory:
    council = a_directory()
    known = replace(council.people[person], email=email)
    return replace(council, people={**council.people, person: known})


def test_nobody_is_their_own_manager_or_holds_a_post_for_a_team_twice():
    council = a_directory()

    own = entry_of("social_worker", council, line_manager="social_worker")
    twice = replace(NEW, slack_id="U03", email="", person="social_worker")

    assert wrong(own) == {"line_manager": Wrong.OWN_MANAGER}
    assert wrong(twice) == {"post": Wrong.TWICE}
    assert wrong(entry_of("social_worker", council)) == {}


def test_somebody_new_gets_an_id_and_somebody_listed_one_post_more():
    added, after = applied(NEW, a_directory(), MONDAY, "new")
    one_more = replace(NEW, slack_id="U04", person="team_manager", phone="01234 000001")
    more, with_more = applied(one_more, a_directory(), MONDAY, "new")

    assert (added.person, after.people["new"].name) == ("new", "Sample New Worker")
    assert added.line_manager == "team_manager"
    assert (more.person, with_more.posts_of("team_manager")) == (
        "team_manager",
        ("team_manager", "social_worker"),
    )
    assert with_more.people["team_manager"].phone == "01234 000001"


def test_a_change_counts_from_today_and_a_date_is_corrected_as_it_stands():
    council = changed(a_directory(), "team_manager", since=date(2026, 4, 1))  # type: ignore[arg-type]

    moved, _ = applied(entry_of("team_manager", council, team="South"), council, MONDAY, "new")
    longer, after = applied(
        entry_of("team_manager", council, until=date(2026, 12, 31)), council, MONDAY, "new"
    )
    earlier, _ = applied(
        entry_of("team_manager", council, since=date(2026, 3, 1)), council, MONDAY, "new"
    )

    assert (moved.team, moved.since) == ("South", MONDAY)
    assert (longer.since, longer.until) == (date(2026, 4, 1), date(2026, 12, 31))
    assert earlier.since == date(2026, 3, 1)
    assert after.postings_of("team_manager") == (longer,)


def test_a_post_still_to_begin_is_changed_as_it_stands():
    council = changed(a_directory(), "team_manager", since=date(2027, 1, 1))  # type: ignore[arg-type]

    moved, _ = applied(entry_of("team_manager", council, team="South"), council, MONDAY, "new")

    assert moved.since == date(2027, 1, 1)


def test_a_post_that_ends_is_in_the_list_no_more():
    council = a_directory()

    after = ended(of("team_manager", council), council)

    assert after.postings_of("team_manager") == ()
    assert "team_manager" in after.people


def test_a_mark_tells_entries_apart_and_says_nothing():
    marks = {posting.mark for posting in a_directory().postings}

    assert len(marks) == 8
    assert not any("north" in mark.lower() for mark in marks)
