"""Reminders, nudges and the digest: who is told what, and when, as the days pass."""

from datetime import datetime, timedelta

from tests.office import Office
from tests.world import CALL, PLAN, RESOLVED
from workflows.due import LONDON

#: Who runs the app in the sample council.
ADMINISTRATOR = "chair_manager"


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, 1, tzinfo=LONDON)


def texts(office: Office, post: str, about: str) -> list[str]:
    office.settle()
    return [m.text for m in office.person(post).direct_messages() if about in m.text]


def test_the_ladder_of_reminders_before_at_and_after_the_due_date(office: Office):
    dispute = office.world.raised("stage_1")
    where = f"{dispute.reference}, stage 1"

    office.world.pass_to(at(27, 9))
    assert texts(office, "team_manager", "ask for it now") == [
        f"{where}: your reply is due by 5pm on Monday 30 November 2026. "
        "If you need something from the other side to do that, ask for it now."
    ]
    office.world.pass_to(at(30, 17))
    nudge = (
        f"{where}: no reply is recorded. It was due from you by 5pm on Monday 30 November 2026. "
        "If you have answered another way, add it here."
    )
    to_the_chair = (
        f"{where}: no reply is recorded. It was due from the team manager by 5pm on "
        "Monday 30 November 2026."
    )
    assert texts(office, "team_manager", "no reply is recorded. It was due from you") == [nudge]
    assert texts(office, "chair", "no reply is recorded") == [to_the_chair]
    assert texts(office, "chair_manager", dispute.reference) == []

    office.world.pass_to(at(1, 9, month=12))
    assert len(texts(office, "team_manager", "It was due from you")) == 2
    office.world.pass_to(at(1, 17, month=12))
    [stand_in] = texts(office, "chair_manager", dispute.reference)

    assert stand_in == (
        f"{to_the_chair} Nothing has been decided since. You may decide in the chair's place."
    )
    assert len(texts(office, "team_manager", "It was due from you")) == 2


def test_the_page_of_a_dispute_past_its_date_says_that_nothing_is_recorded(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at(1, 10, month=12))
    chair = office.person("chair")

    chair.types(f"/drp show {dispute.reference}")

    page = chair.modal(dispute.reference)
    assert (
        "Now at stage 1: no reply is recorded. It was due from the team manager by 5pm on "
        "Monday 30 November 2026."
    ) in page.text
    assert "team manager to reply by" not in page.text


def test_where_both_who_decide_are_silent_an_administrator_hears_once(office: Office):
    dispute = office.world.raised("stage_1")
    told = "it waits for the chair or the chair's service manager to decide"

    office.world.pass_to(at(2, 17, month=12))
    assert texts(office, ADMINISTRATOR, told) == []

    office.world.pass_to(at(7, 12, month=12))
    assert texts(office, ADMINISTRATOR, told) == [
        f"{dispute.reference}, stage 1: {told}, and neither has. Nobody comes after them. "
        "Please see that one of them hears of it today."
    ]


def test_a_later_nudge_takes_the_buttons_of_the_earlier_one(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at(1, 9, month=12))
    office.settle()

    nudges = [
        message
        for message in office.person("team_manager").direct_messages()
        if "It was due from you" in message.text
    ]

    assert [message.buttons for message in nudges] == [
        ["Open"],
        ["Reply", "Escalate", "More choices", "Immediate safety"],
    ]
    assert "A later reminder replaces this one." in nudges[0].words
    assert dispute.reference in nudges[0].words


def test_answering_takes_away_every_nudge_that_is_still_owed(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at(30, 17))
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.world.pass_to(at(2, 12, month=12))
    office.settle()

    nudges = [m for m in office.person("team_manager").direct_messages() if m.buttons != ["Open"]]

    assert nudges == []
    assert len(texts(office, "team_manager", "")) == 3


def test_the_chair_records_a_call_and_then_moves_it_up(office: Office):  # S1-103, S1-104
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at(30, 17))
    office.settle()
    nudge = chair.direct_message("no reply is recorded")
    assert nudge.buttons == ["I have telephoned", "Escalate", "More choices", "Immediate safety"]
    assert "The procedure asks you to telephone first, then decide." in nudge.words

    nudge.press("I have telephoned")
    form = chair.modal(f"Telephone {dispute.reference}")
    form.choose("What happened?", "I left a message")
    assert "This is recorded and changes no date." in form.text
    assert form.submit_text == "Record the call"
    form.submit()
    chair.modal("Call recorded").close()

    nudge = chair.direct_message("Telephoned on Monday 30 November 2026.")
    nudge.press("Escalate")
    form = chair.modal(f"Escalate {dispute.reference}")
    assert form.value("Did you telephone first?") == "I left a message"
    form.choose("Has your own service manager agreed to stage 2?", "Yes")
    form = chair.modal(f"Escalate {dispute.reference}").shows("Who agreed?")
    form.fill("Why is this not resolved?", "No reply.")
    form.submit()
    chair.modal("Moved up").close()
    office.person("service_manager").direct_message(f"{dispute.reference}, stage 2: your reply")
    office.person("team_manager").direct_message("Moved to stage 2")


def test_the_next_mornings_message_mentions_the_call(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at(30, 17))
    office.world.choose("chair", dispute, "telephoned", **CALL)
    office.world.pass_to(at(1, 9, month=12))
    office.settle()

    newest = texts(office, "chair", "no reply is recorded")[-1]

    assert newest.endswith("Telephoned on Monday 30 November 2026.")


