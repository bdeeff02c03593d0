"""Random presses on the real store, each held against a second reading of the rules.

Hypothesis chooses what people press, whole or not, in time or not, theirs or not; a run that fails
is made as short as it can be.
"""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.workflows import test_invariants as lives
from tests.workflows.playing import PROCEDURE, THE_ACTION
from tests.workflows.second_rules import BUTTONS, LADDER, POSTS, Given, SecondRules
from tests.world import COUNCIL, MONDAY, World, a_directory
from workflows import engine
from workflows.commands import Choose, Mark, Open, Reason, Refused
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.people import holders
from workflows.use_cases import acting
from workflows.use_cases.chasing import chase
from workflows.use_cases.deciding import Acted

LIKELY = ["chair", "chair", "chair_manager", "team_manager", "service_manager", "head_of_service"]
#: Mostly whoever must act as things stand then.
ASKED = "asked"
PEOPLE = st.sampled_from([*[ASKED] * 60, *LIKELY, *COUNCIL, "stranger"])
RUNGS = st.integers(0, 4)
DAYS = st.integers(1, 30)
GIVEN = st.builds(
    Given,
    person=PEOPLE,
    now=st.just(MONDAY),
    whole=st.sampled_from([True] * 9 + [False]),
    agreement=st.sampled_from([None, "yes", "yes", "no"]),
    agreed_by=st.sampled_from(["safeguarding_lead", "chair_manager", "service_manager", "chair"]),
    responder=st.sampled_from([None] * 5 + ["head_of_service", "safeguarding_lead", "chair"]),
    is_done=st.booleans(),
)
STALE = st.sampled_from([False] * 9 + [True])
WITHDRAWN = {"withdrawal": {"reason": "It was settled by telephone."}}


