"""What every form about a dispute shares: who acts, and what was raised."""

from collections.abc import Iterator
from dataclasses import dataclass

from slackapp import ids
from slackapp.views import blocks, reading
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.views.meta import Meta
from slackapp.wording import acting as say
from slackapp.wording.filling import words_for
from workflows.choices import Shown
from workflows.engine import held
from workflows.forms import Answers
from workflows.rungs import stage_name
from workflows.use_cases.opening import Opened


@dataclass(frozen=True, kw_only=True)
class Acting:
    """One person in front of one dispute, with what they have typed so far."""

    opened: Opened
    answers: Answers
    meta: Meta

    @property
    def words(self) -> dict[str, str]:
        """Give the words for the file's templates."""
        dispute = self.opened.dispute
        return words_for(self.opened.procedure, reference=dispute.reference, stage=dispute.stage)

    def drawing(self, stage: str = "") -> Drawing:
        """Give what boxes are drawn with; *stage* is the one that a gate would open."""
        opened = self.opened
        at = stage or opened.dispute.stage
        return Drawing(
            procedure=opened.procedure,
            directory=opened.directory,
            stage=at,
            now=opened.here.now,
            calendar=opened.here.calendar,
            person=opened.here.person,
            answers={**opened.proposed, **self.answers},
            earlier=opened.latest,
            known=opened.here.known,
            meta=self.meta,
            holders=held(opened.dispute, opened.here.holders),
            words={**self.words, "stage": stage_name(at)},
            acted=opened.dispute.acted,
        )


def shown(acting: Acting, shows: Shown) -> Iterator[Json]:
    """Lay the earlier forms before whoever acts, as the step or the choice says."""
    opened = acting.opened
    yield blocks.header(shows.title, "h_shown")
    yield from reading.given(
        opened.procedure, shows.forms, opened.latest, opened.directory, acting.words
    )


def history_button(opened: Opened) -> Json:
    """A button that lays the history over the form."""
    label = say.history_label(opened.dispute.reference)
    about = ids.about(opened.dispute.id, opened.dispute.visit)
    return blocks.button(say.SEE_HISTORY, ids.HISTORY, value=about, label=label)
