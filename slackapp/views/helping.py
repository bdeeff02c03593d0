"""What can be typed: the answer to ``/drp help`` and to anything that is not a choice."""

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import commands, safety


def words(first: str, *, may_raise: bool) -> Json:
    """Only what this person may use, seen by nobody else."""
    lines = [line for line in (first, commands.FIRST) if line]
    typed = [commands.NEW] if may_raise else []
    typed += [commands.SHOW, commands.HELP]
    made = [
        blocks.section(f"*{line}*" if line == commands.FIRST else line, f"first-{number}")
        for number, line in enumerate(lines)
    ]
    made.append(blocks.section("\n".join(typed), "typed"))
    made.append(blocks.context(commands.PRIVACY, "privacy"))
    start = blocks.button(commands.RAISE, ids.START_RAISE)
    urgent = blocks.button(safety.NEUTRAL_BUTTON, ids.SAFETY_OPEN, label=safety.NEUTRAL_LABEL)
    made += blocks.actions([start, urgent] if may_raise else [urgent], "do")
    text = " ".join((*lines, *typed))
    return {"response_type": "ephemeral", "text": text, "blocks": made}
