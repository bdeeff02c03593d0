"""When a meeting is, who is asked to it, what they are told, and what a file must say of it."""

from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources

import pytest

from slackapp import wiring
from tests.databases import Database
from tests.slackapp.outbox import rows
from tests.story import conference_chair as paper
from tests.world import WORLDS, Clock, World, settings_for
from workflows import reading
from workflows.checking import problems
from workflows.dispute import Dispute
from workflows.meetings import place
from workflows.outward import MeetingCancelled, MeetingSet
from workflows.post_office import PostOffice

FIRST = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
SECOND = datetime(2026, 11, 26, 14, 30, tzinfo=UTC)
MOVED = {"meeting_date": {"meets_on": "2026-11-26", "meets_at": "1430", "place": "The library"}}
EVERYBODY = {"chair", "team_manager", "social_worker"}


@pytest.fixture
def world(tmp_path: object, database: Database) -> World:
    has = settings_for(
        tmp_path,  # type: ignore[arg-type]
        DRP_DATABASE_URL=database.url,
        DRP_PROCEDURES=paper.PROCEDURE,
    )
    clock = Clock()
    made = World(desk=wiring.desk(has, now=clock), clock=clock)
    WORLDS.append(made)
    made.people(paper.a_council())
    return made


@pytest.fixture
def agreed(world: World) -> Dispute:
    return paper.meeting_agreed(world, paper.at(world, "stage_2"))


def told(world: World, kind: str, **more: str) -> set[str]:
    found = rows(world, f"SELECT recipient, state FROM outbox WHERE kind = '{kind}'")  # noqa: S608
    wanted = more.get("state")
    return {row.recipient for row in found if wanted in (None, row.state)}


def happened(world: World, dispute: Dispute) -> list[object]:
    with world.desk.store.read() as work:
        events = [event for entry in work.history(dispute.id) for event in entry.events]
    return [event for event in events if isinstance(event, MeetingSet | MeetingCancelled)]


def test_the_act_that_sets_it_keeps_when_it_is_and_who_is_asked(world: World, agreed: Dispute):
    meeting = world.now_is(agreed).meeting

    assert meeting
    assert (meeting.at, meeting.sequence) == (FIRST, 0)
    assert set(meeting.invited) == EVERYBODY
    assert happened(world, agreed) == [MeetingSet(at=FIRST, moved=False)]
    assert told(world, "meeting") == EVERYBODY
    assert told(world, "meeting reminder") == EVERYBODY


def test_without_e_mail_nobody_is_sent_an_invitation(world: World, agreed: Dispute):
    files = rows(world, 'SELECT key FROM outbox WHERE facts LIKE \'%"file":"meeting%\'')

    assert files == []


def test_one_that_is_moved_keeps_its_number_and_reminds_of_the_new_day_only(
    world: World, agreed: Dispute
):
    first = world.now_is(agreed).meeting
    moved = world.now_is(paper.choose(world, "chair", agreed, "move_meeting", **MOVED)).meeting

    assert first
    assert moved
    assert (moved.at, moved.number, moved.sequence) == (SECOND, first.number, 1)
    assert happened(world, agreed)[-1] == MeetingSet(at=SECOND, moved=True)
    assert told(world, "meeting reminder", state="cancelled") == EVERYBODY
    assert told(world, "meeting reminder", state="waiting") == EVERYBODY


def test_leaving_it_before_its_time_cancels_it(world: World, agreed: Dispute):
    paper.choose(world, "chair", agreed, "withdraw", withdrawal={"reason": "Settled."})

    assert happened(world, agreed)[-1] == MeetingCancelled(at=FIRST)
    assert told(world, "meeting cancelled") == EVERYBODY
    assert told(world, "meeting reminder", state="waiting") == set()
    assert world.now_is(agreed).meeting is None


def test_leaving_it_after_its_time_does_not(world: World, agreed: Dispute):
    world.clock.at = FIRST.replace(hour=11)
    paper.choose(world, "chair", agreed, "withdraw", withdrawal={"reason": "Settled."})

    assert happened(world, agreed) == [MeetingSet(at=FIRST, moved=False)]
    assert world.now_is(agreed).meeting is None


def test_of_one_on_the_next_day_nobody_is_reminded_of_a_morning_that_is_past(world: World):
    dispute = paper.at(world, "stage_2")
    tomorrow = {**paper.MEETING["meeting_date"], "meets_on": "2026-11-24"}
    paper.choose(world, "team_manager", dispute, "agree_to_meet", meeting_date=tomorrow)
    paper.agree(world, "social_worker", dispute)

    assert told(world, "meeting") == EVERYBODY
    assert told(world, "meeting reminder") == set()


