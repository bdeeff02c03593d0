"""Limits that nest, a cap on what people may agree, and a choice that sets a time of its own."""

from datetime import datetime
from typing import Any

import pytest

from tests.workflows import playing
from tests.workflows.playing import FILE, TEXT, at, begin, chosen, raised
from tests.world import MORE_TIME, PLAN
from workflows import reading
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Reason, Refused
from workflows.due import Span, Unit
from workflows.engine import preview

TALK = {"spoken_with": ["team_manager"], "spoke_on": "2026-11-20", "next_steps": "A visit."}
OVER_A_WEEK = "2026-12-02"


def written(monkeypatch: pytest.MonkeyPatch, *changes: tuple[str, str]) -> None:
    """Play the shipped procedure with some of its rules written otherwise."""
    text = TEXT
    for was, is_now in changes:
        assert was in text
        text = text.replace(was, is_now, 1)
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(text, FILE))


def a_stage_limit(limit: str) -> tuple[str, str]:
    was = "    answer_within: {working_days: 5, source: S1-85}"
    return was, f"{was}\n    limit: {{{limit}, source: ours}}"


def an_overall_limit(limit: str) -> tuple[str, str]:
    return "\nforms:", f"\nlimit: {{{limit}, source: ours}}\n\nforms:"


def test_the_limit_of_a_stage_cuts_its_steps_short_and_says_what_they_had(
    monkeypatch: pytest.MonkeyPatch,
):
    written(monkeypatch, a_stage_limit("working_days: 6"))
    dispute = raised("stage_1")
    assert (dispute.clock.due.at, dispute.clock.alone) == (at("2026-11-30 17:00"), None)

    replied = chosen(dispute, "team_manager", "reply", at("2026-11-30 16:00"), **PLAN)

    assert replied.clock.due.at == at("2026-12-01 17:00")
    assert replied.clock.alone
    assert replied.clock.alone.at == at("2026-12-02 17:00")


def test_the_limit_of_the_whole_cuts_short_too_until_it_has_passed(
    monkeypatch: pytest.MonkeyPatch,
):
    written(monkeypatch, an_overall_limit("working_days: 3"))

    dispute = raised("stage_1")

    assert dispute.clock.due.at == at("2026-11-26 17:00")
    after = chosen(dispute, "team_manager", "reply", at("2026-11-27 09:00"), **PLAN)
    assert (after.clock.due.at, after.clock.alone) == (at("2026-12-01 17:00"), None)


def test_of_two_longer_limits_the_earlier_one_rules(monkeypatch: pytest.MonkeyPatch):
    written(monkeypatch, a_stage_limit("working_days: 4"), an_overall_limit("working_days: 2"))

    assert raised("stage_1").clock.due.at == at("2026-11-25 17:00")


def test_the_next_stage_has_its_own(monkeypatch: pytest.MonkeyPatch):
    written(monkeypatch, a_stage_limit("working_days: 1"))
    dispute = raised("stage_1")

    agreed = {
        "agreement": {"agreed": "yes", "agreed_by": "chair_manager", "agreed_on": "2026-11-23"}
    }
    moved = chosen(dispute, "team_manager", "pass_up", pass_up={"reason": "Not mine."})
    opened = playing.now_is(playing.open_stage(moved, "chair", **agreed))

    assert (opened.stage, opened.stage_due) == ("stage_2", None)
    assert opened.clock.due.at == at("2026-11-30 17:00")


def test_a_choice_gives_the_step_it_leads_to_another_time(monkeypatch: pytest.MonkeyPatch):
    was = "    form: more_time\n    to: update\n"
    written(monkeypatch, (was, f"{was}    limit: {{hours: 48, source: ours}}\n"))
    replied = chosen(raised("stage_1"), "team_manager", "reply", **PLAN)
    chair = playing.here("chair", dispute=replied)
    more = playing.PROCEDURE.choices["one_more_day"]

    promised = preview(playing.PROCEDURE, replied, more, chair).due
    given = chosen(replied, "chair", "one_more_day", **MORE_TIME)

    assert given.clock.due == promised
    assert given.clock.due.at == datetime.fromisoformat("2026-11-25T10:00:00+00:00")


