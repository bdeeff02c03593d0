"""The form that records what a stage asked for needs before it opens (S1-111)."""

from dataclasses import replace

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.leading import leads_to
from slackapp.views.raising import gates
from slackapp.wording import acting as say
from slackapp.wording import times
from slackapp.wording.filling import listed
from workflows.engine import preview_stage


def agreement_form(acting: Acting) -> Json:
    """Draw the gates of the stage that was asked for (S1-111)."""
    opened = acting.opened
    opening = opened.dispute.opening
    assert opening  # noqa: S101 # only a dispute that waits is opened so
    procedure = opened.procedure
    needs = listed([procedure.gates[gate].needs for gate in procedure.stages[opening.stage].gates])
    words = say.needs_agreement(opening.stage, needs, times.by(opening.clock.due))
    about = ids.about(opened.dispute.id, opened.dispute.visit)
    leads = preview_stage(procedure, opened.dispute, opening.stage, opened.here)
    drawing = replace(acting.drawing(opening.stage), answers=acting.answers)
    made = [blocks.safety_first(about), blocks.section(words, "needs")]
    made += gates(drawing)
    made += leads_to(acting, leads)
    return blocks.modal(
        ids.OPEN_STAGE,
        say.RECORD_AGREEMENT,
        made,
        submit=say.RECORD_AGREEMENT,
        metadata=acting.meta.write(),
    )