def test_somebody_outside_slack_has_the_invitation_alone(world: World):
    office = PostOffice(is_set_up=True, secure=("example.gov.uk",))
    world.desk = replace(world.desk, post_office=office)
    dispute = paper.at(world, "stage_2")
    paper.choose(world, "team_manager", dispute, "agree_to_meet", **paper.MEETING)
    council = paper.a_council()
    # the social worker agrees first, and leaves Slack after that: what follows finds them there
    paper.agree(world, "social_worker", dispute)
    manager = replace(council.people["team_manager"], slack_id=None, email="m@example.gov.uk")
    world.people(replace(council, people={**council.people, "team_manager": manager}))
    paper.choose(world, "chair", dispute, "move_meeting", **MOVED)

    query = "SELECT key, kind FROM outbox WHERE recipient = 'team_manager' ORDER BY id DESC"
    newest = rows(world, query)[0]
    assert newest.kind == "e-mail"
    assert told(world, "meeting reminder", state="waiting") == {"chair", "social_worker"}


def test_a_step_without_a_meeting_has_none(world: World):
    dispute = world.now_is(paper.at(world, "stage_3"))

    assert dispute.meeting is None
    assert place(world.desk.library.default, dispute, {}) == ""


def test_where_it_is_was_typed_with_its_day_and_time(world: World, agreed: Dispute):
    procedure, dispute = world.desk.library.default, world.now_is(agreed)

    assert place(procedure, dispute, {**paper.MEETING, **paper.NOTES}) == "The office"
    assert place(procedure, dispute, MOVED) == ""


def test_whoever_is_invited_may_open_it_to_see_where(world: World):
    """At stage 4 the social worker is invited to a further meeting, asked or not before."""
    dispute = paper.at(world, "stage_4")
    further = {"meets_on": "2026-11-25", "meets_at": "1000", "place": "The office"}
    reviewed = {"reviewed": ["yes"], "further_meeting": "It would help."}
    paper.choose(
        world,
        "assistant_director",
        dispute,
        "meet_first",
        further_meeting=further,
        reviewed=reviewed,
    )

    assert world.now_is(dispute).informed >= EVERYBODY


# ---- what a file must say ---------------------------------------------------------------------

FILE = "conference-chair.yaml"
TEXT = (resources.files("workflows") / "procedures" / FILE).read_text(encoding="utf-8")
OF_A_STEP = (
    "meeting: {on: meets_on, at: meets_at, where: place, invites: [chair, team_manager, "
    "social_worker], moved_by: move_meeting, called_off_by: call_off, "
)


@pytest.mark.parametrize(
    ("says", "wrong"),
    [
        (OF_A_STEP.replace("on: meets_on", "on: place"), 'asks for no date "place".'),
        (OF_A_STEP.replace("on: meets_on", "on: never"), 'asks for no date "never".'),
        (OF_A_STEP.replace("at: meets_at", "at: place"), 'asks for no time "place".'),
        (OF_A_STEP.replace("at: meets_at", "at: never"), 'asks for no time "never".'),
        (OF_A_STEP.replace("[chair, ", "[uncle, "), 'There is no post "uncle".'),
        (OF_A_STEP.replace("where: place, ", ""), 'asks for no place "".'),
        (OF_A_STEP.replace("where: place", "where: answer"), 'asks for no place "answer".'),
        (OF_A_STEP.replace("moved_by: move_meeting, ", ""), "No choice of this step moves"),
        (
            OF_A_STEP.replace("called_off_by: call_off", "called_off_by: escalate"),
            "No choice of this step calls off the meeting.",
        ),
        (
            OF_A_STEP.replace("moved_by: move_meeting", "moved_by: call_off"),
            '"call_off" does not lead to this step.',
        ),
        (
            OF_A_STEP.replace("called_off_by: call_off", "called_off_by: unresolved_there"),
            '"unresolved_there" does not lead to another step.',
        ),
    ],
)
def test_what_is_wrong_with_a_meeting_is_said(says: str, wrong: str):
    with pytest.raises(reading.NotAProcedure) as found:
        reading.read(TEXT.replace(OF_A_STEP, says, 1), FILE)

    assert wrong in str(found.value)


def test_a_post_outside_comes_to_no_meeting_and_a_time_is_a_time():
    procedure = reading.read(TEXT, FILE)
    post = procedure.posts["social_worker"].model_copy(update={"found": "outside"})
    posts = {**procedure.posts, "social_worker": post}
    form = procedure.forms["meeting_date"]
    option = next(iter(form.fields["meets_at"].options.values()))
    at = form.fields["meets_at"].model_copy(update={"options": {"2500": option, "never": option}})
    forms = {
        **procedure.forms,
        "meeting_date": form.model_copy(update={"fields": {**form.fields, "meets_at": at}}),
    }
    changed = procedure.model_copy(update={"posts": posts, "forms": forms})

    said = {words for path, words, _ in problems(changed) if "meeting" in path}

    assert '"social_worker" is outside, and comes to no meeting.' in said
    assert 'A choice that leads here asks for no time "meets_at".' in said
