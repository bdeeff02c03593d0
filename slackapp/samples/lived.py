"""One invented dispute under chair-drp, lived by the engine and kept in a real database."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from slackapp.samples.year_council import AREAS, CHAIRS, worker
from workflows import category, children, engine
from workflows.commands import Accepted, Choose, Here, Mark, Open, Raise
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.follow_up import IS_DONE, RECORD
from workflows.forms import Answers
from workflows.people import Directory, holders
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.proving.answering import usual
from workflows.working_calendar import Calendar

STAGES = {"informal": 12, "stage_1": 60, "stage_2": 20, "stage_3": 6, "stage_4": 2}
CATEGORIES = {
    "drift_and_delay": 34,
    "lack_of_preparation": 22,
    "plan_challenge": 15,
    "practice_issues": 14,
    "unassessed_risk": 9,
    "documents_missing": 4,
    "management_decision": 2,
}


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Who works where, under which text, and in which time."""

    desk: Desk
    procedure: Procedure
    directory: Directory
    first: date
    days: int = 365


class Lived:
    """One dispute, from the day it was raised until nobody does anything more, or the year ends."""

    def __init__(self, setting: Setting, work: Work, chance: random.Random, number: int) -> None:
        """Begin on a working day of the time."""
        self._setting, self._work, self._chance, self._number = setting, work, chance, number
        self._calendar: Calendar = setting.desk.calendar
        day = setting.first + timedelta(days=chance.randrange(setting.days - 7))
        self._now = self._at(self._calendar.shift(day, 1))
        self._ends = datetime.combine(setting.first + timedelta(days=setting.days), time(0), LONDON)
        self._area = chance.choices(list(AREAS), (40, 30, 24, 6))[0]
        self._chair = chance.choices(CHAIRS, (50, 35, 15))[0]
        self.dispute: Dispute

    def live(self) -> None:
        """Let people do what they do, each after some days, and the clock look between."""
        self._raise()
        while not self.dispute.end and self._waits_until(self._next_time()):
            by, command = self._what()
            self._keep(self._try(by, command), by)

    # ---- time ------------------------------------------------------------------------------------

    def _at(self, day: date) -> datetime:
        minutes = self._chance.randrange(480)
        return datetime.combine(day, time(9), LONDON) + timedelta(minutes=minutes)

    def _next_time(self) -> datetime:
        """Most answer in good time; some do not answer for weeks."""
        days = self._chance.choices(range(12), (4, 9, 12, 14, 14, 12, 6, 4, 3, 2, 1, 1))[0]
        if self.dispute.step == "follow_up":
            days = self._chance.randrange(4, 25)
        elif self._chance.random() < 0.05:
            days += 15
        day = self._now.astimezone(LONDON).date()
        return max(self._at(self._calendar.shift(day, days)), self._now + timedelta(minutes=5))

    def _waits_until(self, at: datetime) -> bool:
        """Let time pass, with what the clock records; say whether the year goes on."""
        while (due := engine.next_instant(self.dispute)) and due < min(at, self._ends):
            self._now = max(due + timedelta(seconds=1), self._now)
            ticked = engine.tick(
                self._setting.procedure,
                self.dispute,
                self._now,
                self._calendar,
                self._here("").holders,
            )
            if ticked is None:
                break
            self._keep(ticked, None)
        self._now = at
        return at < self._ends

    # ---- what people do --------------------------------------------------------------------------

    def _what(self) -> tuple[str, Choose | Open | Mark]:
        """Say who does what next."""
        dispute, chance = self.dispute, self._chance
        if dispute.waits_to_open and dispute.opening:
            gate = self._filled(("agreement",), agreed_by="chair-manager")
            return self._chair, Open(visit=dispute.visit, answers=gate)
        asked = next(iter(engine.must_act(self._setting.procedure, dispute)), "")
        if chance.random() < 0.015:
            return self._chair, self._choice("withdraw")
        if dispute.step in ("answer", "informal_answer", "update"):
            if dispute.late and chance.random() < 0.5 and dispute.stage != "stage_4":
                return self._chair, self._choice("escalate_late")
            return dispute.named[asked], self._choice("reply")
        if dispute.step == "follow_up":
            return self._chair, self._follow_up()
        return self._chair, self._choice(self._reviewed())

    def _reviewed(self) -> str:
        dispute, chance = self.dispute, self._chance
        if dispute.step == "informal_review":
            return chance.choices(("resolved_informally", "escalate"), (80, 20))[0]
        if not dispute.used and chance.random() < 0.12:
            return "one_more_day"
        top = dispute.stage == "stage_4"
        return chance.choices(("resolved", "unresolved" if top else "escalate"), (78, 22))[0]

    def _follow_up(self) -> Choose | Mark:
        left = [each for each in self.dispute.unfinished if each.became == "open"]
        if left:
            done = {RECORD: {IS_DONE: "yes", "known": "Sample.", "on": self._today()}}
            missed = {RECORD: {IS_DONE: "no", "why": "Sample.", "on": self._today()}}
            said = done if self._chance.random() < 0.9 else missed
            return Mark(action=left[0].id, visit=self.dispute.visit, answers=said)
        if not self.dispute.unfinished:
            return self._choice("all_done")
        top = self.dispute.stage == "stage_4"
        return self._choice("not_done_at_the_top" if top else "not_done")

    def _choice(self, name: str) -> Choose:
        procedure = self._setting.procedure
        choice = procedure.choice_made(self.dispute.step, name)
        answers = self._filled(choice.form, telephoned="spoke")
        for row in answers.get("plan", {}).get("actions", []):
            if isinstance(row, dict):
                row["who"] = worker(self._area)
                row["due"] = self._day(self._chance.randrange(8, 40))
        if "look_again" in answers:
            answers = {**answers, "look_again": {"look_again": self._day(45)}}
        return Choose(choice=name, visit=self.dispute.visit, answers=answers)

    def _day(self, days: int) -> str:
        today = self._now.astimezone(LONDON).date()
        return self._calendar.shift(today, days).isoformat()

    def _today(self) -> str:
        return self._now.astimezone(LONDON).date().isoformat()

    def _filled(self, forms: tuple[str, ...], **wanted: str) -> Answers:
        filled = usual(
            self._setting.procedure, forms, self.dispute.stage, self._here(self._chair), wanted
        )
        return {key: each for key, each in filled.items() if "#" not in key}

    # ---- keeping it ------------------------------------------------------------------------------

    def _here(self, person: str, named: dict[str, str] | None = None) -> Here:
        listed = self._setting.directory
        already = named if named is not None else dict(self.dispute.named)
        return Here(
            person=person,
            now=self._now,
            calendar=self._calendar,
            holders=holders(self._setting.procedure, listed, self._chair, already),
            people=frozenset(listed.people),
        )

    def _raise(self) -> None:
        procedure, stage = self._setting.procedure, _drawn(self._chance, STAGES)
        typed = self._to_raise(stage)
        here = self._here(self._chair, engine.named_in(procedure, typed))
        reference = f"DRP-{self._number:04d}-00"
        command = Raise(id=f"{self._number:08x}", reference=reference, stage=stage, answers=typed)
        begun = engine.begin(procedure, command, here)
        assert isinstance(begun, Accepted), begun  # noqa: S101
        self._keep(begun, self._chair)
        work = self._work
        work.keep_children(self.dispute.id, children.told_apart(procedure.forms, begun.answers))
        work.keep_category(self.dispute.id, category.of(procedure, begun.answers))

    def _to_raise(self, stage: str) -> Answers:
        procedure, chance = self._setting.procedure, self._chance
        post = procedure.stages[stage].answered_by.posts[0]
        here = Here(
            person=self._chair,
            now=self._now,
            calendar=self._calendar,
            holders={},
            people=frozenset(self._setting.directory.people),
        )
        aware = self._now.date() - timedelta(days=chance.choices((0, 1, 7), (70, 22, 8))[0])
        wanted = {
            "category": _drawn(chance, CATEGORIES),
            "plan": chance.choices(("yes", "no"), (88, 12))[0],
            "aware_on": aware.isoformat(),
            "social_worker": worker(self._area),
            "manager": f"{post}-{self._area}",
            "agreed_by": "chair-manager" if stage != "informal" else self._day(7),
        }
        asked = procedure.stages[stage]
        forms = (
            *procedure.raising.form,
            *asked.form,
            *(procedure.gates[name].form for name in asked.gates),
        )
        typed = usual(procedure, forms, stage, here, wanted)
        siblings = chance.random() < 0.14
        typed = {key: each for key, each in typed.items() if siblings or "#" not in key}
        for place, key in enumerate(
            key for key in typed if key.startswith("child") and "_" not in key
        ):
            number = chance.randrange(4000) * 10 + place
            typed = {**typed, key: {**typed[key], "case_number": str(number)}}
        return typed

    def _try(self, by: str, command: Choose | Open | Mark) -> Accepted | None:
        procedure, here = self._setting.procedure, self._here(by)
        match command:
            case Choose():
                outcome = engine.choose(procedure, self.dispute, command, here)
            case Open():
                outcome = engine.open_stage(procedure, self.dispute, command, here)
            case Mark():
                outcome = engine.mark(procedure, self.dispute, command, here)
        return outcome if isinstance(outcome, Accepted) else None

    def _keep(self, outcome: Accepted | None, by: str | None) -> None:
        if outcome:
            self._work.record(outcome, by, self._now)
            self.dispute = outcome.dispute


def _drawn(chance: random.Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]
