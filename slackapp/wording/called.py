"""Sentences that say what people here call a dispute, with the article that it needs."""

from slackapp.wording.filling import a, capital
from workflows.local_words import Called
from workflows.overview import Show


def raise_one(called: Called) -> str:
    """Name the way to begin."""
    return f"Raise {a(called.one)}"


def typed_to_raise(called: Called) -> str:
    """Say in the help what to type."""
    return f"/drp new: raise {a(called.one)}"


def find_one(called: Called) -> str:
    """Name the way to the list."""
    return f"Find {a(called.one)}"


def yours(called: Called) -> str:
    """Head the list."""
    return f"Your {called.many}"


def names_hidden(called: Called) -> str:
    """Say why there are no names."""
    return f"Names are shown only when you open {a(called.one)}."


def in_none(called: Called) -> str:
    """Say that somebody takes part in none."""
    return f"You are in no open {called.one}."


def in_none_at_all(called: Called) -> str:
    """Say that somebody takes part in none and never did."""
    return f"You are in no {called.one}, open or closed."


def all_of(show: Show, called: Called) -> str:
    """Say what a longer list holds, for whoever hears its button."""
    if show is Show.ACTIONS:
        return "follow-up actions"
    if show is Show.PAST:
        return f"{called.many} and actions past their date"
    if show is Show.WAITING:
        return f"{called.many} and actions that wait for you"
    which = {
        Show.DECISION: "that need a decision from you",
    }
    return f"{called.many} {which.get(show, 'you raised')}"


def draft_of_raising(called: Called, stage: str, under: str = "") -> str:
    """Say that a draft is of a new one; *under* which procedure, where there are several."""
    return ", ".join(filter(None, (called.one.capitalize(), under, stage, "not sent")))


def draft_of_apart(one: str) -> str:
    """Say that a draft is of what is sent without a dispute; not *one*: not by its writer now."""
    return f"{capital(one) or 'A draft'}, not sent"


def this(called: Called) -> str:
    """Point at the one that is being written."""
    return f"this {called.one}"


def number_of(number: int, called: Called) -> str:
    """Say how many."""
    return f"{number} {called.one if number == 1 else called.many}"


def need_you(number: int, called: Called) -> str:
    """Say how many need the reader this morning."""
    return f"{number_of(number, called)} {'needs' if number == 1 else 'need'}"


def nothing_moves(called: Called) -> str:
    """Say that recording an alert is no stage."""
    return (
        f"Recording this is optional. It is not a stage: no {called.one} moves and no date changes."
    )


def about_which(called: Called) -> str:
    """Ask which one an alert is about."""
    return f"About which {called.one}?"


def both_sides(called: Called) -> str:
    """Say that nobody acts for both sides."""
    return (
        f"You stand on another side of this {called.one}, or are a party to it, so somebody else "
        "must do this."
    )


def party(called: Called, next_post: str) -> str:
    """Say that somebody chosen is a party, or of another side."""
    return (
        f"Choose somebody else: this person is a party to this {called.one} or of another side, "
        f"and cannot decide it.{_next(next_post)}"
    )


def cannot_take(called: Called, next_post: str) -> str:
    """Say that nothing can be passed on to somebody chosen, and why that may be."""
    return (
        f"Choose somebody else: this person cannot decide this {called.one}. They are a party, of "
        f"another side, or hold no post that answers it.{_next(next_post)}"
    )


def _next(post: str) -> str:
    return f" The next post up is {post}." if post else ""


def unsettled(called: Called) -> str:
    """Say why nobody can begin under a procedure."""
    return (
        "This procedure has a limit its owner has not settled, so it cannot be used for new "
        f"{called.many}. Ask an administrator."
    )
