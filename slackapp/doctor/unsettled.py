"""Limits of a procedure that its owner has yet to settle."""

from collections.abc import Iterator

from slackapp.doctor.finding import Finding, look, mend
from slackapp.settings import Settings
from slackapp.wording import doctor as words
from slackapp.wording.open_questions import asked
from workflows import open_questions
from workflows.procedure import Procedure


def unsettled(has: Settings, key: str, procedure: Procedure) -> Iterator[Finding]:
    """Say each open question; where they block, nobody can raise under the procedure."""
    blocks = has.open_questions == "block"
    for limit in open_questions.of(procedure):
        said = words.unsettled(key, asked(limit), blocks=blocks)
        yield mend(said) if blocks else look(said)
