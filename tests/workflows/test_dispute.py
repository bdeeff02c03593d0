"""What a dispute says of those who are asked in it."""

from dataclasses import replace

from tests.workflows.playing import MONDAY, over, raised


def test_since_when_something_is_asked_of_somebody_is_known():
    dispute = raised()

    assert dispute.asked_since("team_manager") == MONDAY
    assert dispute.asked_since("head_of_service") is None
    assert over().asked_since("team_manager") is None


def test_of_one_kept_before_its_questions_had_times_it_is_since_when_the_question_waits():
    of_before = replace(raised(), asks=())

    assert of_before.asked_since("team_manager") == of_before.running.started
    assert of_before.asked_since("head_of_service") is None
