"""Passing on what is asked: another person answers by the same date, and everybody knows."""

from dataclasses import replace
from datetime import datetime

import pytest

from slackapp.views import passing_on as views
from tests.office import Office
from tests.person import Message, Modal
from tests.workflows.passing import form, with_seconds
from tests.world import CALL, PASS_UP, PLAN, RESOLVED
from workflows.commands import PassOn
from workflows.cover import Cover
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.people import Directory
from workflows.use_cases import passing_on
from workflows.use_cases.setting_cover import Wanted, set_cover

DUE = "by 5pm on Monday 30 November 2026"


@pytest.fixture
def directory() -> Directory:
    return with_seconds()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def asked(office: Office, dispute: Dispute, who: str = "team_manager") -> Message:
    """The request, as it stands once everything is sent."""
    office.settle()
    return office.person(who).direct_message(dispute.reference)


def passing(office: Office, dispute: Dispute, who: str = "team_manager") -> Modal:
    """The form to pass it on, opened from the request."""
    asked(office, dispute, who).press("More choices")
    person = office.person(who)
    page = person.modal("More choices")
    page.choose("What do you need?", "Pass to someone else")
    page.submit()
    return person.modal(f"Pass on {dispute.reference}")


def pass_on(office: Office, dispute: Dispute, by: str, to: str) -> None:
    """Pass it on without the form."""
    command = PassOn(visit=office.world.now_is(dispute).visit, answers=form(to))
    passing_on.pass_on(office.world.desk, by, dispute.id, command)


def test_a_manager_passes_a_request_on_and_the_date_stays(office: Office):
    manager, other = office.person("team_manager"), office.person("other_manager")
    dispute = office.world.raised("stage_1")
    page = passing(office, dispute)
    assert "If a child is in immediate danger, call 999 now." in page.text
    assert f"The due date does not change: {DUE} (5 working days)." in page.text
    assert page.submit_text == "Pass it on"

    page.choose("Who should answer?", "Sample Other Manager, team manager")
    page.fill("Why?", "I am on leave from tomorrow.")
    page.submit()

    said = manager.modal("Passed on").text
    assert f"Sample Other Manager is asked instead of you. The due date has not changed: {DUE}" in (
        said
    )
    earlier = asked(office, dispute)
    assert earlier.buttons == ["Open"]
    assert earlier.text == (
        f"{dispute.reference}, stage 1: passed on by you at 10am on Monday 23 November 2026. "
        "The due date has not changed."
    )
    new = asked(office, dispute, "other_manager")
    assert new.text == f"{dispute.reference}, stage 1: your reply is due {DUE} (5 working days)."
    assert new.buttons == ["Reply", "Accept", "Escalate", "More choices", "Immediate safety"]
    assert asked(office, dispute, "chair").text == (
        f"{dispute.reference}, stage 1: passed on. The reply is still due {DUE}."
    )
    assert dispute.reference in other.home().shows("Waiting for you (1)").text
    assert "I am on leave" not in new.words


def test_both_names_and_the_reason_stay_in_the_history(office: Office):
    dispute = office.world.raised("stage_1")
    page = passing(office, dispute)
    page.choose("Who should answer?", "Sample Other Manager, team manager")
    page.fill("Why?", "I am on leave from tomorrow.")
    page.submit()

    chair = office.person("chair")
    chair.types(f"/drp show {dispute.reference}")
    shown = chair.modal(dispute.reference).shows(
        "Sample Team Manager passed it on to Sample Other Manager."
    )
    shown.press("Read")
    read = chair.modal(over=shown).text
    assert "I am on leave from tomorrow." in read
    assert "Sample Other Manager" in read


def test_somebody_whose_account_is_gone_cannot_be_chosen(office: Office):
    dispute = office.world.raised("stage_1")
    page, gone = passing(office, dispute), office.person("other_manager")
    gone.control.change_person(gone.id, deleted=True)
    page.choose("Who should answer?", "Sample Other Manager, team manager")
    page.fill("Why?", "I am on leave from tomorrow.")

    assert page.submit().errors == {
        "Who should answer?": "Sample Other Manager has left. Choose who holds this post now."
    }
    assert office.world.now_is(dispute).named["team_manager"] == "team_manager"


def test_the_new_person_answers_and_may_pass_it_back(office: Office):
    dispute = office.world.raised("stage_1")
    pass_on(office, dispute, "team_manager", "other_manager")
    page = passing(office, dispute, "other_manager")
    page.choose("Who should answer?", "Sample Team Manager, team manager")
    page.fill("Why?", "This is your own case.")
    page.submit()
    office.person("other_manager").modal("Passed on")

    again = asked(office, dispute)
    assert again.buttons == ["Reply", "Accept", "Escalate", "More choices", "Immediate safety"]
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    assert "A reply is recorded." in asked(office, dispute, "chair").words


