"""A dispute that goes on by the use cases, and is looked at in Slack where somebody sees more."""

from dataclasses import dataclass
from typing import Any

from tests.office import Office
from tests.person import Message, Modal, Person
from tests.story.agencies import SLACK_IDS
from workflows.commands import Accepted, Agree, Choose, Open, Refused
from workflows.dispute import Dispute
from workflows.drafts import RAISING
from workflows.outward import Told
from workflows.use_cases import acting, drafting, raising
from workflows.use_cases.deciding import Acted
from workflows.use_cases.raising import Ready, Sent

Typed = dict[str, dict[str, Any]]


@dataclass
class Life:
    """One dispute, and all that people do in it."""

    office: Office
    id: str

    @property
    def is_now(self) -> Dispute:
        with self.office.world.desk.store.read() as work:
            return work.dispute(self.id)

    @property
    def reference(self) -> str:
        return self.is_now.reference

    def does(self, who: str, choice: str, /, stage: str = "", **typed: dict[str, Any]) -> Dispute:
        """Somebody presses a button and sends its form."""
        return _accepted(self.tries(who, choice, stage, **typed))

    def tries(self, who: str, choice: str, /, stage: str = "", **typed: dict[str, Any]) -> Acted:
        """Somebody presses a button, and may be refused."""
        command = Choose(choice=choice, visit=self.is_now.visit, answers=typed, stage=stage)
        return acting.choose(self.office.world.desk, who, self.id, command)

    def agrees(self, who: str) -> Dispute:
        """Somebody agrees to the joint answer that waits."""
        now_is = self.is_now
        assert now_is.proposal, "nothing waits to be agreed to"
        command = Agree(visit=now_is.visit, proposal=now_is.proposal.number)
        return _accepted(acting.agree(self.office.world.desk, who, self.id, command))

    def together(self, first: str, second: str, choice: str, /, **typed: dict[str, Any]) -> Dispute:
        """One of two proposes, the other agrees."""
        self.does(first, choice, **typed)
        return self.agrees(second)

    def opens(self, who: str, **typed: dict[str, Any]) -> Dispute:
        """Somebody records what the stage that was asked for needs."""
        command = Open(visit=self.is_now.visit, answers=typed)
        return _accepted(acting.open_stage(self.office.world.desk, who, self.id, command))

    def emails(self) -> list[tuple[str, str, str]]:
        """The e-mails that its history owes, oldest first: title, post, and its address if any."""
        with self.office.world.desk.store.read() as work:
            events = [event for entry in work.history(self.id) for event in entry.events]
        told = (event for event in events if isinstance(event, Told))
        return [(event.mail.title, event.post, event.address) for event in told if event.mail]

    def page(self, who: str) -> Modal:
        """Somebody looks the dispute up in Slack."""
        person(self.office, who).types(f"/drp show {self.reference}")
        return person(self.office, who).modal(self.reference)

    def message(self, who: str, containing: str = "") -> Message:
        """The newest message about it to somebody, once all that is owed is sent."""
        self.office.settle()
        return person(self.office, who).direct_message(containing or self.reference)


def person(office: Office, who: str) -> Person:
    """Somebody of the two agencies, at the local workspace."""
    return Person(office.control, SLACK_IDS[who])


def raised(office: Office, who: str, stage: str, typed: Typed) -> Life:
    """Raise a dispute, the way the forms do."""
    desk = office.world.desk
    ready = raising.prepare(desk, who, stage, typed)
    assert isinstance(ready, Ready), ready
    would_be = ready.outcome.dispute
    drafting.keep(desk, who, would_be.id, RAISING, typed)
    sent = raising.send(desk, who, would_be.id, stage, would_be.clock.due.at)
    assert isinstance(sent, Sent), sent
    return Life(office, sent.dispute.id)


def why_not(acted: Acted) -> Refused:
    """Say why somebody was refused."""
    assert isinstance(acted.outcome, Refused), acted.outcome
    return acted.outcome


def _accepted(acted: Acted) -> Dispute:
    assert isinstance(acted.outcome, Accepted), acted.outcome
    return acted.dispute
