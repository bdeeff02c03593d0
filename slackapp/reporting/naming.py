"""Which words each measure, row and column has: the catalogue's, or the procedure's own."""

from collections.abc import Iterator
from dataclasses import dataclass

from slackapp.wording import report_measures as say
from slackapp.wording import report_rows as rows
from slackapp.wording import reporting
from workflows.local_words import Called, called
from workflows.procedure import Procedure
from workflows.questions import WORDS, FormField
from workflows.reporting import measures as m
from workflows.reporting.paper import Paper
from workflows.reporting.raised import OTHERS

APART, TOLD = "apart.", "told."


@dataclass(frozen=True)
class Names:
    """The words for one procedure, in all its texts."""

    paper: Paper

    @property
    def called(self) -> Called:
        """Give what people call a dispute there."""
        return called((self.paper.procedure,))

    def title(self, measure: m.Measure) -> str:
        """Name a measure."""
        if measure.box:
            return say.of_what(self._kind_asked(measure), self._box(measure.box).label)
        if measure.key.startswith(TOLD):
            return say.TITLES["told"].format(post=self._post(measure))
        if measure.key.startswith(APART):
            return self.kind(measure.key.removeprefix(APART))
        return self.local(say.TITLES[measure.key])

    def kind(self, key: str) -> str:
        """Name what is sent without a dispute, in the plural."""
        many = next(each.apart[key].many for each in self.paper.texts if key in each.apart)
        return f"{many[:1].upper()}{many[1:]}"

    def definition(self, measure: m.Measure) -> str:
        """Say what a measure counts."""
        if measure.box:
            return self.local(" ".join(self._question(measure)))
        if measure.key.startswith(TOLD):
            return say.DEFINITIONS["told"].format(post=self._post(measure))
        if measure.key.startswith(APART):
            return self.local(say.APART)
        return self.local(say.DEFINITIONS[measure.key])

    def _question(self, measure: m.Measure) -> Iterator[str]:
        if measure.box and self._box(measure.box).kind in WORDS:
            yield say.IN_WORDS
            return
        yield say.QUESTION_OF_APART if self._kind_asked(measure) else say.QUESTION
        if measure.each:
            yield say.SEVERAL_ANSWERS
        if measure.each and measure.box and self.paper.is_per_child(measure.box[0]):
            yield say.OF_ANY_CHILD

    def _kind_asked(self, measure: m.Measure) -> str:
        """Name what is sent without a dispute, if it is that which asks the question."""
        whole = measure.of[m.WHOLE]
        return self.kind(whole.removeprefix(APART)) if whole.startswith(APART) else ""

    def _post(self, measure: m.Measure) -> str:
        return self.paper.told[measure.key.removeprefix(TOLD)]

    def local(self, words: str) -> str:
        """Put in what people call a dispute there."""
        return words.format(one=self.called.one, many=self.called.many)

    def row(self, measure: m.Measure, key: str) -> str:
        """Name a row."""
        if measure.key == "agencies":
            return {"": rows.ALL, OTHERS: rows.OTHER_AGENCIES}.get(key, key)
        if measure.key in ("begun", "highest", "resolved_at", "time"):
            return self.stage(key)
        if measure.key == "category":
            return self.paper.categories.get(key) or rows.SHARED[key]
        if measure.key == "ended":
            return next(each.ends[key].title for each in self.paper.texts if key in each.ends)
        if measure.box:
            options = self._box(measure.box).options
            return options[key].label if key in options else rows.SHARED[key]
        return rows.ROWS[measure.key.partition(".")[0]][key]

    def stage(self, key: str) -> str:
        """Name a stage; all of them, where none is given."""
        if not key:
            return rows.EVERY_STAGE
        return next(each.stages[key].title for each in self.paper.texts if key in each.stages)

    def column(self, measure: m.Measure, key: str) -> str:
        """Name a column: a month, an agency, or everything."""
        if measure.key == "agencies":
            return {"": rows.ALL, OTHERS: rows.OTHER_AGENCIES}.get(key, key)
        if key == m.BEFORE:
            return rows.BEFORE
        if key:
            return reporting.month(key)
        return rows.IN_ALL if len(measure.columns) > 1 else rows.COUNT

    def total(self, measure: m.Measure) -> str:
        """Name what the rows of a measure make up."""
        if measure.each:
            return rows.OF_HOW_MANY
        whole = measure.of.get(m.WHOLE, "")
        return rows.TOTAL_OF.get(whole, rows.TOTAL) if whole else ""

    def _box(self, box: tuple[str, str]) -> FormField:
        form, name = box
        return self.paper.counted[form][name]


def calendar(procedure: Procedure, usual: str) -> str:
    """Name the calendar by which working days are counted."""
    return reporting.CALENDARS[procedure.calendar or usual]
