"""Sample disputes at several stages, made by the very use cases that people use. All invented."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from slackapp.demo.clock import DemoClock
from slackapp.sending import Sender
from workflows.commands import Choose, Refused
from workflows.desk import Desk
from workflows.drafts import RAISING
from workflows.due import LONDON
from workflows.forms import Answers
from workflows.use_cases import acting, drafting, raising
from workflows.use_cases.chasing import chase, start_digests
from workflows.use_cases.raising import Sent

_CONCERNS = {
    "assessment": (
        "AB has moved bedroom three times and does not know who will collect them from school.",
        "The parenting assessment agreed in September has not started. The school and the health "
        "visitor are working well together.",
        "The assessment starts and its dates are shared with the core group.",
    ),
    "visits": (
        "CD says nobody asks how things are at home.",
        "Visits are recorded late, and CD was not seen alone at the last two.",
        "A visit in which CD is seen alone, and the record completed the same week.",
    ),
    "report": (
        "EF's parents come to the conference without knowing what will be proposed.",
        "The report was not shared with the family before the last review.",
        "The report is shared and talked through before the conference.",
    ),
}


@dataclass
class Story:
    """Plays what happened before somebody opens the local workspace."""

    desk: Desk
    clock: DemoClock
    sender: Sender
    people: dict[str, str]
    started: int = 0

    def tell(self, today: date) -> None:
        """Play the last working days, up to 10am today."""
        working = self.desk.calendar.shift
        days = {number: working(today, number) for number in range(-7, 0)}
        start_digests(self.desk)
        self._at(days[-7], time(10))
        overdue = self._raise("stage_2", "assessment", "drift_and_delay", gate=True)
        self._at(days[-6], time(10, 15))
        self._choose(overdue, "U05", "take_on")
        resolved = self._raise("stage_1", "visits", "practice_issues")
        self._at(days[-5], time(14))
        self._choose(resolved, "U04", "reply", plan=_plan(self.people["U03"], days[-1], days[-5]))
        self._at(days[-4], time(11))
        self._choose(
            resolved,
            "U01",
            "resolved",
            resolution={
                "comments": "CD was seen alone and the record is complete.",
                "resolved_on": days[-4].isoformat(),
            },
            look_again={"look_again": working(today, 5).isoformat()},
        )
        replied = self._raise("stage_1", "report", "lack_of_preparation")
        self._at(days[-2], time(16, 30))
        self._choose(
            replied, "U04", "reply", plan=_plan(self.people["U03"], working(today, 4), days[-2])
        )
        self._at(days[-1], time(9, 30))
        self._raise("stage_1", "visits", "practice_issues")
        self._at(today, time(10))

    def _at(self, day: date, clock: time) -> None:
        """Move on by half hours, so that every reminder goes when it would have gone."""
        until = datetime.combine(day, clock, LONDON)
        step_to(self.clock, until, self._pass)

    def _pass(self) -> None:
        chase(self.desk)
        self.sender.send_waiting()

    def _raise(self, stage: str, about: str, category: str, *, gate: bool = False) -> str:
        """Raise a dispute as Sample Chair."""
        self.started += 1
        today = self.clock().astimezone(LONDON).date().isoformat()
        impact, concern, resolution = _CONCERNS[about]
        answers: dict[str, dict[str, str]] = {
            "child": {"case_number": f"100{self.started}", "initials": impact[:2], "plan": "yes"},
            "concern": {
                "impact": impact,
                "concern": concern,
                "resolution": resolution,
                "timescale": "Within two weeks.",
                "category": category,
                "aware_on": today,
            },
            "people": {
                "social_worker": self.people["U03"],
                "manager": self.people["U05" if gate else "U04"],
            },
            "spoken": {"spoken": "yes", "spoke_on": today},
        }
        if gate:
            answers["agreement"] = {
                "agreed": "yes",
                "agreed_by": self.people["U02"],
                "agreed_on": today,
            }
        return self._send(stage, answers)

    def _send(self, stage: str, answers: Answers) -> str:
        chair, draft = self.people["U01"], f"story-{self.started}"
        drafting.keep(self.desk, chair, draft, RAISING, answers)
        ready = raising.prepare(self.desk, chair, stage, answers)
        if isinstance(ready, Refused):
            raise RuntimeError(f"the sample dispute was refused: {ready.problems}")
        promised = ready.outcome.dispute.clock.due.at
        sent = raising.send(self.desk, chair, draft, stage, promised)
        if not isinstance(sent, Sent):
            raise RuntimeError("the sample dispute was not sent")
        self.sender.send_waiting()
        return sent.dispute.id

    def _choose(self, dispute: str, by: str, choice: str, **answers: dict[str, object]) -> None:
        with self.desk.store.read() as work:
            visit = work.dispute(dispute).visit
        command = Choose(choice=choice, visit=visit, answers=answers)  # type: ignore[arg-type]
        acted = acting.choose(self.desk, self.people[by], dispute, command)
        if isinstance(acted.outcome, Refused):
            raise RuntimeError(f"the sample {choice} was refused: {acted.outcome}")
        self.sender.send_waiting()


def step_to(clock: DemoClock, until: datetime, each: Callable[[], None]) -> None:
    """Move a clock on, half an hour at a time, and let *each* look at what has come due."""
    while (now := clock()) < until:
        last_half = now.replace(minute=now.minute // 30 * 30, second=2, microsecond=0)
        clock.move_to(min(last_half + timedelta(minutes=30), until))
        each()


def _plan(worker: str, due: date, done: date) -> dict[str, object]:
    row = {
        "row": "1",
        "action": "Sample action: visit, see the child alone, and record it the same week.",
        "measure": "The visit is recorded.",
        "who": worker,
        "due": due.isoformat(),
    }
    return {"actions": [row], "completed_on": done.isoformat()}