def an_informal_one(by: str, **more: Any) -> Accepted | Refused:
    return begin("informal", informal_talk={**TALK, "agreed_by": by, **more})


FIVE = Span(number=5, unit=Unit.WORKING_DAYS)
CAPPED = (
    "answer_within: {agreed: agreed_by, source: S1-61}",
    "answer_within: {agreed: agreed_by, cap: {working_days: 5, source: ours}, source: S1-61}",
)


def test_people_may_not_agree_on_more_than_the_cap(monkeypatch: pytest.MonkeyPatch):
    written(monkeypatch, CAPPED)
    box = Box(form="informal_talk", field="agreed_by")

    assert isinstance(an_informal_one("2026-11-30"), Accepted)
    assert an_informal_one(OVER_A_WEEK) == Refused(
        reason=Reason.INCOMPLETE, problems=(Problem(box=box, why=Why.OVER_CAP, cap=FIVE),)
    )


def test_or_only_with_a_reason(monkeypatch: pytest.MonkeyPatch):
    field = '      next_steps: {label: "What next'
    reason = '      longer: {label: "Why so long?", required: false, source: ours}\n'
    with_reason = (
        CAPPED[0],
        CAPPED[1].replace(", source: S1-61", ", over_cap: longer, source: S1-61"),
    )
    written(monkeypatch, with_reason, (field, reason + field))
    box = Box(form="informal_talk", field="longer")

    assert isinstance(an_informal_one("2026-11-30"), Accepted)
    assert an_informal_one(OVER_A_WEEK) == Refused(
        reason=Reason.INCOMPLETE, problems=(Problem(box=box, why=Why.NO_REASON, cap=FIVE),)
    )
    assert isinstance(an_informal_one(OVER_A_WEEK, longer="They are away."), Accepted)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("{working_days: 5, cap: {days: 9, source: ours}, source: ours}", "nothing to agree on"),
        ("{agreed: agreed_by, over_cap: longer, source: ours}", "no cap"),
        (
            "{agreed: agreed_by, cap: {days: 9, source: ours}, over_cap: longer, source: ours}",
            'There is no field "longer".',
        ),
    ],
)
def test_a_cap_that_does_not_hold_together_is_found(limit: str, said: str):
    text = TEXT.replace("{agreed: agreed_by, source: S1-61}", limit, 1)

    with pytest.raises(reading.NotAProcedure) as caught:
        reading.read(text, FILE)

    assert said in str(caught.value)


def test_a_date_that_a_choice_agrees_on_is_asked_for_in_its_form():
    was = "    form: more_time\n    to: update\n"
    text = TEXT.replace(was, f"{was}    limit: {{agreed: until, source: ours}}\n", 1)

    with pytest.raises(reading.NotAProcedure) as caught:
        reading.read(text, FILE)

    assert 'Nothing asks for "until"' in str(caught.value)


AGREED_AT_STAGE_1 = (
    "    answer_within: {working_days: 5, source: S1-85}",
    "    form: informal_talk\n    answer_within: {agreed: agreed_by, source: ours}\n"
    "    limit: {working_days: 4, source: ours}",
)


def test_nobody_may_agree_on_a_date_after_the_limit_of_the_stage(monkeypatch: pytest.MonkeyPatch):
    written(monkeypatch, AGREED_AT_STAGE_1)
    box = Box(form="informal_talk", field="agreed_by")

    in_time = begin(informal_talk={**TALK, "agreed_by": "2026-11-27"})
    after = begin(informal_talk={**TALK, "agreed_by": "2026-11-30"})

    assert isinstance(in_time, Accepted)
    assert (in_time.dispute.clock.due.at, in_time.dispute.clock.alone) == (
        at("2026-11-27 17:00"),
        None,
    )
    problem = Problem(box=box, why=Why.AFTER_STAGE, until=at("2026-11-27 17:00").date())
    assert after == Refused(reason=Reason.INCOMPLETE, problems=(problem,))
