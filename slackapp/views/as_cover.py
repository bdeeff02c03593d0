"""What a message that asks somebody says to whoever covers for them, and to the person away."""

from slackapp.views.letter import Letter
from slackapp.wording import cover, messages
from slackapp.wording.filling import capital
from workflows.kinds import Kind


def says(asked: str, letter: Letter) -> str:
    """Say for whom it is to whoever covers, and that they were asked to whoever is away."""
    of_them, facts = _of_nobody(asked, letter), letter.facts
    if not facts.covered:
        return f"{cover.for_whom(facts.covers_post)} {of_them}"
    says_so = facts.late and letter.kind is Kind.REQUEST  # that they can still answer
    return cover.asked_of_cover(of_them if says_so else f"{of_them} {cover.STILL}")


def _of_nobody(asked: str, letter: Letter) -> str:
    """Say of a request that is in time what is due, not whose it is."""
    facts = letter.facts
    if letter.kind is not Kind.REQUEST or facts.late or not facts.due:
        return asked
    return f"{capital(messages.the_due(facts))}."
