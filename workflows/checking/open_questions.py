"""Decisions that the owner of a procedure has yet to take: each says what the paper prints."""

from collections.abc import Iterator

from workflows.checking.finding import Problem
from workflows.parts import FixedLimit, Limit, every_rule
from workflows.procedure import Procedure

#: Both stand in one small line of a page, with the words around them.
LONGEST = 500


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find open questions that nobody could answer from what is said of them."""
    for path, limit in every_rule(procedure):
        if not isinstance(limit, FixedLimit) or not limit.confirm:
            continue
        if not limit.printed:
            yield path, "Nothing says what the paper prints here.", "Add printed: its words."
        if isinstance(limit, Limit) and limit.agreed:
            wrong = "A date that people agree on is not open to how it is counted."
            yield path, wrong, "Take confirm: away."
        if len(limit.confirm) + len(limit.printed) > LONGEST:
            wrong = f"printed: and confirm: have more than {LONGEST} characters together."
            yield path, wrong, "Say them in fewer words."
