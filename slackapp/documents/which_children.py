"""A sheet that says which children a message is about, where none of its forms does."""

from slackapp.documents.paper import Lines, Paper
from slackapp.views import reading
from slackapp.wording import file_copy as say
from slackapp.wording import times
from workflows.file_copy.kept import Kept
from workflows.file_copy.which_children import which_children


def paper(kept: Kept, fact: str) -> Paper:
    """Give the sheet: a line for each child whose own answers make the fact true."""
    dispute, forms = kept.dispute, kept.procedure.forms
    lines = (
        reading.brief(forms[form], filled, kept.directory)
        for form, filled in which_children(kept, fact)
    )
    return Paper(
        title=say.title(dispute.reference, kept.procedure.title),
        subtitle=say.WHICH_CHILDREN,
        parts=(Lines(lines=tuple(lines)),),
        foot=say.printed_at(dispute.reference, times.moment(kept.now)),
    )