def test_the_chairs_manager_decides_in_the_chairs_place_once_nobody_has(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at(1, 17, month=12))
    office.settle()
    stands_in = office.person("chair_manager")
    message = stands_in.direct_message("You may decide in the chair's place.")

    assert message.buttons == [
        "I have telephoned",
        "Escalate",
        "Open",
        "More choices",
        "Immediate safety",
    ]
    message.press("Escalate")
    form = stands_in.modal(f"Escalate {dispute.reference}")
    form.choose("Did you telephone first?", "Nobody answered")
    form.choose("Do you agree to stage 2?", "Yes")
    form = stands_in.modal(f"Escalate {dispute.reference}").shows("Who agreed?")
    assert form.value("Who agreed?") == "Sample Chair Manager, chair's service manager"


def test_silence_never_moves_a_dispute_by_itself(office: Office):
    dispute = office.world.raised("stage_1")

    office.world.pass_to(at(18, 12, month=12))

    now_is = office.world.now_is(dispute)
    assert (now_is.stage, now_is.step, now_is.late) == ("stage_1", "answer", 2)


def test_the_digest_lists_what_is_due_and_past_by_reference(office: Office):
    due_today = office.world.raised("stage_1")
    office.world.clock.at += timedelta(days=1)
    due_next = office.world.raised("informal", informal_talk={"agreed_by": "2026-12-01"})
    office.world.pass_to(at(30, 8, 30))

    digest = office.channel().message("Monday 30 November 2026: ")

    assert digest.text == (
        "Monday 30 November 2026: 1 due today, 1 due next working day, 0 past their date."
    )
    assert (
        f"Due today (1)*\n\u2022 {due_today.reference}, stage 1: team manager to reply by 5pm"
        in digest.words
    )
    assert (
        f"Due on Tuesday 1 December 2026 (1)*\n\u2022 {due_next.reference}, informal: "
        "team manager to answer by 5pm"
    ) in digest.words
    assert "Those who must act and are in Slack have had a message of their own." in digest.words
    office.world.pass_to(at(1, 8, 30, month=12))
    newest = office.channel().message("Tuesday 1 December 2026: ")
    assert (
        f"{due_today.reference}, stage 1: team manager to reply, was due by 5pm on "
        "Monday 30 November 2026"
    ) in newest.words


def test_outside_working_hours_the_channel_waits_and_the_manager_does_not(office: Office):
    office.world.clock.at = at(28, 11)  # a Saturday

    dispute = office.world.raised("stage_1", concern={"aware_on": "2026-11-27"})
    office.runtime.postman.wake()

    office.person("team_manager").direct_message(dispute.reference)
    assert office.channel().messages() == []
    office.world.pass_to(at(30, 9))
    office.channel().message(f"{dispute.reference}: raised at stage 1.")


def test_two_reminders_of_one_morning_are_one_message(office: Office):
    one, two = office.world.raised("stage_1"), office.world.raised("stage_1")
    office.world.pass_to(at(27, 9))
    office.settle()

    bundle = office.person("team_manager").direct_message("2 replies are asked of you.")

    assert bundle.buttons == ["Open", "Open", "Immediate safety"]
    assert one.reference in bundle.words
    assert two.reference in bundle.words
    bundle.press("Immediate safety")
    office.person("team_manager").modal("Immediate safety").shows("About which dispute?")


def test_replies_and_reviews_of_one_morning_are_disputes_that_need_somebody(office: Office):
    review = office.world.raised("stage_1")
    office.world.choose("team_manager", review, "reply", **PLAN)
    office.world.pass_to(at(23, 17))
    office.world.raised("stage_1")
    office.world.pass_to(at(1, 9, month=12))
    office.settle()

    bundle = office.person("chair").direct_message("2 disputes need you this morning.")

    assert f"{review.reference}, stage 1" in bundle.words
    assert "A review from you was due" in bundle.words
    assert "A reply from the team manager was due" in bundle.words


def test_a_mornings_list_says_what_stands_on_app_home_in_its_own_headings(office: Office):
    row = {**PLAN["plan"]["actions"][0], "due": "2026-12-01"}
    followed_up = office.world.raised("stage_1")
    plan = {"plan": {**PLAN["plan"], "actions": [row]}}
    office.world.choose("team_manager", followed_up, "reply", **plan)
    office.world.choose("chair", followed_up, "resolved", **RESOLVED)
    unanswered = office.world.raised("stage_1")
    office.world.pass_to(at(1, 9, month=12))
    office.settle()
    chair = office.person("chair")

    bundle = chair.direct_message("1 dispute and 1 action need you this morning.")

    assert (
        "On App Home at 9am on Tuesday 1 December 2026: Waiting for you (1), Past their date (1), "
        "Follow-up actions (1)."
    ) in bundle.words
    home = chair.home().shows("Past their date (1)")
    assert "Waiting for you (1)" in home.text
    assert "Follow-up actions (1)" in home.text
    assert unanswered.reference in bundle.words
    assert f"*{followed_up.reference}, follow-up*" in bundle.words


def test_a_mornings_list_loses_what_was_done_since(office: Office):
    one, two = office.world.raised("stage_1"), office.world.raised("stage_1")
    office.world.pass_to(at(27, 9))
    office.settle()
    manager = office.person("team_manager")

    office.world.choose("team_manager", one, "reply", **PLAN)
    office.settle()
    left = manager.direct_message("1 reply is asked of you.")
    assert f"{one.reference}, stage 1\nThis has moved on since." in left.words.replace("*", "")
    office.world.choose("team_manager", two, "reply", **PLAN)
    office.settle()

    manager.direct_message("Nothing here is asked of you any more.")
