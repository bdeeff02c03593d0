"""The words of what is posted in the channel: posts and references, never names."""

from slackapp.wording import ends, opening
from slackapp.wording.filling import capital
from slackapp.wording.joint import verb
from slackapp.wording.messages import place, their_due
from slackapp.wording.times import by_date, day, day_of
from workflows.notices import Facts, Line
from workflows.rungs import stage_name

DIGEST_FOOT = (
    "References only. Those who must act and are in Slack have had a message of their own."
)


def post_raised(facts: Facts) -> str:
    """Say that a dispute began."""
    return f"{facts.reference}: raised at {stage_name(facts.stage)}. {capital(their_due(facts))}."


def post_moved(facts: Facts) -> str:
    """Say that a dispute is at a new stage."""
    return f"{facts.reference}: moved to {stage_name(facts.stage)}. {capital(their_due(facts))}."


def post_chosen(facts: Facts, short: str) -> str:
    """Say what was done at a stage."""
    return f"{place(facts)}: {short}."


def post_ended(facts: Facts, end_title: str, kind: str) -> str:
    """Say how a dispute ended."""
    return ends.posted(facts.reference, stage_name(facts.stage), end_title, kind)


def digest_line(line: Line, *, past: bool) -> str:
    """Say one dispute: who must do what, by when; posts, never names."""
    to_do = verb(line)
    if line.to_stage:
        to_do = opening.to_do(line.to_stage, agreement=not line.needs_more)
    due = f", was due {by_date(line.due)}" if past else f" {by_date(line.due).split(' on ')[0]}"
    return f"{line.reference}, {stage_name(line.stage)}: {line.post} to {to_do}{due}"


def digest_text(facts: Facts, today: int, following: int, past: int) -> str:
    """Say the digest in one sentence."""
    when = day_of(facts.at) if facts.at else ""
    return f"{when}: {today} due today, {following} due next working day, {past} past their date."


def digest_parts(following: Line | None) -> tuple[str, str, str]:
    """Give the headings of the three parts."""
    return ("Due today", f"Due on {day(following.due.day)}" if following else "", "Past their date")


def and_more(number: int) -> str:
    """Say how many lines are left out."""
    return f"and {number} more"
