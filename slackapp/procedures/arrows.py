"""What a picture of a procedure shows: at each stage the steps, and where each choice leads."""

from collections.abc import Iterator
from dataclasses import dataclass

from slackapp.wording import in_plain_words as say
from workflows.choices import ANY_HIGHER_STAGE, NEXT_STAGE, STAY, Choice
from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """A choice at one step of one stage: the button, and a step there, a stage or an end.

    ``late``: it is there once the date has passed. ``stays``: it leads nowhere.
    """

    stage: str
    step: str
    button: str
    by: str = ""
    late: bool = False
    to_step: str = ""
    to_stage: str = ""
    to_end: str = ""

    @property
    def stays(self) -> bool:
        """Does it leave everything where it is?"""
        return not (self.to_step or self.to_stage or self.to_end)


def arrows(procedure: Procedure, stage: str, step: str) -> Iterator[Arrow]:
    """Give the choices of a step at a stage, in the order in which they are offered."""
    for choice in procedure.choices_of(step).values():
        if not choice.at or stage in choice.at:
            for place in _places(procedure, stage, choice):
                yield Arrow(
                    stage=stage,
                    step=step,
                    button=choice.button,
                    by=say.people(procedure, choice.by or (), "or"),
                    late=choice.when == "late",
                    **place,
                )


def _places(procedure: Procedure, stage: str, choice: Choice) -> list[dict[str, str]]:
    ladder = list(procedure.stages)
    above = ladder[ladder.index(stage) + 1 :]
    match choice.to:
        case to if to == STAY:
            return [{}]
        case to if to == NEXT_STAGE:
            return [{"to_stage": to} for to in above[:1]]
        case to if to == ANY_HIGHER_STAGE:
            return [{"to_stage": to} for to in above]
        case to if to in procedure.ends:
            return [{"to_end": to}]
        case to:
            return [{"to_stage" if to in procedure.stages else "to_step": to}]
