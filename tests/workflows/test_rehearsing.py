"""A life of a dispute played through: who acts first, and when nobody will."""

import pytest

from tests import joint
from tests.workflows.playing import ENGLAND, PROCEDURE, at
from tests.workflows.two_rungs import TWO_RUNGS, changed
from tests.world import MONDAY
from workflows.procedure import Procedure
from workflows.proving.council import Council
from workflows.rehearsing import Cast, Happened, NeverBegins, rehearse


def life(procedure: Procedure, *silent: str, after: int | None = None) -> list[Happened]:
    cast = Cast(silent=frozenset(silent), after=after)
    council = Council(procedure, ENGLAND)
    return list(rehearse(council, "first", at("2026-11-23 10:00"), cast))


def deeds(lived: list[Happened]) -> list[tuple[str, str]]:
    return [(each.moved.by, each.moved.choice) for each in lived if each.moved and each.moved.by]


def test_everybody_who_is_not_silent_acts_in_the_last_hour():
    lived = life(TWO_RUNGS)

    assert deeds(lived) == [("adviser", ""), ("manager", "reply"), ("adviser", "settle")]
    assert [each.at for each in lived if each.moved and each.moved.choice] == [
        at("2026-11-30 16:00"),
        at("2026-12-02 16:00"),
    ]


def test_everybody_acts_so_many_working_days_after_being_asked():
    lived = life(TWO_RUNGS, after=1)

    assert [each.at for each in lived if each.moved and each.moved.choice] == [
        at("2026-11-24 16:00"),
        at("2026-11-25 16:00"),
    ]


def test_whoever_stands_in_acts_when_nobody_has_decided():
    lived = life(TWO_RUNGS, "manager", "adviser")

    assert deeds(lived)[1] == ("adviser_manager", "give_up_waiting")


def test_it_stays_where_whoever_decides_is_offered_nothing():
    lived = life(changed(("  decides: adviser\n", "  decides: lead\n")), "adviser")

    last = lived[-1].dispute
    assert (last.end, last.step, last.late) == (None, "review", 2)


def test_where_two_answer_as_one_the_first_proposes_and_the_other_agrees():
    lived = list(rehearse(Council(joint.PROCEDURE, ENGLAND), "stage_3", MONDAY, Cast()))

    assert deeds(lived)[1:3] == [("team_manager", "reply"), ("head_of_service", "reply")]
    assert lived[-1].dispute.end == "resolved"


def test_whoever_must_record_something_does_that_and_proposes_nothing_meanwhile():
    """The manager asks for stage 4; the chair has to agree it with their own manager first."""
    cast = Cast(rather=("pass_up",))
    lived = list(rehearse(Council(joint.PROCEDURE, ENGLAND), "stage_3", MONDAY, cast))

    assert deeds(lived)[1:4] == [
        ("team_manager", "pass_up"),
        ("head_of_service", "pass_up"),
        ("chair", ""),
    ]
    assert lived[-1].dispute.rungs[-1].stage == "stage_4"


def test_the_clock_reminds_nudges_and_tells_as_the_ladder_does():
    lived = life(TWO_RUNGS, "manager", "adviser", "adviser_manager")

    told = [(each.at, sorted({notice.to for _, notice in each.notices})) for each in lived[1:]]
    assert told == [
        (at("2026-11-27 09:00"), ["manager"]),
        (at("2026-11-30 17:00:01"), ["adviser", "manager"]),
        (at("2026-12-01 09:00"), ["adviser", "manager"]),
        (at("2026-12-01 17:00:01"), ["adviser_manager"]),
    ]


def test_what_waits_for_working_hours_goes_in_the_morning():
    cast = Cast(silent=frozenset(TWO_RUNGS.posts))
    begun = next(rehearse(Council(TWO_RUNGS, ENGLAND), "first", at("2026-11-23 19:30"), cast))

    assert {(notice.to, goes) for goes, notice in begun.notices} == {
        ("adviser", at("2026-11-23 19:30")),
        ("manager", at("2026-11-23 19:30")),
        ("channel", at("2026-11-24 09:00")),
    }


def test_whoever_decides_after_a_silence_moves_it_up_though_they_could_accept():
    """In the first procedure the chair could also agree that it is resolved."""
    cast = Cast(silent=frozenset({"team_manager"}))

    lived = list(rehearse(Council(PROCEDURE, ENGLAND), "stage_1", MONDAY, cast))

    assert ("chair", "escalate_late") in deeds(lived)
    assert "stage_2" in {each.dispute.stage for each in lived}


def test_where_no_answers_let_a_dispute_begin_there_is_no_life_to_play():
    always = changed(('options: {"yes": "Yes", "no": "No"}', 'options: {"yes": "Yes"}'))

    with pytest.raises(NeverBegins):
        life(always)
