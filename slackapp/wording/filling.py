"""Filling in the templates of a procedure file, and small matters of grammar."""

from collections.abc import Mapping

from workflows.choices import Choice, Step
from workflows.engine import asked_of
from workflows.parts import Who
from workflows.procedure import Procedure
from workflows.rungs import stage_name


def fill(template: str, words: Mapping[str, str]) -> str:
    """Put *words* where {names} stand; the check of the file promises that each is known."""
    return template.format_map(words)


def words_for(
    procedure: Procedure, *, reference: str = "", stage: str = "", to_stage: str = "", who: str = ""
) -> dict[str, str]:
    """Give the words that templates of one place know. ``to_stage`` defaults to the next one."""
    above = to_stage or (procedure.stage_after(stage) if stage else "") or ""
    asked = asked_of(procedure, above, procedure.stages[above].steps[0]) if above else None
    return {
        "reference": reference,
        "stage": stage_name(stage),
        "Stage": capital(stage_name(stage)),
        "next_stage": stage_name(above),
        "next_post": first_asked(procedure, asked) if asked else "",
        "who": who,
        "Who": capital(who),
    }


def to_do(what: str) -> str:
    """Say what a step asks for as a verb: a reply, to reply; a follow-up, to follow up."""
    return what.replace("-", " ")


def next_asked(step: Step, posts: str, *, several: bool) -> str:
    """Say whose turn it is once a step begins."""
    words = {"post": posts, "is": "are" if several else "is", "what": to_do(step.what)}
    return fill(step.then, words)


def first_asked(procedure: Procedure, who: Who) -> str:
    """Say whom a stage asks: the first of several, or all whose one answer it is."""
    return procedure.titles_of(who) if who.together else procedure.posts[who.posts[0]].title


def title_of(choice: Choice, words: Mapping[str, str]) -> str:
    """Give the title of the form of a choice."""
    return fill(choice.title, {**words, "button": choice.button})


def nobody_holds(post: str) -> str:
    """Say that a post is empty: posts have titles with an article, with "'s", and without."""
    return f"Nobody holds the post of {post}."


def capital(words: str) -> str:
    """Begin with a capital letter, and leave the rest."""
    return words[:1].upper() + words[1:]


def lower(words: str) -> str:
    """Begin with a small letter, to go on after "DRP-7F3K-09, stage 2:"."""
    return words[:1].lower() + words[1:]


def a(noun: str) -> str:
    """Say "a reply", "an answer"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def of_whom(post: str) -> str:
    """Say "the service manager's"."""
    return f"the {post}'s"


def stands_in_to_raiser(procedure: Procedure) -> str:
    """Say to a chair "your service manager" of the chair's service manager."""
    title = procedure.posts[procedure.silence.stands_in].title
    for post in procedure.raising.by:
        own = title.removeprefix(f"{procedure.posts[post].title}'s ")
        if own != title:
            return f"your {own}"
    return f"the {title}"


def listed(things: list[str]) -> str:
    """Say "a, b and c"."""
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"
