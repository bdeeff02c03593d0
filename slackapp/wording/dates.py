"""The words of a new date: proposed, agreed, or not; the day it was due at first stays said."""

from slackapp.wording.times import by_date, until
from workflows.choices import Choice
from workflows.dispute import NewDate
from workflows.due import Due
from workflows.notices import Facts
from workflows.procedure import Procedure
from workflows.rungs import stage_name

AGREE = "Agree this date"
SUGGEST = "Suggest another"
KEEP = "Keep the first date"
#: Of a rule that is laid before its owner.
MOVES = "gives this question a new date"


def once_agreed(procedure: Procedure, rule: Choice) -> str:
    """Say whose agreement it takes, beside whoever proposes it."""
    other = rule.agreed_with
    who = f"the {procedure.posts[other].title} agrees" if other else "all whose answer it is agree"
    return f", once {who}"


def label(words: str, reference: str) -> str:
    """Name a button for whoever hears it."""
    return f"{words} for {reference}"


def takes(posts: str) -> str:
    """Say, before anything is written, whose agreement it takes."""
    return f"Nothing changes until the {posts} have agreed on it."


def proposed(due: Due) -> str:
    """Ask for an answer to it."""
    return f"a new date is proposed, by {until(due.at)}."


def waits(waiting: NewDate, posts: str) -> str:
    """Say on the page of a dispute that a date waits, and for whom."""
    return f"A new date is proposed, by {until(waiting.due.at)}. It waits for the {posts}."


def proposed_before(name: str, due: Due) -> str:
    """Say in the form for another date which one waits, and how to have that."""
    return f"{name} proposed a new date, by {until(due.at)}. To have it, choose {AGREE}."


def sent(posts: str) -> str:
    """Say to whoever has proposed it who is awaited."""
    return f"The date stays as it is until it is agreed by the {posts}. They have been asked."


def agreed(facts: Facts) -> str:
    """Tell whoever proposed it that it counts."""
    return f"{_place(facts)}: the new date is agreed, {_due(facts)}."


def kept(facts: Facts) -> str:
    """Tell whoever proposed it that nothing changes."""
    return f"{_place(facts)}: the first date is kept, {_due(facts)}."


def _place(facts: Facts) -> str:
    return f"{facts.reference}, {stage_name(facts.stage)}"


def _due(facts: Facts) -> str:
    return by_date(facts.due) if facts.due else ""


def agreed_by(who: str, at: str) -> str:
    """Say it in place of the buttons."""
    return f"Agreed by {who} at {at}."


def kept_by(who: str, at: str) -> str:
    """Say it in place of the buttons."""
    return f"The first date is kept, by {who} at {at}."


def proposed_by(who: str, at: str) -> str:
    """Say why a message asks nothing any more: another date waits."""
    return f"A new date was proposed by {who} at {at}."


def entry_proposed(name: str, due: Due, posts: str) -> str:
    """Say in the history that it was proposed."""
    said = f"{name} proposed a new date, by {until(due.at)}."
    return f"{said} Nothing changes until it is agreed by the {posts}."


def entry_agreed(name: str) -> str:
    """Say in the history that somebody agreed."""
    return f"{name} agreed to the new date."


def entry_kept(name: str) -> str:
    """Say in the history that nothing changes."""
    return f"{name} kept the first date."


def entry_moved(due: Due) -> str:
    """Say in the history what is due now, and what was at first."""
    return f"It is now due {by_date(due)}."
