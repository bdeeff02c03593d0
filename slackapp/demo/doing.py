"""What the people of the sample council do, by the very use cases that people use."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from slackapp.demo import invented
from slackapp.demo.clock import DemoClock
from slackapp.sending import Sender
from workflows.adding import ADDED, ADDITION
from workflows.commands import Accepted, Add, Choose, PassOn
from workflows.cover import Cover
from workflows.desk import Desk
from workflows.drafts import RAISING
from workflows.due import LONDON
from workflows.forms import Answers
from workflows.pass_on import PASSING
from workflows.use_cases import (
    acting,
    adding,
    apart,
    apart_reading,
    drafting,
    passing_on,
    raising,
    setting_cover,
)
from workflows.use_cases.apart import HandedOver
from workflows.use_cases.raising import Ready, Sent
from workflows.use_cases.setting_cover import Wanted

Kind = TypeVar("Kind")


@dataclass
class Doing:
    """Acts for them, by their Slack ids, and lets each message go at once."""

    desk: Desk
    clock: DemoClock
    sender: Sender
    people: dict[str, str]
    raised: int = 0

    def raises(self, by: str, stage: str, who_answers: str, about: str, category: str) -> str:
        """Raise a dispute about the work of Sample Worker; give its id."""
        self.raised += 1
        answers = invented.to_raise(about, category, self.raised, self._today())
        answers["people"] = {
            "social_worker": self.people["U03"],
            "manager": self.people[who_answers],
        }
        if who_answers != "U04":
            answers["agreement"] = invented.agreement(self.people["U02"], self._today())
        return self._sends(self.people[by], stage, answers)

    def _sends(self, person: str, stage: str, answers: Answers) -> str:
        draft = f"story-{self.raised}"
        drafting.keep(self.desk, person, draft, RAISING, answers)
        ready = given(Ready, raising.prepare(self.desk, person, stage, answers))
        promised = ready.outcome.dispute.clock.due.at
        sent = given(Sent, raising.send(self.desk, person, draft, stage, promised))
        self.sender.send_waiting()
        return sent.dispute.id

    def chooses(self, dispute: str, by: str, choice: str, **answers: Any) -> None:
        """Press a button of the ladder, with what its forms ask."""
        command = Choose(choice=choice, visit=self._visit(dispute), answers=answers)
        acted = acting.choose(self.desk, self.people[by], dispute, command)
        self._settled(acted.outcome)

    def passes_on(self, dispute: str, by: str, to: str) -> None:
        """Ask another person to answer."""
        answers = {PASSING: {"to": self.people[to], "why": invented.NOT_MINE_TO_ANSWER}}
        command = PassOn(visit=self._visit(dispute), answers=answers)
        acted = passing_on.pass_on(self.desk, self.people[by], dispute, command)
        self._settled(acted.outcome)

    def adds(self, dispute: str, by: str) -> None:
        """Put a statement beside what is there."""
        command = Add(answers={ADDITION: {ADDED: invented.SEEN_SINCE}})
        acted = adding.add(self.desk, self.people[by], dispute, command)
        self._settled(acted.outcome)

    def _settled(self, outcome: object) -> None:
        given(Accepted, outcome)
        self.sender.send_waiting()

    def thanks(self, number: int, whom: str = "U03") -> None:
        """Sample Chair sends one of the compliments to a worker and their manager."""
        chair, worker, manager = (self.people[each] for each in ("U01", whom, "U04"))
        answers = invented.compliment(number, worker, manager)
        given(HandedOver, apart.send(self.desk, chair, "compliment", answers))
        self.sender.send_waiting()

    def acknowledges(self, by: str) -> None:
        """Say something back to what has waited longest."""
        with self.desk.store.read() as work:
            oldest = next(iter(work.apart_waiting_for(self.people[by])))
        said = apart_reading.acknowledge(self.desk, self.people[by], oldest.id, invented.SAID_BACK)
        given(type(None), said)
        self.sender.send_waiting()

    def is_covered(self, away: str, cover: str, since: date, until: date) -> None:
        """Set cover for oneself."""
        person = self.people[away]
        wanted = Wanted(
            away=person, cover=self.people[cover], since=since, until=until, moves_open=True
        )
        given(Cover, setting_cover.set_cover(self.desk, person, wanted))
        self.sender.send_waiting()

    def leaves_half_written(self, by: str, about: str) -> None:
        """Type into the form to raise, and not send it."""
        typed = invented.half_written(about)
        drafting.keep(self.desk, self.people[by], "story-half", RAISING, typed)

    def _visit(self, dispute: str) -> int:
        with self.desk.store.read() as work:
            return work.dispute(dispute).visit

    def _today(self) -> date:
        return self.clock().astimezone(LONDON).date()


def given(kind: type[Kind], outcome: object) -> Kind:
    """Give what came of it; a sample story that is refused must not go on."""
    if not isinstance(outcome, kind):
        raise RuntimeError(f"the sample story was refused: {outcome}")
    return outcome
