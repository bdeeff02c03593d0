"""All that can be proved of a procedure which was read: where it can go, and what Slack takes."""

from dataclasses import dataclass

from slackapp.procedures import refused
from slackapp.procedures.drawn import drawn
from slackapp.wording import in_plain_words as say
from workflows import proving, reading
from workflows.procedure import Procedure
from workflows.proving.council import Council
from workflows.reading import Finding
from workflows.working_calendar import Calendar


@dataclass(frozen=True, kw_only=True)
class Proved:
    """What is wrong, line by line, and in figures what was looked at."""

    findings: tuple[Finding, ...]
    figures: str


def prove(procedure: Procedure, text: str, file: str, calendar: Calendar) -> Proved:
    """Walk every way a dispute can go, and draw all that stands on it. *text*: it was read from."""
    proof = proving.prove(procedure, calendar)
    begins = bool(proof.walk.begun)  # else there is nothing to draw
    views = list(drawn(proof.walk, Council(procedure, calendar))) if begins else []
    problems = (*proof.problems, *refused.problems(procedure, views))
    figures = say.FIGURES.format(
        states=len(proof.walk.states),
        moves=len(proof.walk.ways),
        longest=proving.said(proof.longest) if proof.longest else "no time",
        whole=f", and no more than {procedure.limit.span} in all" if procedure.limit else "",
        blocks=max((each.blocks for each in views), default=0),
    )
    return Proved(findings=reading.located(problems, text, file), figures=figures)
