"""Whom something is for that is sent without a dispute: not its sender, and nobody twice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workflows.boxes import Box, Problem, Why
from workflows.forms import Answers
from workflows.people import Directory, above
from workflows.procedure import Procedure
from workflows.questions import FormField


@dataclass(frozen=True, kw_only=True)
class FilledIn:
    """Whom its form begins with, by post; ``own`` are posts that the sender holds for them.

    There whoever is above the sender begins, or nobody.
    """

    found: Mapping[str, str]
    own: frozenset[str]


def filled_in(
    procedure: Procedure, key: str, directory: Directory, sender: str, found: Mapping[str, str]
) -> FilledIn:
    """Go up the line from a manager who sends it, or is thanked themselves: they know of it."""
    people, own, chosen = dict(found), set[str](), set[str]()
    for _, _, field in _boxes(procedure, key):
        who = people.get(field.names, "")
        if field.begins_with_holder and who in {sender, *chosen}:
            people[field.names] = _next_above(directory, who, {sender, *chosen})
            own |= {field.names} if who == sender and who not in chosen else set()
        chosen |= {people[field.names]} if who else set()
    return FilledIn(found=people, own=frozenset(own))


def _next_above(directory: Directory, person: str, taken: set[str]) -> str:
    up = (who for who in above(directory, person) if who not in taken)
    return next((who for who in up if directory.is_in_slack(who)), "")


def problems(
    procedure: Procedure,
    key: str,
    sender: str,
    answers: Answers,
    is_reached: Callable[[str], bool],
) -> Iterator[Problem]:
    """Find boxes with its sender, with somebody who is in another, or whom nothing reaches."""
    taken = set[str]()
    for form, name, field in _boxes(procedure, key):
        who, box = str(answers[form][name]), Box(form=form, field=name)
        if who == sender:
            why = Why.YOU_KNOW_OF_IT if field.begins_with_holder else Why.YOURSELF
            yield Problem(box=box, why=why)
        elif who in taken:
            yield Problem(box=box, why=Why.IN_BOTH)
        elif not is_reached(who):
            yield Problem(box=box, why=Why.NOT_IN_SLACK)
        taken.add(who)


def _boxes(procedure: Procedure, key: str) -> Iterator[tuple[str, str, FormField]]:
    """Give each box that names somebody it is for, in the order of the form."""
    rule = procedure.apart[key]
    for form in rule.form:
        for name, field in procedure.forms[form].fields.items():
            if field.names in rule.told:
                yield form, name, field