def test_only_those_who_could_decide_are_offered_and_anybody_else_is_refused(office: Office):
    dispute = office.world.raised("stage_1")
    page = passing(office, dispute)

    assert offered(page) == [
        "Sample Other Manager, team manager",
        "Sample Service Manager, service manager",
        "Sample Head of Service, head of service",
        "Sample Director, service director",
    ]
    assert "Nobody of the other side can be chosen." in page.text

    page.choose("Who should answer?", "Sample Service Manager, service manager")
    page.fill("Why?", "They know it.")
    pass_on(office, dispute, "team_manager", "service_manager")

    [said] = page.submit().errors.values()
    assert said == (
        "You passed this on to Sample Service Manager at 10am on Monday 23 November 2026. "
        "Nothing more is needed."
    )
    assert page.value("Why?") == "They know it."


def offered(page: Modal) -> list[str]:
    [menu] = [each["element"] for each in page.blocks if "static_select" in str(each)]
    return [option["text"]["text"] for option in menu["options"]]


def test_where_more_could_answer_than_a_menu_holds_they_are_found_by_typing(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(views, "MOST", 3)
    page = passing(office, office.world.raised("stage_1"))

    found = list(page.options("Who should answer?", "service"))
    page.pick("Who should answer?", "Sample Head of Service, head of service")
    page.fill("Why?", "They decided it.")
    page.submit()

    assert found == [
        "Sample Service Manager, service manager",
        "Sample Head of Service, head of service",
        "Sample Director, service director",
    ]
    assert office.person("team_manager").modal("Passed on")


def test_where_nobody_else_could_answer_that_is_said_in_place_of_a_form(office: Office):
    director = office.person("service_director")
    dispute = office.world.raised("stage_4")
    asked(office, dispute, "service_director").press("More choices")
    page = director.modal("More choices")
    page.choose("What do you need?", "Pass to someone else")
    page.submit()

    said = director.modal("Nothing changed").text
    assert "Nobody else can answer this" in said
    assert "Ask an administrator to add somebody." in said


def test_passed_to_somebody_who_is_away_it_says_who_is_asked_in_their_place(office: Office):
    day = office.world.clock.at.date()
    wanted = Wanted(
        away="other_manager", cover="head_of_service", since=day, until=day, moves_open=True
    )
    assert isinstance(set_cover(office.world.desk, "other_manager", wanted), Cover)
    dispute = office.world.raised("stage_1")
    page = passing(office, dispute)
    page.choose("Who should answer?", "Sample Other Manager, team manager")
    page.fill("Why?", "It is their team.")
    page.submit()

    said = office.person("team_manager").modal("Passed on").text
    assert "Sample Other Manager is away until Monday 23 November 2026." in said
    assert "Sample Head of Service is asked instead." in said


def test_an_empty_form_says_what_to_fill_in(office: Office):
    page = passing(office, office.world.raised("stage_1"))

    assert list(page.submit(unchecked=True).errors.values()) == [
        "Choose who should answer.",
        "Say why somebody else should answer.",
    ]


def test_an_old_button_says_that_it_was_passed_on(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised("stage_1")
    request = asked(office, dispute)
    office.stop_sending()
    pass_on(office, dispute, "team_manager", "other_manager")

    request.press("Reply")

    said = manager.modal("Nothing changed").text
    assert "You passed this on to Sample Other Manager at 10am" in said
    manager.modal("Nothing changed").close()
    request.press("More choices")
    page = manager.modal("More choices")
    assert "Pass to someone else" not in page.text


def test_an_old_button_to_review_says_so_too(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    review = asked(office, dispute, "chair")
    office.stop_sending()
    pass_on(office, dispute, "chair", "other_chair")

    review.press("Read and review")

    said = office.person("chair").modal("Nothing changed").text
    assert "You passed this on to Sample Other Chair at 10am" in said


def test_a_form_that_is_open_when_it_moves_on_says_who_was_first(office: Office):
    dispute = office.world.raised("stage_1")
    page = passing(office, dispute)
    page.choose("Who should answer?", "Sample Other Manager, team manager")
    page.fill("Why?", "I am on leave.")
    office.world.choose("team_manager", dispute, "reply", **PLAN)

    [said] = page.submit().errors.values()
    assert said == "You replied at 10am on Monday 23 November 2026. Nothing more is needed."


def test_a_form_whose_question_somebody_else_moved_on_keeps_its_text(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    page = passing(office, dispute, "chair")
    page.choose("Who should answer?", "Sample Other Chair, chair")
    page.fill("Why?", "I am on leave.")
    office.world.pass_to(at("2026-11-27 10:00"))
    office.world.choose("chair_manager", dispute, "resolved", **RESOLVED)

    [said] = page.submit().errors.values()

    assert said.startswith("Not sent. Sample Chair Manager ")
    assert said.endswith("Your text is kept here: copy it if it says more.")
    assert page.value("Why?") == "I am on leave."


def test_somebody_who_cannot_decide_is_refused_on_the_box_with_the_next_post_up(office: Office):
    dispute = office.world.raised("stage_1")
    page = passing(office, dispute)
    page.choose("Who should answer?", "Sample Other Manager, team manager")
    page.fill("Why?", "I am on leave.")
    office.world.people(gone_to_the_other_side())

    assert page.submit().errors == {
        "Who should answer?": "Choose somebody else: this person cannot decide this dispute. "
        "They are a party, of another side, or hold no post that answers it. "
        "The next post up is service manager."
    }


def gone_to_the_other_side() -> Directory:
    """The other team manager is a chair since the form was opened."""
    listed = with_seconds()
    postings = (
        replace(each, post="chair") if each.person == "other_manager" else each
        for each in listed.postings
    )
    return replace(listed, postings=tuple(postings))


def test_a_task_to_open_a_stage_is_passed_on_too(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    page = passing(office, dispute, "chair")
    page.choose("Who should answer?", "Sample Other Chair, chair")
    page.fill("Why?", "I am at court all day.")
    page.submit()
    office.person("chair").modal("Passed on")

    task = asked(office, dispute, "other_chair")
    assert task.buttons == ["Record agreement", "More choices", "Immediate safety"]
    assert asked(office, dispute, "chair").buttons == ["Open"]


def test_what_is_past_its_date_is_passed_on_with_that_date(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at("2026-12-01 09:30"))
    office.world.choose("chair", dispute, "telephoned", **CALL)
    pass_on(office, dispute, "team_manager", "other_manager")

    assert f"It was due {DUE}." in asked(office, dispute, "other_manager").text
    office.world.pass_to(at("2026-12-02 09:30"))
    assert "It was due from you" in asked(office, dispute, "other_manager").text
    for message in office.person("team_manager").direct_messages():
        assert message.buttons == ["Open"]


def test_a_morning_list_no_longer_asks_what_was_passed_on(office: Office):
    first, second = office.world.raised("stage_1"), office.world.raised("stage_1")
    office.world.pass_to(at("2026-11-27 09:30"))
    office.settle()
    office.person("team_manager").direct_message("2 replies are asked of you.")

    pass_on(office, first, "team_manager", "other_manager")

    office.settle()
    left = office.person("team_manager").direct_message("1 reply is asked of you.")
    assert second.reference in left.words


# ---- to somebody who holds a higher post --------------------------------------------------------


def test_whoever_holds_a_higher_post_is_called_by_it_wherever_it_is_said_who_is_asked(
    office: Office,
):
    chair, above = office.person("chair"), office.person("service_manager")
    before = office.world.raised("stage_1")
    pass_on(office, before, "team_manager", "service_manager")
    office.settle()

    home = chair.home().shows(before.reference)
    assert f"Service manager to reply {DUE}." in home.text
    chair.types(f"/drp show {before.reference}")
    page = chair.modal(before.reference)
    assert "Now at stage 1: service manager to reply" in page.text
    assert "Stage 1, service manager: now" in page.text
    assert "Informal, team manager: not used" in page.text
    said = "Sample Team Manager passed it on to Sample Service Manager, who answers as"
    assert f"{said} service manager." in page.text
    assert "eam manager to reply" not in page.text
    page.leave()
    now = office.world.now_is(before)
    assert (now.clock, now.visit) == (before.clock, before.visit)

    request = asked(office, before, "service_manager")
    request.press("Reply")
    form_of_it = above.modal(f"Reply to {before.reference}")
    assert "Now: Stage 1, service manager." in form_of_it.text
    form_of_it.leave()


def test_reminders_about_it_name_that_post_too(office: Office):
    dispute = office.world.raised("stage_1")
    pass_on(office, dispute, "team_manager", "head_of_service")
    office.world.pass_to(at("2026-12-01 09:30"))
    office.settle()

    said = [each.text for each in office.person("chair").direct_messages()]
    assert any(f"It was due from the head of service {DUE}." in each for each in said)
    assert not any("from the team manager" in each for each in said)


def test_once_it_is_passed_to_a_team_manager_again_they_are_called_so(office: Office):
    dispute = office.world.raised("stage_1")
    pass_on(office, dispute, "team_manager", "service_manager")
    pass_on(office, dispute, "service_manager", "other_manager")

    office.settle()
    assert f"Team manager to reply {DUE}." in office.person("chair").home().text
