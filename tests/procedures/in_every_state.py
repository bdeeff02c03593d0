"""What holds in every state that a dispute can come to."""

from abc import abstractmethod
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from hypothesis.stateful import RuleBasedStateMachine, invariant

from tests.procedures.going_on import Ways
from tests.procedures.rules import Paper
from workflows import engine
from workflows.commands import Accepted, Choose, Here
from workflows.dispute import Dispute
from workflows.procedure import Procedure


class InEveryState(RuleBasedStateMachine):
    """Looks at a dispute after everything that happens to it."""

    paper: ClassVar[Paper]
    procedure: ClassVar[Procedure]
    dispute: Dispute
    now: datetime

    @abstractmethod
    def here(self, person: str, now: datetime | None = None) -> Here:
        """Give the world as somebody finds it."""

    @invariant()
    def anybody_can_say_that_a_child_is_not_safe(self) -> None:
        """And nothing else about the dispute changes, whatever state it is in."""
        here = self.here("stranger")
        outcome = engine.choose(
            self.procedure, self.dispute, Choose(choice="safety_alert", visit=0), here
        )
        assert isinstance(outcome, Accepted)
        assert outcome.dispute == replace(self.dispute, version=self.dispute.version + 1)

    @invariant()
    def it_is_remembered_as_it_stands(self) -> None:
        self.as_it_was = repr(self.dispute)

    @invariant()
    def somebody_must_act_by_some_time(self) -> None:
        asked = engine.must_act(self.procedure, self.dispute)
        if self.dispute.end:
            assert (asked, engine.next_instant(self.dispute)) == ({}, None)
        else:
            assert asked
            assert self.dispute.late == 2 or engine.next_instant(self.dispute) is not None

    @invariant()
    def somebody_can_go_on(self) -> None:
        """Now, or once whoever is asked has been silent, and nobody decided either."""
        if not self.dispute.end:
            ways = Ways(self.paper, self.procedure, self.here)
            assert ways.lead_on(self.dispute, self.now), "a dead end"
