"""The way to the text of a case note: on the page of a dispute, and after what owes one."""

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import file_copy as say
from workflows.dispute import Dispute
from workflows.file_copy.case_note import is_owed
from workflows.procedure import Procedure

#: As long as a box in Slack may be, and as many boxes as fit in one form.
LONGEST, MOST = 3000, 12


def button(dispute: Dispute) -> Json:
    """The way to it."""
    about = ids.about(dispute.id, dispute.visit)
    label = say.note_label(dispute.reference)
    return blocks.button(say.NOTE, ids.CASE_NOTE, value=about, label=label)


def where_owed(procedure: Procedure, dispute: Dispute) -> list[Json]:
    """Give the way to it after an act, if one is owed then."""
    return [button(dispute)] if is_owed(procedure, dispute) else []
