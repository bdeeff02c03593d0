"""What happened in the sample council before somebody opens the local workspace, day by day."""

from dataclasses import dataclass
from datetime import date, datetime, time

from slackapp.demo import invented
from slackapp.demo.clock import step_to
from slackapp.demo.doing import Doing
from workflows.due import LONDON
from workflows.use_cases.chasing import chase, start_digests


@dataclass
class Story:
    """Plays seven working days, so that every page has something on it."""

    doing: Doing
    today: date

    def tell(self) -> None:
        """Play them up to 10am today."""
        start_digests(self.doing.desk)
        self._something_is_late()
        self._something_is_resolved()
        self._somebody_passes_it_on()
        self._somebody_goes_away()
        self._yesterday()
        self._at(0, time(10))
        self.doing.leaves_half_written("U01", "plan")

    def _something_is_late(self) -> None:
        self._at(-7, time(10))
        late = self.doing.raises("U01", "stage_2", "U05", "assessment", "drift_and_delay")
        self._at(-6, time(10, 15))
        self.doing.chooses(late, "U05", "take_on")

    def _something_is_resolved(self) -> None:
        doing, day = self.doing, self._day
        resolved = doing.raises("U01", "stage_1", "U04", "visits", "practice_issues")
        doing.thanks(0)
        self._at(-5, time(14))
        doing.acknowledges("U03")
        doing.chooses(resolved, "U04", "reply", plan=self._plan(day(0), day(-5)))
        self._at(-4, time(11))
        look_again = {"look_again": day(5).isoformat()}
        accepted = invented.resolution(day(-4))
        doing.chooses(resolved, "U01", "resolved", resolution=accepted, look_again=look_again)

    def _somebody_passes_it_on(self) -> None:
        replied = self.doing.raises("U01", "stage_1", "U04", "report", "lack_of_preparation")
        self._at(-3, time(11))
        elsewhere = self.doing.raises("U01", "stage_1", "U04", "assessment", "drift_and_delay")
        self._at(-2, time(15))
        self.doing.passes_on(elsewhere, "U04", "U09")
        self._at(-2, time(16, 30))
        plan = self._plan(self._day(4), self._day(-2))
        self.doing.chooses(replied, "U04", "reply", plan=plan)
        self.doing.adds(replied, "U04")

    def _somebody_goes_away(self) -> None:
        self.doing.raises("U01", "stage_3", "U06", "plan", "plan_challenge")
        self.doing.is_covered("U06", "U05", self._day(-1), self._day(4))

    def _yesterday(self) -> None:
        self._at(-1, time(9, 30))
        self.doing.raises("U01", "stage_1", "U04", "visits", "practice_issues")
        self.doing.thanks(1)
        self.doing.thanks(2, "hospital.worker@sample.example")  # who is outside Slack

    def _day(self, number: int) -> date:
        """Give the working day that is so many before today, or after."""
        return self.doing.desk.calendar.shift(self.today, number)

    def _plan(self, due: date, done: date) -> invented.Typed:
        return invented.plan(self.doing.people["U03"], due, done)

    def _at(self, day: int, clock: time) -> None:
        """Move on by half hours, so that every reminder goes when it would have gone."""
        until = datetime.combine(self._day(day), clock, LONDON)
        step_to(self.doing.clock, until, self._pass)

    def _pass(self) -> None:
        chase(self.doing.desk)
        self.doing.sender.send_waiting()
