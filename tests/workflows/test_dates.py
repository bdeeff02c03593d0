"""A new date: whose agreement it takes, what it changes, and when it cannot be agreed on."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests import dates
from tests.dates import EVEN_LATER, LATER
from tests.workflows.playing import ENGLAND, FILE, at, here, raised
from tests.world import MONDAY, PASS_UP, PLAN, a_directory
from workflows import engine, reading
from workflows.boxes import Why
from workflows.commands import Accepted, AnswerDate, Choose, Reason, Refused
from workflows.dated import DateAgreed, DateKept, DateMoved, DateProposed
from workflows.dispute import Dispute
from workflows.events import ActedAsCover, Chosen
from workflows.forms import Answers
from workflows.procedure import Procedure

PROCEDURE = dates.PROCEDURE
MANAGER, CHAIR = "team_manager", "chair"
TUESDAY_AFTER = at("2026-12-01 10:00")


def ask(
    dispute: Dispute,
    by: str = MANAGER,
    now: datetime = MONDAY,
    under: Procedure = PROCEDURE,
    **typed: Any,
) -> Accepted | Refused:
    answers = typed or LATER
    command = Choose(choice="ask_for_time", visit=dispute.visit, answers=answers)
    return engine.choose(under, dispute, command, here(by, now, dispute=dispute))


def waiting(dispute: Dispute, **more: Any) -> Dispute:
    return done(ask(dispute, **more)).dispute


def answer(
    dispute: Dispute,
    by: str = CHAIR,
    now: datetime = MONDAY,
    *,
    agrees: bool = True,
    proposed: Answers = LATER,
    **other: int,
) -> Accepted | Refused:
    number = dispute.new_date.number if dispute.new_date else 0
    command = AnswerDate(**{"visit": dispute.visit, "number": number, **other}, agrees=agrees)
    there = here(by, now, dispute=dispute)
    return engine.answer_date(PROCEDURE, dispute, command, proposed, there)


def done(outcome: Accepted | Refused) -> Accepted:
    assert isinstance(outcome, Accepted), outcome
    return outcome


def why(outcome: Accepted | Refused) -> Reason:
    assert isinstance(outcome, Refused)
    return outcome.reason


def whys(outcome: Accepted | Refused) -> list[Why]:
    assert isinstance(outcome, Refused)
    return [problem.why for problem in outcome.problems]


def ticked(dispute: Dispute, now: datetime) -> Dispute:
    outcome = engine.tick(PROCEDURE, dispute, now, ENGLAND, {})
    assert outcome
    return outcome.dispute


def test_a_proposed_date_changes_nothing_and_waits_for_the_other_side():
    dispute = raised()

    outcome = done(ask(dispute))

    [event] = outcome.events
    assert isinstance(event, DateProposed)
    assert (event.of, event.due.day) == ({CHAIR: CHAIR}, date(2026, 12, 3))
    assert outcome.dispute.clock == dispute.clock
    assert engine.must_act(PROCEDURE, outcome.dispute) == {MANAGER: MANAGER}
    assert engine.may_answer_date(outcome.dispute, CHAIR)
    assert not engine.may_answer_date(outcome.dispute, MANAGER)
    assert not engine.may_answer_date(dispute, CHAIR)


def test_agreed_by_both_it_is_due_later_and_the_first_date_stays():
    dispute = raised()
    waits = waiting(dispute)

    outcome = done(answer(waits))

    after, due = outcome.dispute, outcome.dispute.clock.due
    assert (due.day, due.first) == (date(2026, 12, 3), date(2026, 11, 30))
    agreed, chosen, moved = outcome.events
    assert agreed == DateAgreed(post=CHAIR)
    assert isinstance(chosen, Chosen)
    assert chosen.by == (MANAGER, CHAIR)
    assert moved == DateMoved(due=due)
    assert after.clock.started == dispute.clock.started
    assert (after.step, after.visit, after.new_date) == (dispute.step, dispute.visit, None)
    assert outcome.answers == LATER


def covering(dispute: Dispute, cover: str) -> Accepted | Refused:
    """Whoever covers for the chair agrees to the date that waits."""
    command = AnswerDate(visit=dispute.visit, number=dispute.new_date.number, agrees=True)
    there = replace(here(cover, dispute=dispute), covers={CHAIR: cover})
    return engine.answer_date(PROCEDURE, dispute, command, LATER, there)


def test_whoever_covers_for_the_other_side_agrees_in_their_name():
    outcome = done(covering(waiting(raised()), "chair_manager"))

    assert DateAgreed(post=CHAIR) in outcome.events
    assert ActedAsCover(of=CHAIR) in outcome.events
    assert outcome.dispute.clock.due.day == date(2026, 12, 3)
    assert "chair_manager" in outcome.dispute.asked


def test_whoever_covers_proposes_for_whoever_is_away_who_is_not_awaited():
    dispute = raised()
    there = replace(here("service_manager", dispute=dispute), covers={MANAGER: "service_manager"})
    command = Choose(choice="ask_for_time", visit=dispute.visit, answers=LATER)

    outcome = done(engine.choose(PROCEDURE, dispute, command, there))

    waits = outcome.dispute.new_date
    assert waits
    assert (waits.agreed, waits.awaited) == ({MANAGER: "service_manager"}, {CHAIR: CHAIR})
    assert ActedAsCover(of=MANAGER) in outcome.events


def test_nobody_who_has_acted_for_the_one_side_agrees_as_cover_for_the_other():
    waits = waiting(raised())
    acted = replace(waits, acted={**waits.acted, "service_manager": "responding"})

    assert why(covering(acted, "service_manager")) is Reason.BOTH_SIDES


def test_after_the_date_has_passed_a_new_one_puts_it_in_time_again():
    late = ticked(raised(), TUESDAY_AFTER)

    after = done(answer(waiting(late, now=TUESDAY_AFTER), now=TUESDAY_AFTER)).dispute

    assert (late.late, after.late, after.decide_by) == (1, 0, None)
    assert engine.next_instant(after) == after.clock.due.at


def test_while_a_stage_waits_to_open_its_own_silence_runs_on():
    asked_for = engine.choose(
        PROCEDURE,
        raised(),
        Choose(choice="pass_up", visit=1, answers=PASS_UP),
        here(MANAGER, dispute=raised()),
    )
    late = ticked(done(asked_for).dispute, at("2026-11-25 10:00"))

    after = done(answer(waiting(late))).dispute

    assert late.late == 1
    assert (after.late, after.decide_by) == (1, late.decide_by)


def test_the_other_side_may_propose_only_once_a_date_waits():
    dispute = raised()
    first = ask(dispute, CHAIR)

    again = done(ask(waiting(dispute), CHAIR, **EVEN_LATER)).dispute

    assert why(first) is Reason.NOT_YOURS
    assert again.new_date
    assert (again.new_date.agreed, again.new_date.awaited) == (
        {CHAIR: CHAIR},
        {MANAGER: MANAGER},
    )
    assert done(answer(again, MANAGER, proposed=EVEN_LATER)).dispute.clock.due.day.day == 4


def test_the_first_date_is_kept():
    waits = waiting(raised())

    outcome = done(answer(waits, agrees=False))

    assert outcome.events == (DateKept(post=CHAIR),)
    assert (outcome.dispute.new_date, outcome.dispute.clock) == (None, waits.clock)
    assert done(ask(outcome.dispute))


def test_a_date_that_is_not_later_is_not_proposed():
    same = {"later": {**LATER["later"], "new_date": "2026-11-30"}}
    today = {"later": {**LATER["later"], "new_date": "2026-11-20"}}

    assert whys(ask(raised(), **same)) == [Why.NOT_LATER]
    assert whys(ask(raised(), **today)) == [Why.IN_THE_PAST]


def test_a_new_date_is_agreed_once_and_the_first_one_never_changes():
    after = done(answer(waiting(raised()))).dispute
    unlimited = PROCEDURE.choices["ask_for_time"].model_copy(update={"times": 2})
    twice = PROCEDURE.model_copy(
        update={"choices": {**PROCEDURE.choices, "ask_for_time": unlimited}}
    )
    command = Choose(choice="ask_for_time", visit=after.visit, answers=EVEN_LATER)
    waits = done(engine.choose(twice, after, command, here(MANAGER, dispute=after))).dispute

    assert why(ask(after, **EVEN_LATER)) is Reason.USED
    assert waits.new_date
    assert waits.new_date.due.first == date(2026, 11, 30)


def test_the_limit_for_the_whole_cuts_a_new_date_short():
    dispute = raised()
    overall = replace(dispute.clock.due, at=at("2026-12-02 17:00"), day=date(2026, 12, 2))

    waits = waiting(replace(dispute, overall_due=overall))

    assert waits.new_date
    assert waits.new_date.due.day == date(2026, 12, 2)


def test_nobody_agrees_to_a_date_after_the_limit_of_the_stage():
    dispute = raised()
    stage = replace(dispute.clock.due, at=at("2026-12-02 17:00"), day=date(2026, 12, 2))

    assert whys(ask(replace(dispute, stage_due=stage))) == [Why.AFTER_STAGE]


def test_where_nobody_is_there_to_agree_the_first_date_stays():
    dispute = replace(raised(), acted={CHAIR: "responding"})

    assert whys(ask(dispute)) == [Why.NOBODY_AGREES]


REFUSALS = {
    "it is over": ({"end": "withdrawn"}, {}, Reason.ENDED),
    "nothing waits": ({"new_date": None}, {}, Reason.NOTHING_TO_AGREE),
    "of an earlier question": ({}, {"visit": 9}, Reason.NOTHING_TO_AGREE),
    "another date was proposed since": ({}, {"number": 9}, Reason.PROPOSED_ANEW),
    "they have proposed it": ({}, {"by": MANAGER}, Reason.AGREED_ALREADY),
    "it is not theirs": ({}, {"by": "head_of_service"}, Reason.NOT_YOURS),
}


@pytest.mark.parametrize(("state", "how", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_an_answer_that_no_longer_fits_changes_nothing(
    state: dict[str, Any], how: dict[str, Any], reason: Reason
):
    dispute = replace(waiting(raised()), **state)

    assert why(answer(dispute, **how)) is reason


def test_a_date_that_has_passed_while_it_waited_cannot_be_agreed_on():
    waits = waiting(raised())

    assert why(answer(waits, now=at("2026-12-04 10:00"))) is Reason.NO_LONGER_FITS


def test_an_answer_to_the_question_ends_the_wait():
    waits = waiting(raised())
    command = Choose(choice="reply", visit=waits.visit, answers=PLAN)

    after = done(engine.choose(PROCEDURE, waits, command, here(MANAGER, dispute=waits))).dispute

    assert after.new_date is None


def test_the_form_says_until_when_a_date_may_be_agreed():
    dispute, choice = raised(), PROCEDURE.choices["ask_for_time"]
    stage = replace(dispute.clock.due, at=at("2026-12-02 17:00"), day=date(2026, 12, 2))
    there = here(MANAGER, dispute=dispute, directory=a_directory())

    leads = engine.preview(PROCEDURE, replace(dispute, stage_due=stage), choice, there)

    assert leads.latest
    assert leads.latest.day == date(2026, 12, 2)
    assert engine.preview(PROCEDURE, dispute, PROCEDURE.choices["take_on"], there).latest is None


# ---- dates that cannot be the new one ---------------------------------------------------------


def on(day: str) -> Answers:
    return {"later": {**LATER["later"], "new_date": day}}


def test_the_very_date_that_waits_is_proposed_by_nobody_again():
    waits = waiting(raised())

    for by in (CHAIR, MANAGER):
        assert whys(ask(waits, by=by)) == [Why.PROPOSED_ALREADY]
    assert done(ask(waits, by=CHAIR, **EVEN_LATER)).dispute.new_date


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        ("2027-11-23", []),  # 365 days ahead
        ("2027-11-24", [Why.TOO_FAR]),
        ("2029-06-01", [Why.TOO_FAR]),  # bank holidays are not known either; the year says more
    ],
)
def test_a_new_date_is_365_days_ahead_at_most(day: str, refused: list[Why]):
    outcome = ask(raised(), **on(day))

    assert (whys(outcome) if isinstance(outcome, Refused) else []) == refused


def test_a_new_date_is_not_after_the_last_known_bank_holiday():
    now = at("2028-12-11 10:00")
    dispute = raised(now=now)

    refused = ask(dispute, now=now, **on("2028-12-27"))

    assert whys(refused) == [Why.BEYOND_CALENDAR]
    assert refused.problems[0].until == date(2028, 12, 26)
    assert done(ask(dispute, now=now, **on("2028-12-22")))


def test_where_the_file_has_a_cap_its_words_come_first():
    cap = "limit: {agreed: new_date, cap: {working_days: 10, source: ours}, source: ours}"
    text = dates.TEXT.replace("limit: {agreed: new_date, source: ours}", cap)

    refused = ask(raised(), under=reading.read(text, FILE), **on("2029-06-01"))

    assert whys(refused) == [Why.OVER_CAP]
