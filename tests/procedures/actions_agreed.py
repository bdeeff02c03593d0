"""Agreed actions, remembered by who does each by when, and whether it is done."""

from dataclasses import dataclass, field

from tests.procedures.offers import Act
from workflows.follow_up import IS_DONE, NEW_DATE, RECORD, YES
from workflows.procedure import Procedure


@dataclass
class AgreedActions:
    """Each action, open until whoever follows it up records it as done."""

    procedure: Procedure
    plans: dict[str, tuple[str, str]] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    @property
    def open(self) -> set[str]:
        """Those that are not recorded as done."""
        return set(self.plans) - self.done

    def agreed(self, act: Act) -> None:
        """A later plan takes the place of the earlier one; the same action stays done."""
        for form, filled in act.outcome.answers.items():
            for name, rows in filled.items():
                if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
                    self._replace(f"{form}.{name}", rows)

    def _replace(self, plan: str, rows: list[dict[str, str]]) -> None:
        new = {f"{plan}.{row['row']}": (row["who"], row["due"]) for row in rows}
        old = [each for each in self.plans if each.startswith(f"{plan}.")]
        self.done -= {each for each in old if self.plans[each] != new.get(each)}
        self.plans = {k: v for k, v in self.plans.items() if k not in old} | new

    def marked(self, act: Act, *, closes: bool) -> None:
        """What whoever does it says is a report, and closes nothing."""
        said = act.offer.answers[RECORD]
        assert not act.offer.broken
        if closes and said[IS_DONE] == YES:
            self.done.add(act.offer.choice)
        is_done = {each.id for each in act.after.actions if not each.is_unfinished}
        assert is_done == self.done & set(self.plans), "done is what was recorded as done"
        if closes and said.get(NEW_DATE):
            who, _ = self.plans[act.offer.choice]
            self.plans[act.offer.choice] = (who, said[NEW_DATE])

    def dropped(self) -> None:
        """A stage that opens replaces what was not done."""
        self.plans = {k: v for k, v in self.plans.items() if k in self.done}