class Presses(RuleBasedStateMachine):
    """One dispute, with the second reading beside it."""

    world: ClassVar[World]
    seen: ClassVar[Counter[str]]

    @initialize(rung=RUNGS, minutes=st.integers(0, 400_000), days=DAYS)
    def somebody_raises_it(self, rung: int, minutes: int, days: int) -> None:
        self.world.clock.at = MONDAY + timedelta(minutes=minutes)
        self._raise(rung, days)

    @precondition(lambda self: self.dispute.end)
    @rule(rung=RUNGS, days=DAYS)
    def somebody_raises_another(self, rung: int, days: int) -> None:
        """What has ended takes no more than a few presses."""
        self._raise(rung, days)

    def _raise(self, rung: int, days: int) -> None:
        agreed_by = self._day(days)
        typed = {"informal_talk": {"agreed_by": agreed_by.isoformat()}} if rung == 0 else {}
        self.dispute = self.world.raised(LADDER[rung], **typed)
        directory, post = a_directory(), POSTS[rung][0]
        informal = lives.slow_calendar.at_five(agreed_by)
        self.rules = SecondRules(
            rung=rung,
            named={"chair": "chair", "social_worker": "social_worker", post: post},
            responding=(post, post),
            due=self.dispute.clock.due.at if rung else informal,
            days_off=lives.DAYS_OFF,
            holders=lambda named: holders(PROCEDURE, directory, "chair", named),
            acted={"chair": "raising"},
        )
        if rung:
            self.rules.due = self.rules.after(self.world.clock.at, "answer")

    @precondition(lambda self: not self.dispute.end)
    @rule(data=st.data(), given=GIVEN, days=DAYS)
    def whoever_may_presses(self, data: st.DataObject, given: Given, days: int) -> None:
        """A whole form, of a button that is theirs: so runs come far."""
        step, rung = self.rules.step, self.rules.rung
        theirs = {
            name: whose
            for name, (whose, steps, rungs, _) in BUTTONS.items()
            if step in steps and rung in rungs
        }
        button = data.draw(st.sampled_from(list(theirs)))
        person = self.rules.responding[1] if theirs[button] == "responder" else "chair"
        self._press(button, replace(given, person=person, whole=True), days=days)

    @rule(data=st.data(), given=GIVEN, stale=STALE, days=DAYS)
    def somebody_presses(self, data: st.DataObject, given: Given, stale: bool, days: int) -> None:
        """Mostly a button of the step where it stands."""
        here = [name for name, (_, steps, _, _) in BUTTONS.items() if self.rules.step in steps]
        button = data.draw(st.sampled_from([*here * 20, *BUTTONS]))
        self._press(button, given, days=days, stale=stale)

    def _press(self, button: str, given: Given, *, days: int, stale: bool = False) -> None:
        given = replace(self._by_whom(given), look_again=self._day(days))
        typed = {**(lives.WHOLE[button] if given.whole else {}), **lives.agreement(given)}
        if "look_again" in typed:
            typed["look_again"] = {"look_again": str(given.look_again)}
        visit = self.dispute.visit - stale
        command = Choose(choice=button, visit=visit, answers=typed, responder=given.responder)
        acted = acting.choose(self.world.desk, given.person, self.dispute.id, command)
        self._agrees(acted, self.rules.press(button, given, stale=stale), given.person, button)

    @precondition(lambda self: self.rules.waits or self.now_and_then)
    @rule(given=GIVEN, stale=STALE)
    def somebody_records_what_a_stage_needs(self, given: Given, stale: bool) -> None:
        given = self._by_whom(given)
        typed, visit = lives.agreement(given), self.dispute.visit - stale
        command = Open(visit=visit, answers=typed, responder=given.responder)
        acted = acting.open_stage(self.world.desk, given.person, self.dispute.id, command)
        self._agrees(acted, self.rules.record(given, stale=stale), given.person, "record")

    @precondition(lambda self: self.rules.step == "follow_up" or self.now_and_then)
    @rule(given=GIVEN, stale=STALE, days=st.one_of(st.none(), DAYS))
    def somebody_says_what_became_of_the_action(
        self, given: Given, stale: bool, days: int | None
    ) -> None:
        new_date = self._day(days) if days else None
        given = replace(self._by_whom(given), new_date=new_date)
        typed, visit = lives.what_became_of_it(given), self.dispute.visit - stale
        command = Mark(action=THE_ACTION, visit=visit, answers=typed)
        acted = acting.mark(self.world.desk, given.person, self.dispute.id, command)
        self._agrees(acted, self.rules.mark(given, stale=stale), given.person, "mark")

    @rule(minutes=st.integers(1, 6_000), to_the_limit=st.booleans())
    def time_passes(self, minutes: int, to_the_limit: bool) -> None:
        """By some hours or days, or until just after the next limit; the clock looks, twice."""
        coming = engine.next_instant(self.dispute)
        if to_the_limit and coming and coming > self.world.clock.at:
            self.world.clock.at = coming + timedelta(seconds=1)
        else:
            self.world.clock.at += timedelta(minutes=minutes)
        for _ in range(2):
            assert chase(self.world.desk).failed == ()
        self.dispute = self.world.now_is(self.dispute)
        self.rules.tick(self.world.clock.at)

    @rule(who=PEOPLE)
    def somebody_says_that_a_child_is_not_safe(self, who: str) -> None:
        """It is kept, and nothing else about the dispute changes."""
        who = self.rules.must_act if who == ASKED else who
        if who != "stranger":
            self.world.record_safety(who, self.dispute)
            self.dispute = self.world.now_is(self.dispute)

    @invariant()
    def both_readings_stand_at_the_same_place(self) -> None:
        kept, rules = self.world.now_is(self.dispute), self.rules
        step = kept.step.removeprefix("informal_")
        place = (kept.stage, step, kept.end or "")
        assert place == (LADDER[rules.rung], rules.step, rules.end)
        if not kept.end:
            assert list(engine.must_act(PROCEDURE, kept).values()) == [rules.must_act]
            assert (kept.running.due.at, kept.late) == (rules.running, rules.late)
            assert kept.acted == rules.acted

    @property
    def now_and_then(self) -> bool:
        """Is it a time to try what cannot be done?"""
        return self.dispute.version % 4 == 0

    def teardown(self) -> None:
        """Nothing more is due of it in the next run."""
        if not self.dispute.end:
            self.world.choose("chair", self.dispute, "withdraw", **WITHDRAWN)

    def _agrees(self, acted: Acted, expected: Reason | None, who: str, what: str) -> None:
        """The store did, or refused, as the second reading has it.

        Somebody who may not open it learns only that.
        """
        reason = acted.outcome.reason if isinstance(acted.outcome, Refused) else None
        involved = {"chair", "chair_manager", self.rules.must_act, *self.dispute.asked}
        hidden = reason is Reason.NOT_INVOLVED and expected and who not in involved
        assert reason == expected or hidden, f"{what} by {who}: {reason}, not {expected}"
        self.seen[f"{what}: {reason or 'done'}"] += 1
        self.dispute: Dispute = acted.dispute

    def _by_whom(self, given: Given) -> Given:
        person = self.rules.must_act if given.person == ASKED else given.person
        return replace(given, person=person, now=self.world.clock.at)

    def _day(self, days: int) -> date:
        return self.world.clock.at.astimezone(LONDON).date() + timedelta(days=days)


def press(world: World, number: int, runs: int, steps: int = 50) -> Counter[str]:
    """Give how often each was done, or refused for which reason."""
    seen = Counter[str]()
    machine = type("Machine", (Presses,), {"world": world, "seen": seen})
    run_state_machine_as_test(
        seed(number)(machine),
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return seen
