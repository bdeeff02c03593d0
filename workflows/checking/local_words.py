"""A file's own words: those that may be its own, both numbers of them, and short enough."""

from collections.abc import Iterator

from workflows.checking.finding import Problem, named
from workflows.local_words import LOCAL
from workflows.procedure import Procedure

#: Titles of Slack's forms take 24 characters, with "Raise a" before it.
LONGEST = 14


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find words that nothing says, or that would not fit where they are said."""
    yield from named(("words",), procedure.words, LOCAL, "word")
    if procedure.words and set(LOCAL) - set(procedure.words):
        yield (
            ("words",),
            "One of them is named without several, or several without one.",
            (f"Write both: {', '.join(LOCAL)}."),
        )
    for word, own in procedure.words.items():
        if not own.strip() or own != own.lower() or len(own) > LONGEST:
            wrong = f'"{own}" cannot stand inside a sentence and in a title.'
            yield ("words", word), wrong, f"Write a noun in small letters, at most {LONGEST}."
