"""What was raised before about the same child, shown where a new dispute is raised (S4-11)."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import earlier as say
from slackapp.wording import times
from workflows.use_cases.earlier import Earlier

#: How many of them are shown, the newest.
MOST = 5


def rows(earlier: tuple[Earlier, ...]) -> Iterator[Json]:
    """Say each with a button to what was raised, and what to do if it is the same concern."""
    for number, each in enumerate(earlier[:MOST]):
        dispute = each.dispute
        value = ids.about(dispute.id, dispute.visit)
        see = blocks.button(say.SEE, ids.RAISED, value=value, label=say.label(dispute.reference))
        yield blocks.section(blocks.escape(_said(each)), f"earlier-{number}", see)
    if earlier:
        yield blocks.context(say.IF_SIMILAR, "earlier_similar")


def _said(earlier: Earlier) -> str:
    dispute = earlier.dispute
    if not dispute.end or not dispute.ended_at:
        return say.still_open(dispute.reference, times.day_of(dispute.raised_at))
    end, when = earlier.procedure.ends[dispute.end], times.day_of(dispute.ended_at)
    return say.not_resolved(dispute.reference, end.title, end.kind, when)
