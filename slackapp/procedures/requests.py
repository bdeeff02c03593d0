"""The message that asks somebody of a dispute of the walk, with all its buttons."""

from slackapp.procedures.laid_open import Before
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter
from slackapp.views.messages import message
from workflows.checking.words import SAMPLE
from workflows.engine import acting_posts
from workflows.kinds import Kind
from workflows.notices import Facts


def request(before: Before) -> Json:
    """Draw it as this person has it."""
    letter = Letter(
        kind=Kind.REQUEST,
        to=before.here.person,
        facts=_facts(before),
        dispute=before.dispute.id,
        procedure=before.full.procedure,
        directory=before.full.directory,
    )
    return message(letter)


def _facts(before: Before) -> Facts:
    procedure, dispute = before.full.procedure, before.dispute
    return Facts(
        reference=SAMPLE,
        stage=dispute.stage,
        step=dispute.step,
        visit=dispute.visit,
        due=dispute.clock.due,
        post=acting_posts(procedure, dispute),
        what=procedure.steps[dispute.step].what,
        choices=before.offer.choices,
    )
