"""The form that records what a stage asked for needs before it opens (S1-111)."""

from slackapp import ids
from slackapp.views import blocks, entering, rungs, who_hears
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.drafting import savable
from slackapp.views.leading import Answered, answered, leads_to, needs_of, opens
from slackapp.wording import acting as say
from slackapp.wording import opening as say_opening
from slackapp.wording import times
from slackapp.wording.filling import lower
from workflows.engine import preview_stage


def agreement_form(acting: Acting) -> Json:
    """Draw what the stage that was asked for needs: its gates and its form (S1-111)."""
    opened = acting.opened
    opening = opened.dispute.opening
    assert opening  # noqa: S101 # only a dispute that waits is opened so
    procedure = opened.procedure
    title, needs = say_opening.record(procedure, opening.stage), needs_of(opened, opening.stage)
    due = times.by(opening.clock.due)
    words = f"{opened.dispute.reference}: {lower(say.needs_agreement(opening.stage, needs, due))}"
    about = ids.about(opened.dispute.id, opened.dispute.visit)
    leads = preview_stage(procedure, opened.dispute, opening.stage, opened.here)
    says_no = answered(acting, leads) is Answered.NO
    where = rungs.stands(procedure, opened.dispute)
    made = [blocks.safety_first(about), where, blocks.section(words, "needs")]
    made += entering.asked(acting, opening.stage)
    made += leads_to(acting, leads)
    made += who_hears.of_a_stage(acting, opening.stage if opens(acting, leads) else "")
    return blocks.modal(
        ids.OPEN_STAGE,
        title,
        savable(made, acting.meta, opened.dispute.reference),
        submit=say.RECORD_NO if says_no else title,
        metadata=acting.meta.write(),
    )
