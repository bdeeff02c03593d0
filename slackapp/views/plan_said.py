"""A plan in words: each action, how it is known to be done, who does it, by when."""

from datetime import date

from slackapp.wording import acting as acting_words
from slackapp.wording import showing as say
from slackapp.wording import times
from workflows.forms import Row, Value
from workflows.people import Directory


def actions(rows: Value, directory: Directory) -> list[tuple[str, str]]:
    """Give the heading and the words of each action."""
    plan: list[Row] = [row for row in rows if isinstance(row, dict)]
    return [
        (acting_words.action(number), action(row, directory))
        for number, row in enumerate(plan, start=1)
    ]


def in_words(rows: Value, directory: Directory) -> str:
    """Say a whole plan in one text."""
    return "\n\n".join(f"{head}: {words}" for head, words in actions(rows, directory))


def action(row: Row, directory: Directory) -> str:
    due = row.get("due", "")
    return "\n".join(
        (
            row.get("action", ""),
            say.done_when(row.get("measure", "")),
            say.who_does(directory.name(row.get("who", ""))),
            say.by_day(times.day(date.fromisoformat(due)) if due else ""),
        )
    )
