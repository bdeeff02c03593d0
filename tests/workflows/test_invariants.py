"""Random people living random disputes: what must be true of every one of them, at every moment.

Each life is played twice, by the engine and by a second, small reading of the rules, and both
must agree on every answer. The number of a life is its seed: a failing one can be played again.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.workflows import slow_calendar
from tests.workflows.playing import (
    PROCEDURE,
    SAFETY,
    THE_ACTION,
    TYPED,
    at,
    begin,
    choose,
    mark,
    now_is,
    open_stage,
    ticked,
)
from tests.workflows.second_rules import BUTTONS, LADDER, LATER, POSTS, Given, SecondRules
from tests.world import AGREED, IS_DONE, NOT_DONE, a_directory
from workflows import engine
from workflows.commands import Accepted, Refused
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.events import ActionMarked, Chosen, GateRecorded, StageOpened, StepStarted
from workflows.people import Directory, Person, Posting, holders
from workflows.working_calendar import bank_holidays

LIVES, IN_A_TEST, MOVES = 400, 50, 60
DAYS_OFF = bank_holidays("ENG")
LATER_PLAN = {"actions": [{**TYPED["reply"]["plan"]["actions"][0], "due": LATER.isoformat()}]}
WHOLE = {**TYPED, "reply": {**TYPED["reply"], "plan": {**TYPED["reply"]["plan"], **LATER_PLAN}}}
#: What moves it up or ends it, at whatever step.
GOES_ON = (
    *("escalate_late", "unresolved_late", "escalate", "unresolved"),
    *("not_done", "not_done_at_the_top"),
)
SIDES = {post: rule.side for post, rule in PROCEDURE.posts.items()}


def councils() -> dict[str, Directory]:
    """The sample council, with gaps, and with people who hold two posts."""
    plain = a_directory()
    executive = Posting(
        person="executive", post="executive_director", team="North", agency="Sample Council"
    )
    people = {**plain.people, "executive": Person(id="executive", name="Sample Executive")}
    two_directors = Directory(people=people, postings=(*plain.postings, executive))
    return {
        "plain": plain,
        "two directors": two_directors,
        "nobody is service manager": a_directory("service_manager"),
        "nobody stands in": a_directory("chair_manager"),
        "the team manager stands in": _stands_in("team_manager"),
        "the service manager stands in": _stands_in("service_manager"),
    }


def _stands_in(person: str) -> Directory:
    directory = a_directory("chair_manager")
    second = Posting(person=person, post="chair_manager", team="Chairs", agency="Sample Council")
    answers_to = tuple(
        replace(each, line_manager=person) if each.post == "chair" else each
        for each in directory.postings
    )
    return replace(directory, postings=(*answers_to, second))


COUNCILS = councils()


@dataclass
class Life:
    """One dispute, with the second reading of the rules beside it, and everything that happened."""

    chance: random.Random
    directory: Directory
    dispute: Dispute
    rules: SecondRules
    now: datetime
    sides: dict[str, set[str]] = field(default_factory=dict)
    since_stage: Counter[str] = field(default_factory=Counter)
    moves: Counter[str] = field(default_factory=Counter)

    # ---- a move ---------------------------------------------------------------------------------

    def live(self) -> None:
        for _ in range(MOVES):
            self.pass_time()
            self.check_the_clock()
            what = self.chance.choices(("press", "record", "mark", "safety"), (10, 3, 3, 1))[0]
            getattr(self, what)()
            self.check_the_state()

    def pass_time(self) -> None:
        coming = engine.next_instant(self.dispute)
        kind = self.chance.randrange(10)
        if kind == 0 and coming and coming > self.now:
            self.now = coming + timedelta(seconds=self.chance.randrange(2))
        elif kind < 4:
            self.now += timedelta(minutes=self.chance.randrange(3000))
        elif kind == 4:
            self.now += timedelta(days=self.chance.randrange(9))

    def somebody(self) -> str:
        likely = [self.rules.must_act, "chair", "chair_manager", self.rules.responding[1]]
        return self.chance.choice([*likely, *self.directory.people, "stranger"])

    def given(self) -> Given:
        """What comes with a press, now and then with a box forgotten or an odd choice."""
        return Given(
            person=self.somebody(),
            now=self.now,
            whole=self.chance.random() < 0.9,
            agreement=self.chance.choice([None, "yes", "yes", "no"]),
            agreed_by=self.chance.choice(self.who_may_be_said_to_agree()),
            responder=self.chance.choice([None] * 5 + self.who_may_be_chosen()),
            look_again=self.some_day(),
            is_done=self.chance.random() < 0.5,
            new_date=self.chance.choice([None, self.some_day()]),
        )

    def some_day(self) -> date:
        return self.now.astimezone(LONDON).date() + timedelta(days=self.chance.randrange(1, 30))

    def who_may_be_said_to_agree(self) -> list[str]:
        likely = ["safeguarding_lead"] * 2 + ["chair_manager", "service_manager"]
        rarely = ["chair", "social_worker", "team_manager"]
        return [person for person in (*likely, *rarely) if person in self.directory.people]

    def who_may_be_chosen(self) -> list[str | None]:
        likely = ["head_of_service", "safeguarding_lead"] * 2
        never = ["chair", "chair_manager", "social_worker"]
        return [person for person in (*likely, *never) if person in self.directory.people]

    def press(self) -> None:
        button, given = self.chance.choice(list(BUTTONS)), self.given()
        stale = self.chance.random() < 0.05
        typed = {**(WHOLE[button] if given.whole else {}), **agreement(given)}
        if "look_again" in typed:
            typed["look_again"] = {"look_again": str(given.look_again)}
        before = self.dispute
        outcome = choose(
            before,
            given.person,
            button,
            given.now,
            responder=given.responder,
            visit=before.visit - stale,
            directory=self.directory,
            **typed,
        )
        expected = self.rules.press(button, given, stale=stale)
        self.settle(before, outcome, expected, given.person, f"{button} by {given.person}")

    def mark(self) -> None:
        given, before = self.given(), self.dispute
        stale = self.chance.random() < 0.05
        outcome = mark(
            before,
            given.person,
            THE_ACTION,
            given.now,
            visit=before.visit - stale,
            directory=self.directory,
            **what_became_of_it(given),
        )
        expected = self.rules.mark(given, stale=stale)
        self.settle(before, outcome, expected, given.person, f"mark by {given.person}")

    def record(self) -> None:
        given, before = self.given(), self.dispute
        stale = self.chance.random() < 0.05
        outcome = open_stage(
            before,
            given.person,
            given.now,
            responder=given.responder,
            visit=before.visit - stale,
            directory=self.directory,
            **agreement(given),
        )
        expected = self.rules.record(given, stale=stale)
        self.settle(before, outcome, expected, given.person, f"record by {given.person}")

    def safety(self) -> None:
        """12: accepted from anyone in every state, ended ones too, and it changes nothing."""
        before = self.dispute
        outcome = choose(
            before, self.somebody(), "safety_alert", self.now, directory=self.directory, **SAFETY
        )
        self.dispute = now_is(outcome)
        assert self.dispute == replace(before, version=before.version + 1)

    # ---- what must be true of it ----------------------------------------------------------------

    def settle(
        self, before: Dispute, outcome: Accepted | Refused, expected: object, who: str, what: str
    ) -> None:
        reason = outcome.reason if isinstance(outcome, Refused) else None
        assert reason == expected, what
        self.moves[f"{what.split()[0]} {reason or 'done'}"] += 1
        if isinstance(outcome, Accepted):
            self.dispute = outcome.dispute
            assert self.dispute.version == before.version + 1  # 1
            self.check_the_ladder(before, outcome)
            self.check_the_gate(outcome)
            self.check_dates(before, outcome)
            self.check_counts(outcome)
            if who in self.dispute.acted:  # whoever only reports on their action is of no side
                self.check_sides(before, who)

    def check_the_ladder(self, before: Dispute, outcome: Accepted) -> None:
        """3: the stage only rises, one rung at a time, and what was skipped is named."""
        was, now_at = LADDER.index(before.stage), LADDER.index(self.dispute.stage)
        opened = [event for event in outcome.events if isinstance(event, StageOpened)]
        assert now_at - was == len(opened) <= 1
        assert all(event.skipped == () for event in opened)
        assert [rung.stage for rung in self.dispute.rungs] == list(
            LADDER[LADDER.index(self.dispute.rungs[0].stage) : now_at + 1]
        )

    def check_the_gate(self, outcome: Accepted) -> None:
        """5: a stage opens only after each of its gates was last recorded as met."""
        gates = {e.gate: e.met for e in outcome.events if isinstance(e, GateRecorded)}
        for event in outcome.events:
            if isinstance(event, StageOpened):
                assert gates == dict.fromkeys(PROCEDURE.stages[event.stage].gates, True)

    def check_dates(self, before: Dispute, outcome: Accepted) -> None:
        """7, 10: a date moves only with a new step, and is what the limit gives, ahead of now."""
        started = [event for event in outcome.events if isinstance(event, StepStarted)]
        if not started:
            later = self.dispute.clock.due.at - before.clock.due.at
            moved = any(isinstance(event, ActionMarked) and event.due for event in outcome.events)
            assert not later or (moved and later > timedelta())
            return
        if started[0].step == "follow_up":
            assert self.dispute.clock.due.at > self.now
            return
        limit = {
            "answer": (5, "working days"),
            "review": (2, "working days"),
            "update": (24, "hours"),
        }
        number, unit = limit[started[0].step.removeprefix("informal_")]
        due = slow_calendar.due(self.now.astimezone(UTC), number, unit, DAYS_OFF)
        assert started[0].due.at == self.dispute.clock.due.at == due > self.now

    def check_counts(self, outcome: Accepted) -> None:
        """7: nothing is used more often than it may be at one stage."""
        for event in outcome.events:
            if isinstance(event, Chosen):
                self.since_stage[event.choice] += 1
            if isinstance(event, StageOpened):
                self.since_stage.clear()
        assert all(self.since_stage[choice] <= 1 for choice in ("take_on", "one_more_day"))

    def check_sides(self, before: Dispute, who: str) -> None:
        """9: nobody acts for two sides."""
        mine = {
            post
            for post, person in {**self.holders(before), **before.named}.items()
            if person == who
        }
        side = self.dispute.acted[who]
        assert side in {SIDES[post] for post in mine}
        self.sides.setdefault(who, set()).add(side)
        assert len(self.sides[who]) == 1

    def holders(self, dispute: Dispute) -> dict[str, str]:
        return holders(PROCEDURE, self.directory, "chair", dispute.named)

    def check_the_clock(self) -> None:
        """4: looking changes no stage, step, end or clock; twice is once, late is often."""
        before = self.dispute
        between = before.running.due.at + timedelta(seconds=1)
        first = ticked(before, between, directory=self.directory) if between < self.now else None
        often = first.dispute if first else before
        second = ticked(often, self.now, directory=self.directory)
        often = second.dispute if second else often
        outcome = ticked(before, self.now, directory=self.directory)
        after = outcome.dispute if outcome else before
        assert ticked(after, self.now, directory=self.directory) is None
        assert replace(after, version=0) == replace(often, version=0)
        assert after == replace(
            before,
            late=after.late,
            decide_by=after.decide_by,
            version=before.version + bool(outcome),
        )
        self.dispute = after
        self.rules.tick(self.now)

    def check_the_state(self) -> None:
        """2: while it lives, one stage and step, somebody who must act, and an instant to look."""
        dispute, rules = self.dispute, self.rules
        step = dispute.step.removeprefix("informal_")
        assert (dispute.stage, step, dispute.end or "") == (
            LADDER[rules.rung],
            rules.step,
            rules.end,
        )
        if dispute.end:
            assert engine.must_act(PROCEDURE, dispute) == {}
            assert engine.next_instant(dispute) is None
            return
        assert list(engine.must_act(PROCEDURE, dispute).values()) == [rules.must_act]
        assert (dispute.running.due.at, dispute.late) == (rules.running, rules.late)
        assert (engine.next_instant(dispute) is None) == (dispute.late == 2)
        assert dispute.acted == rules.acted

    # ---- the way out ----------------------------------------------------------------------------

    def end_in_silence(self) -> None:
        """14: with whoever must act silent, then the chair too, whoever stands in can end it."""
        while not self.dispute.end:
            self.now = max(self.now, self.dispute.running.due.at) + timedelta(days=8)
            self.check_the_clock()
            assert self.dispute.late == 2
            before = self.dispute
            self.dispute = next(self.ways_on())
            assert self.dispute.end or self.dispute.stage > before.stage
        assert self.dispute.end == "unresolved"

    def ways_on(self) -> Iterator[Dispute]:
        """What whoever stands in can do alone: the agreement with it, and whoever answers next."""
        typed = {"agreement": AGREED}
        for button in (*GOES_ON, "record"):
            for responder in (None, "service_director", "safeguarding_lead"):
                if button == "record":
                    outcome = open_stage(
                        self.dispute, "chair_manager", self.now, responder=responder, **typed
                    )
                else:
                    whole = {**WHOLE[button], **typed}
                    outcome = choose(
                        self.dispute,
                        "chair_manager",
                        button,
                        self.now,
                        responder=responder,
                        **whole,
                    )
                if isinstance(outcome, Accepted):
                    yield outcome.dispute


def what_became_of_it(given: Given) -> dict[str, dict[str, str]]:
    if not given.whole:
        return {}
    if given.is_done:
        return IS_DONE
    new_date = {"new_date": given.new_date.isoformat()} if given.new_date else {}
    return {"action_record": {**NOT_DONE["action_record"], **new_date}}


def agreement(given: Given) -> dict[str, dict[str, str]]:
    if given.agreement is None:
        return {}
    return {"agreement": {**AGREED, "agreed": given.agreement, "agreed_by": given.agreed_by}}


def born(seed: int, council: str = "") -> Life:
    chance = random.Random(seed)  # noqa: S311 # no secret
    directory = COUNCILS[council or chance.choice(list(COUNCILS))]
    now = at("2026-11-23 09:00") + timedelta(minutes=chance.randrange(500_000))
    rung = chance.randrange(5)
    stage, post = LADDER[rung], POSTS[rung][0]
    responder = post if post in directory.people else "safeguarding_lead"
    agreed_by = now.date() + timedelta(days=chance.randrange(1, 20))
    typed = {
        "people": {"manager": responder},
        "informal_talk": {"agreed_by": agreed_by.isoformat()},
        "agreement": {**AGREED, "agreed_by": "safeguarding_lead"},
    }
    dispute = now_is(begin(stage, now, directory=directory, **typed))
    rules = SecondRules(
        rung=rung,
        named={"chair": "chair", "social_worker": "social_worker", post: responder},
        responding=(post, responder),
        due=slow_calendar.at_five(agreed_by)
        if rung == 0
        else slow_calendar.due(now, 5, "working days", DAYS_OFF),
        days_off=DAYS_OFF,
        holders=lambda named: holders(PROCEDURE, directory, "chair", named),
        acted={"chair": "raising"},
    )
    life = Life(chance=chance, directory=directory, dispute=dispute, rules=rules, now=now)
    life.sides["chair"] = {"raising"}
    assert dispute.clock.due.at == rules.due
    return life


@pytest.mark.parametrize("first", range(0, LIVES, IN_A_TEST))
def test_both_readings_of_the_rules_agree_through_random_lives(first: int):
    seen: Counter[str] = Counter()
    for seed in range(first, first + IN_A_TEST):
        life = born(seed)
        try:
            life.live()
        except AssertionError as error:
            raise AssertionError(f"life {seed} after {sum(life.moves.values())} moves") from error
        seen += life.moves

    assert len(seen) > 25, "random lives must come to most places"


def test_from_every_state_two_silent_people_are_not_the_end_of_it():
    places: Counter[tuple[str, str, str]] = Counter()
    for seed in range(2000, 2200):
        life = born(seed, "plain")
        for _ in range(life.chance.randrange(25)):
            life.pass_time()
            life.check_the_clock()
            life.press()
        if not life.dispute.end:
            places[life.dispute.stage, life.dispute.step, life.rules.waits] += 1
            life.end_in_silence()

    assert len(places) > 15


def test_random_lives_come_to_every_end_and_every_refusal_of_the_engine():
    moves: Counter[str] = Counter()
    ends: Counter[str | None] = Counter()
    for seed in range(1000, 1060):
        life = born(seed)
        life.live()
        moves += life.moves
        ends[life.dispute.end] += 1

    reasons = {move.split(" ", 1)[1] for move in moves}
    assert set(ends) >= {"resolved", "unresolved"}
    assert reasons >= {
        "done",
        "ended",
        "not yours",
        "not here",
        "moved on",
        "not yet",
        "used",
        "incomplete",
        "gate",
        "nothing to open",
    }


def test_an_ended_dispute_is_never_touched_again():
    life = born(7, "plain")
    while not life.dispute.end:
        life.press()
    over = life.dispute

    for _ in range(50):
        life.pass_time()
        life.check_the_clock()
        life.press()
        life.record()

    assert life.dispute == over
