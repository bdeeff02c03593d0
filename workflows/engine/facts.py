"""What is true of a dispute because somebody answered so: it becomes true once, and stays."""

from collections.abc import Iterator
from dataclasses import replace

from workflows.boxes import Box
from workflows.dispute import Dispute
from workflows.forms import Answers
from workflows.parts import Condition
from workflows.procedure import Procedure


def knowing(procedure: Procedure, dispute: Dispute, answers: Answers) -> Dispute:
    """Give the dispute with what these answers make true, too."""
    learned = true_of(procedure, answers)
    return replace(dispute, facts=dispute.facts | learned) if learned else dispute


def true_of(procedure: Procedure, answers: Answers) -> frozenset[str]:
    """Name the facts that answers make true."""
    return frozenset(name for name, _ in told(procedure, answers))


def told(procedure: Procedure, answers: Answers) -> Iterator[tuple[str, Box]]:
    """Give each fact that answers make true, with the box that does."""
    for name, fact in procedure.facts.items():
        for form, filled in answers.items():
            for field, values in fact.when.items():
                if _is_one_of(filled.get(field), values):
                    yield name, Box(form=form, field=field)


def _is_one_of(answer: object, values: tuple[str, ...]) -> bool:
    given = answer if isinstance(answer, list) else [answer]
    return any(each in values for each in given)


def applies(rule: Condition, known: frozenset[str]) -> bool:
    """Does a rule hold, by what is known?"""
    return (rule.if_ is None or rule.if_ in known) and rule.unless not in known
