"""A procedure as the text of a Mermaid diagram, which many pages draw by themselves."""

from collections.abc import Iterator

from slackapp.procedures.arrows import Arrow, arrows
from slackapp.wording import in_plain_words as say
from slackapp.wording import picturing as briefly
from slackapp.wording.filling import capital
from workflows.procedure import Procedure


def mermaid(procedure: Procedure) -> str:
    """Give the diagram: a box for each stage with its steps in it, and arrows with buttons."""
    return "\n".join(["flowchart TD", *(f"    {line}" for line in _lines(procedure))]) + "\n"


def _lines(procedure: Procedure) -> Iterator[str]:
    yield f'raised(["{_safe(briefly.RAISED)}"])'
    for stage in procedure.stages:
        yield from _stage(procedure, stage)
    for key, end in procedure.ends.items():
        yield f'end_{key}(["{_safe(end.title)}"])'
    for stage, rung in procedure.stages.items():
        if rung.enter.directly:
            yield f"raised --> {stage}__{rung.steps[0]}"
        for step in rung.steps:
            for arrow in arrows(procedure, stage, step):
                if not arrow.stays:
                    yield _arrow(procedure, arrow)
    yield from _beside(procedure)


def _stage(procedure: Procedure, stage: str) -> Iterator[str]:
    rung = procedure.stages[stage]
    title = f"{rung.title}: {say.who(procedure, rung.answered_by)}"
    yield f'subgraph {stage} ["{_safe(title)}"]'
    for step in rung.steps:
        known = procedure.steps[step]
        limit = known.limit or rung.answer_within
        words = f"{capital(say.step_named(procedure, step))}, {briefly.limit(limit)}"
        yield f'    {stage}__{step}["{_safe(words)}"]'
    yield "end"


def _arrow(procedure: Procedure, arrow: Arrow) -> str:
    line = "-.->" if arrow.late else "-->"
    to = f"{arrow.stage}__{arrow.to_step}" if arrow.to_step else f"end_{arrow.to_end}"
    if arrow.to_stage:
        to = f"{arrow.to_stage}__{procedure.stages[arrow.to_stage].steps[0]}"
    return f'{arrow.stage}__{arrow.step} {line}|"{_safe(arrow.button)}"| {to}'


def _beside(procedure: Procedure) -> Iterator[str]:
    """What can be done at any time stands apart; what ends the dispute is led to its end."""
    yield f'beside{{{{"{_safe(briefly.AT_ANY_TIME)}"}}}}'
    for name, choice in procedure.any_time.items():
        button = _safe(choice.button)
        if choice.to in procedure.ends:
            yield f'beside -.->|"{button}"| end_{choice.to}'
        else:
            yield f'beside -.- beside_{name}["{button}"]'


def _safe(words: str) -> str:
    """Quote what Mermaid would read as its own."""
    return words.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;")
