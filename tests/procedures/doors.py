"""What is recorded before a stage opens, remembered gate by gate."""

from dataclasses import dataclass, field

from tests.procedures.offers import Act
from tests.procedures.rules import Gate, Paper
from workflows.procedure import Procedure


@dataclass
class Door:
    """The stage that was asked for, and its gates by their last answers."""

    paper: Paper
    procedure: Procedure
    stage: str = ""
    recorded: dict[str, bool] = field(default_factory=dict)

    def told(self, stage: str, act: Act, *, is_theirs: bool) -> None:
        """Somebody came with what the stage needs; from whoever does not open it nothing counts."""
        if stage != self.stage:
            self.stage, self.recorded = stage, {}
        for gate in self.paper.stage(stage).gates if is_theirs else ():
            if act.offer.is_whole(gate.form):
                self._is_theirs_to_give(gate, act)
                said = act.offer.answers[gate.form].get(gate.must, "yes")
                self.recorded[gate.form] = said == "yes"

    def opened(self, stage: str, act: Act, *, is_theirs: bool) -> None:
        """It opens with each gate recorded as it must be, and its form whole in this very act."""
        self.told(stage, act, is_theirs=is_theirs)
        for gate in self.paper.stage(stage).gates:
            assert self.recorded.get(gate.form), f"{stage} opens without {gate.form}"
        form = self.paper.stage(stage).form
        assert not form or (is_theirs and act.offer.is_whole(form)), f"{stage} opens without {form}"

    def shut(self) -> None:
        """Another step begins, or all is forgotten."""
        self.stage, self.recorded = "", {}

    def _is_theirs_to_give(self, gate: Gate, act: Act) -> None:
        """Nobody gives it to themselves, and nobody of the other side gives it."""
        fields = self.procedure.forms[gate.form].fields
        for name, said in act.offer.answers[gate.form].items():
            if fields[name].kind == "person":
                posts = [post for post, who in act.held.items() if who == said]
                others = {self.paper.side(post) for post in posts} - {self.paper.side(gate.of)}
                assert said != act.here.person or gate.of in posts, "somebody else's word"
                assert others <= {"neither"}, "of their own side"
