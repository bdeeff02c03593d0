"""A second memory of who may open a dispute: whoever was asked, told, or acts in silence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.procedures.rules import Paper
from workflows.choices import ALERT
from workflows.dispute import Dispute
from workflows.events import Event, Proposed, StepStarted
from workflows.outward import CopiedIn, Told
from workflows.procedure import Procedure


@dataclass
class Witness:
    """Sees what happens, and remembers whom it reached."""

    paper: Paper
    procedure: Procedure
    reached: set[str] = field(default_factory=set)

    def saw(self, events: Iterable[Event], after: Dispute, holders: Mapping[str, str]) -> None:
        """Remember who was asked or told. An alert lets nobody read."""
        for event in events:
            match event:
                case StepStarted():
                    self.reached |= set(event.asked.values())
                case Proposed():
                    self.reached |= set(event.of.values())
                case Told() if event.mail is None and event.because != ALERT:
                    self.reached |= {event.person, *(each.person for each in event.cc)} - {None}
                case CopiedIn(person=str(person)):
                    self.reached.add(person)
        if after.waits_to_open and after.opening:
            who = {**holders, **after.named}
            opened_by = self.paper.stage(after.opening.stage).opened_by
            posts = (self._in_place(post, after) for post in opened_by)
            self.reached |= {who[post] for post in posts if post in after.named}

    def may_open(self, dispute: Dispute, holders: Mapping[str, str]) -> set[str]:
        """Say who may open it as it stands."""
        who = {**holders, **dispute.named}
        silence = self.procedure.silence
        ladder = self.paper.ladder
        so_far = ladder[: ladder.index(dispute.stage) + 1]
        copied = [post for stage in so_far for post in self.paper.stage(stage).copies]
        posts = [silence.decides, silence.stands_in, *(self._in_place(p, dispute) for p in copied)]
        return {dispute.raised_by} | self.reached | {who[post] for post in posts if post in who}

    def _in_place(self, post: str, dispute: Dispute) -> str:
        """Give who stands in for a post that stands aside."""
        rule = self.procedure.posts[post]
        return rule.instead if rule.unless in dispute.facts and rule.instead else post
