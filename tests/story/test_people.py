"""``/drp people``: administrators keep the people list; others read their own ladder."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from slackapp.sandbox.workspace import Person as Member
from storage.tables import people_changes
from tests.office import Office
from tests.person import Modal, Person
from tests.world import a_directory
from workflows.due import LONDON
from workflows.people import Directory

TITLE = "People"


@pytest.fixture
def own_settings() -> dict[str, object]:
    """One administrator is in the people list, another is in none."""
    return {"DRP_ADMINISTRATORS": "U02,U90"}


@pytest.fixture
def accounts() -> list[Member]:
    """Slack has accounts that cannot be in the list, or not for every post."""
    return [
        Member(id="U41", name="Sample Guest", is_restricted=True),
        Member(id="U42", name="Sample Helper", is_bot=True),
        Member(id="U43", name="Sample Leaver", deleted=True),
        Member(id="U44", name="Sample Neighbour", team_id="T02"),
    ]


@pytest.fixture
def others() -> dict[str, str]:
    """Somebody is in Slack, and in no list yet."""
    return {"U31": "Sample New Worker"}


def listed(somebody: Person) -> Modal:
    somebody.types("/drp people")
    return somebody.modal(TITLE)


def list_of(office: Office) -> Directory:
    with office.world.desk.store.read() as work:
        return work.directory(office.world.clock.at.date())


def add(form: Modal, **changes: str) -> None:
    """Fill in the form of an entry."""
    given = {"Name": "Sample New Worker", "Agency": "Sample Council", "Team": "North", **changes}
    for label, value in given.items():
        form.fill(label, value)
    form.pick("Post", "social worker")


@pytest.mark.parametrize("who", ["chair_manager", "stranger"])
def test_an_administrator_adds_a_person_who_can_be_chosen_at_once(office: Office, who: str):
    somebody = office.stranger() if who == "stranger" else office.person(who)
    form = listed(somebody).shows("8 found.")
    form.press("Add a person")
    form = somebody.modal("Add a person")
    add(form)
    form.pick("Line manager", "Sample Team Manager, team manager")
    form.choose("In Slack?", "Sample New Worker")

    assert form.submit().kind == "updated"

    saved = somebody.modal("Saved")
    assert "Sample New Worker: social worker, North team, Sample Council, since" in saved.text
    assert "Monday 23 November 2026" in saved.text
    chair = office.person("chair")
    chair.types("/drp new")
    form = chair.modal("Raise a dispute")
    form.choose("Which level made the decision?", "Stage 1: team manager")
    form.pick("Social worker", "Sample New Worker, social worker")


def test_an_entry_is_changed_from_today_and_who_did_it_is_kept(office: Office):
    somebody = office.person("chair_manager")
    form = listed(somebody)
    assert form.press("Change Sample Team Manager, team manager")
    form = somebody.modal("Change")
    assert form.value("Name") == "Sample Team Manager"
    form.fill("Team", "South")

    form.submit()

    assert "South team" in somebody.modal("Saved").text
    (posting,) = list_of(office).postings_of("team_manager")
    assert (posting.team, posting.since) == ("South", date(2026, 11, 23))
    assert kept(office) == {
        ("U02", "team_manager", "team_manager", "added"),
        ("U02", "team_manager", "team_manager", "ended"),
    }


def kept(office: Office) -> set[tuple[str, ...]]:
    """Give who changed whose post, as the database keeps it."""
    asked = select(
        people_changes.c.by, people_changes.c.person, people_changes.c.post, people_changes.c.how
    )
    with office.world.desk.store.read() as work:
        return {tuple(row) for row in work._connection.execute(asked)}  # type: ignore[attr-defined]


def test_ending_a_post_says_what_still_waits_and_leads_to_it(office: Office):
    dispute = office.world.raised("stage_1")
    somebody = office.person("chair_manager")
    listed(somebody).press("Change Sample Team Manager, team manager")
    form = somebody.modal("Change")

    assert form.press("End this post")

    page = somebody.modal("Saved").shows("Sample Team Manager is asked for nothing any more.")
    assert "Ended. Sample Team Manager: team manager" in page.text
    assert "1 open request waits until somebody else is chosen" in page.text
    assert page.press("See which: what waits for Sample Team Manager")
    told = somebody.modal("What waits").shows(dispute.reference)
    assert "Open" not in told.buttons
    assert list_of(office).postings_of("team_manager") == ()


def end_post(office: Office, whose: str) -> Modal:
    """An administrator ends a post, and reads what becomes of what waits."""
    somebody = office.person("chair_manager")
    listed(somebody).press(f"Change {whose}")
    somebody.modal("Change").press("End this post")
    return somebody.modal("Saved")


def asked_of(office: Office, who: str) -> list[str]:
    office.settle()
    return [message.text for message in office.person(who).direct_messages()]


def test_whoever_holds_no_post_any_more_is_asked_nothing_and_another_is_chosen_at_once(
    office: Office,
):
    dispute, other = office.world.raised("stage_3"), office.world.raised("stage_3")
    office.settle()
    gone = office.person("head_of_service")
    assert "Reply" in gone.direct_message(dispute.reference).buttons

    end_post(office, "Sample Head of Service, head of service").shows("2 open requests wait")
    office.settle()

    for each in (dispute, other):
        spent = gone.direct_message(each.reference)
        assert "You no longer hold this post. Nothing more is asked of you." in spent.words
        assert spent.buttons == []
        to_choose = office.person("service_director").direct_message(each.reference)
        assert to_choose.buttons == ["Choose", "Open"]
    before = asked_of(office, "head_of_service")
    office.world.pass_to(datetime(2026, 12, 15, 12, 0, tzinfo=LONDON))
    assert asked_of(office, "head_of_service") == before


def test_whoever_is_entered_again_has_their_requests_back(office: Office):
    dispute = office.world.raised("stage_1")
    end_post(office, "Sample Team Manager, team manager").shows("1 open request waits")
    somebody = office.person("chair_manager")
    listed(somebody).press("Add a person")
    form = somebody.modal("Add a person")
    add(form, Name="Sample Team Manager")
    form.pick("Post", "team manager")
    form.pick("Line manager", "Sample Service Manager, service manager")
    form.choose("In Slack?", "Sample Team Manager")

    form.submit()

    assert somebody.modal("Saved")
    office.settle()
    back = office.person("team_manager").direct_message(dispute.reference)
    assert "Reply" in back.buttons
    assert "no longer hold" not in back.words
    chosen = office.person("service_manager").direct_message("the person asked has left")
    assert "The person asked is back, or somebody else chooses." in chosen.words


def test_whoever_holds_another_post_is_asked_as_before(office: Office):
    dispute = office.world.raised("stage_1")
    somebody = office.person("chair_manager")
    listed(somebody).press("Change Sample Team Manager, team manager")
    somebody.modal("Change").press("Give another post")
    form = somebody.modal("Give another post")
    form.fill("Team", "South")
    form.pick("Post", "social worker")
    form.pick("Line manager", "Sample Service Manager, service manager")
    form.submit()

    page = end_post(office, "Sample Team Manager, team manager")

    assert "1 open request stays with Sample Team Manager." in page.text
    assert page.press("See which: what waits for Sample Team Manager")
    somebody.modal("What waits").shows("These wait for them still.")
    office.settle()
    assert "Reply" in office.person("team_manager").direct_message(dispute.reference).buttons


def test_wrong_boxes_are_said_and_nothing_is_kept(office: Office):
    somebody = office.person("chair_manager")
    listed(somebody).press("Add a person")
    form = somebody.modal("Add a person")
    add(form)
    form.fill("From", "2026-12-01")
    form.fill("To", "2026-11-30")

    errors = str(form.submit().errors)

    assert "Enter an e-mail address, or choose the person in Slack." in errors
    assert "Enter a day that is not before the first one." in errors
    assert len(list_of(office).postings) == 8


def test_adding_somebody_who_is_listed_changes_nobody_and_says_where_to_find_them(office: Office):
    somebody = office.person("chair_manager")
    listed(somebody).press("Add a person")
    form = somebody.modal("Add a person")
    add(form, Name="Sample Worker")
    form.choose("In Slack?", "Sample Chair")
    before = list_of(office)

    refused = form.submit()

    assert "This is Sample Chair, who is in the list already. Find them there" in str(
        refused.errors
    )
    assert list_of(office) == before
    assert kept(office) == set()


def test_nor_does_an_address_that_the_list_has_already(office: Office):
    somebody = office.person("chair_manager")
    listed(somebody).press("Add a person")
    form = somebody.modal("Add a person")
    add(form, **{"E-mail address": "new@sample.test"})
    form.submit()
    somebody.types("/drp people")
    somebody.modal(TITLE).press("Add a person")
    form = somebody.modal("Add a person")
    add(form, **{"Name": "Sample Other", "E-mail address": "NEW@sample.test"})

    refused = form.submit()

    assert "This is Sample New Worker, who is in the list already." in str(refused.errors)
    assert "Sample Other" not in {each.name for each in list_of(office).people.values()}


def test_somebody_who_is_listed_gets_another_post_from_their_entry(office: Office):
    somebody = office.person("chair_manager")
    listed(somebody).press("Change Sample Team Manager, team manager")
    somebody.modal("Change").press("Give another post")
    form = somebody.modal("Give another post")
    assert form.value("Name") == "Sample Team Manager"
    assert not form.value("Team")
    form.fill("Team", "South")
    form.pick("Post", "social worker")
    form.pick("Line manager", "Sample Service Manager, service manager")

    form.submit()

    saved = somebody.modal("Saved").text
    assert "Sample Team Manager: social worker, South team" in saved
    assert list_of(office).posts_of("team_manager") == ("team_manager", "social_worker")
    assert kept(office) == {("U02", "team_manager", "social_worker", "added")}
    somebody.types("/drp people")
    somebody.modal(TITLE).press("Change Sample Team Manager, team manager")
    somebody.modal("Change").press("Give another post")
    form = somebody.modal("Give another post")
    form.fill("Team", "South")
    form.pick("Post", "social worker")
    assert "They hold this post for this team already" in str(form.submit().errors)


def test_the_list_is_found_in_by_name_post_or_team_and_turned(office: Office):
    somebody = office.person("chair_manager")
    form = listed(somebody)
    form.fill("Find by name, post or team", "manager north")

    form.submit()

    found = somebody.modal(TITLE).shows("2 found.")
    assert "Sample Chair Manager" not in found.text
    found.fill("Find by name, post or team", "nobody at all")
    found.submit()
    somebody.modal(TITLE).shows("Nobody is found.")


def test_which_posts_are_empty_is_one_press_away(office: Office):
    somebody = office.stranger()

    listed(somebody).press("Empty posts (2)")

    page = somebody.modal("Empty posts").shows("Nobody holds the post of executive director.")
    assert "Nobody holds the post of chairs' head of service." in page.text


def test_others_read_their_own_ladder_and_change_nothing(office: Office):
    chair, manager = office.person("chair"), office.person("team_manager")

    ladder = listed(chair).shows("This is your own ladder.")

    assert "Chair's service manager: Sample Chair Manager" in ladder.text
    assert "Chairs' head of service: nobody is found" in ladder.text
    assert "Add a person" not in ladder.buttons
    line = listed(manager).shows("This is your own ladder.").text
    assert "Service manager: Sample Service Manager" in line
    assert "Service director: Sample Director" in line
    listed(office.person("service_director")).shows("Nobody is above you in the people list.")


def test_somebody_in_no_list_who_runs_nothing_is_told_so(office: Office):
    office.world.people(a_directory("head_of_service"))
    gone = office.person("head_of_service")
    gone.types("/drp people")

    assert gone.ephemeral_message("You are not in this app's people list.")


def test_help_begins_for_everybody_with_what_to_do_in_immediate_danger(office: Office):
    office.world.people(a_directory("head_of_service"))
    unlisted = office.person("head_of_service")
    unlisted.types("/drp help")

    told = unlisted.ephemeral_message("You are not in this app's people list.")
    assert told.text.startswith("If a child is in immediate danger, call 999 now.")
    assert told.words.startswith("*If a child is in immediate danger, call 999 now.")
    told.press("Immediate safety: what to do now")
    assert unlisted.modal("Immediate safety")


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("Sample Helper", "This is an app in Slack. Choose a person."),
        ("Sample Leaver", "This person has left Slack. Choose somebody else."),
        ("Sample Neighbour", "This person belongs to another organisation in Slack."),
    ],
)
def test_an_account_that_cannot_be_in_the_list_is_taken_out_again(
    office: Office, who: str, says: str
):
    somebody = office.person("chair_manager")
    listed(somebody).press("Add a person")
    form = somebody.modal("Add a person")
    add(form)

    form.choose("In Slack?", who)

    form = somebody.modal("Add a person").shows(says)
    assert not form.value("In Slack?")
    assert form.value("Name") == "Sample New Worker"
    assert "Enter an e-mail address" in str(form.submit().errors)


def test_an_account_is_looked_at_once_more_as_the_entry_is_saved(office: Office):
    somebody = office.person("chair_manager")
    listed(somebody).press("Add a person")
    form = somebody.modal("Add a person")
    add(form)
    asked = len(office.control.calls("users.info"))
    form.choose("In Slack?", "Sample New Worker")
    office.control.wait_for(  # it is looked at as it is chosen
        lambda: office.control.calls("users.info")[asked:] or None, somebody.on_screen
    )
    office.control.change_person("U31", deleted=True)

    assert "This person has left Slack." in str(form.submit().errors)

    assert len(list_of(office).postings) == 8
    office.control.change_person("U31", deleted=False, is_restricted=True)
    assert form.submit().kind == "updated"
    assert [list_of(office).name(each) for each in list_of(office).guests] == ["Sample New Worker"]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("Somebody else", {"Sample Team Manager", "Sample New Manager"}),
        ("They are back, under the name they had", {"Sample Team Manager"}),
    ],
)
def test_an_account_that_was_somebodys_before_renames_nobody(
    office: Office, who: str, names: set[str]
):
    end_post(office, "Sample Team Manager, team manager")
    somebody = office.person("chair_manager")
    listed(somebody).press("Add a person")
    form = somebody.modal("Add a person")
    add(form, **{"Name": "Sample New Manager", "Telephone": "01234 000009"})
    form.choose("In Slack?", "Sample Team Manager")

    assert form.submit().kind == "updated"

    form = somebody.modal("Add a person").shows("was that of Sample Team Manager, whose posts")
    assert form.value("Name") == "Sample New Manager"
    assert form.submit().kind == "refused"
    form.choose("Who has it now?", who)
    form.submit()
    assert somebody.modal("Saved")
    people = list_of(office).people.values()
    assert {each.name for each in people if "Manager" in each.name} - OTHER_MANAGERS == names
    listed_now = list_of(office).in_slack("U04")
    assert listed_now
    assert listed_now.phone == "01234 000009"


OTHER_MANAGERS = {"Sample Chair Manager", "Sample Service Manager"}


def test_a_guest_is_asked_like_others_and_holds_no_post_that_raises(office: Office):
    somebody = office.person("chair_manager")
    listed(somebody).press("Add a person")
    form = somebody.modal("Add a person")
    add(form)
    form.choose("In Slack?", "Sample Guest")
    form = somebody.modal("Add a person").shows("This person is a guest in Slack.")
    form.pick("Post", "chair")

    refused = form.submit()
    form.pick("Post", "social worker")

    assert "a guest in Slack cannot hold a post that raises" in str(refused.errors)
    assert form.submit().kind == "updated"
    assert somebody.modal("Saved")
    assert [list_of(office).name(each) for each in list_of(office).guests] == ["Sample New Worker"]


def test_what_is_typed_of_a_person_is_in_no_message_no_id_and_no_log(
    office: Office, caplog: pytest.LogCaptureFixture
):
    caplog.set_level("DEBUG", logger="drp")
    somebody = office.person("chair_manager")
    listed(somebody).press("Add a person")
    form = somebody.modal("Add a person")
    add(form, **{"Name": "Zq7canary", "E-mail address": "zq7canary@sample.test", "Team": "Zq7team"})
    carried = form.view["private_metadata"]

    form.submit()

    somebody.modal("Saved").shows("Zq7canary")
    somebody.types("/drp people")
    page = somebody.modal(TITLE).shows("9 found.")
    ids = [block.get("accessory", {}).get("value", "") for block in page.view["blocks"]]
    said = str([message.text for message in somebody.direct_messages()])
    home = somebody.home().shows("What needs mending").text
    changed = str(sorted(kept(office)))
    for place in (carried, page.view["private_metadata"], str(ids), said, home, changed):
        assert "zq7" not in place.lower()
    assert "zq7" not in caplog.text.lower()
