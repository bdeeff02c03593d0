"""What every form about a dispute shares: who acts, what was raised, who sees it."""

from collections.abc import Iterator
from dataclasses import dataclass

from slackapp import ids
from slackapp.views import blocks, reading
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.views.meta import Meta
from slackapp.wording import acting as say
from slackapp.wording import raising as raising_words
from slackapp.wording.filling import listed, stands_in_to_raiser, words_for
from workflows.choices import Shown
from workflows.engine import held, raised_as
from workflows.forms import Answers
from workflows.procedure import RESPONDER
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
        )


def shown(acting: Acting, shows: Shown) -> Iterator[Json]:
    """Lay the earlier forms before whoever acts, as the step or the choice says."""
    opened = acting.opened
    yield blocks.header(shows.title, "h_shown")
    yield from reading.given(
        opened.procedure, shows.forms, opened.latest, opened.directory, acting.words
    )


def who_sees(opened: Opened) -> str:
    """Say who will read what is typed here."""
    procedure, dispute = opened.procedure, opened.dispute
    stands_in = procedure.posts[procedure.silence.stands_in].title
    if RESPONDER in procedure.steps[dispute.step].by.posts:
        raiser = procedure.posts[raised_as(procedure, dispute)].title
        return raising_words.who_sees_answer(raiser, stands_in, _also(opened, set()))
    posts = [p for p in procedure.stages[dispute.stage].answered_by.posts if p in dispute.named]
    is_raiser = opened.here.person == dispute.raised_by
    third = stands_in_to_raiser(procedure) if is_raiser else f"the {stands_in}"
    also = _also(opened, {dispute.named[post] for post in posts})
    return raising_words.who_sees_review(procedure.post_titles(posts), third, also)


def _also(opened: Opened, responders: set[str]) -> str:
    """Name who else may open it: asked at an earlier stage, copied in, or told by a message."""
    dispute, holders = opened.dispute, held(opened.dispute, opened.here.holders)
    stands_in = holders.get(opened.procedure.silence.stands_in, "")
    said = {opened.here.person, dispute.raised_by, stands_in, *responders}
    others = (dispute.asked | dispute.informed) - said
    return listed(sorted(map(opened.directory.name, others))) if others else ""


def history_button(opened: Opened) -> Json:
    """A button that lays the history over the form."""
    label = say.history_label(opened.dispute.reference)
    about = ids.about(opened.dispute.id, opened.dispute.visit)
    return blocks.button(say.SEE_HISTORY, ids.HISTORY, value=about, label=label)
