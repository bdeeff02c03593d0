"""Whom the rules of the file tell, at the foot of the form of a choice, before it is sent."""

from collections.abc import Iterable

from slackapp.views import blocks, emails, who_is_told
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.who_is_told import Naming
from slackapp.wording import raising as raising_words
from workflows.choices import Choice
from workflows.engine import asks_all, would_tell, would_tell_on_opening
from workflows.events import Event
from workflows.procedure import Procedure


def of_a_choice(acting: Acting, choice: Choice, stage: str) -> list[Json]:
    """Say whom a choice tells with what is typed now; *stage* is the one that it opens."""
    opened = acting.opened
    events = would_tell(
        opened.procedure, opened.dispute, choice, stage, acting.answers, opened.here
    )
    all_sign = asks_all(opened.procedure, opened.dispute, choice)
    signature = (all_sign.sign,) if all_sign and all_sign.sign else ()
    asked = (*choice.form, *signature, *_of_a_stage(opened.procedure, stage))
    return _drawn(acting, events, asked)


def of_a_stage(acting: Acting, stage: str) -> list[Json]:
    """Say whom a stage tells that opens with what is typed now."""
    opened = acting.opened
    events = would_tell_on_opening(
        opened.procedure, opened.dispute, stage, acting.answers, opened.here
    )
    return _drawn(acting, events, _of_a_stage(opened.procedure, stage))


def _of_a_stage(procedure: Procedure, stage: str) -> tuple[str, ...]:
    """Give the form without which a stage does not open."""
    return procedure.stages[stage].form if stage else ()


def _drawn(acting: Acting, events: Iterable[Event], asked: tuple[str, ...]) -> list[Json]:
    opened = acting.opened
    typed = (form for form, filled in acting.answers.items() if any(filled.values()))
    filled = (*opened.latest, *typed, *_always(acting, asked))
    naming = Naming(
        procedure=opened.procedure,
        directory=opened.directory,
        filled=filled,
        stage=opened.dispute.stage,
        office=opened.here.post_office,
        reference=opened.dispute.reference,
    )
    told = who_is_told.rows(events, naming)
    made = [*told, *emails.copied(opened)]
    return [blocks.header(raising_words.TOLD, "h_told"), *made] if made else []


def _always(acting: Acting, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Give the forms that are filled in by the time this is sent."""
    return tuple(form for form in asked if not acting.opened.procedure.forms[form].optional)
