"""What the app fills into a form by itself: known of the dispute, and of whoever fills it in.

It is kept with the answer as it was then: names and posts in words, since people change posts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflows.forms import Value
from workflows.questions import Form


@dataclass(frozen=True, kw_only=True)
class Known:
    """What need not be asked, by the word of the file; what depends on the stage, stage by stage.

    ``opened`` is when each stage began; one that is only about to begin does so ``today``.
    """

    words: Mapping[str, Value]
    titles: Mapping[str, str]
    opened: Mapping[str, str] = field(default_factory=dict)

    def value(self, word: str, stage: str) -> Value:
        """Give what stands for *word* in a form that is asked at *stage*."""
        match word:
            case "stage":
                return self.titles.get(stage, "")
            case "stage_opened_on":
                return self.opened.get(stage, self.words["today"])
            case _:
                return self.words.get(word, "")


def filled_in(form: Form, stage: str, known: Known | None) -> dict[str, Value]:
    """Give each field of a form that nobody types."""
    shown = {name: each.shown for name, each in form.fields.items() if each.kind == "shown"}
    return {name: known.value(word, stage) if known else "" for name, word in shown.items()}
