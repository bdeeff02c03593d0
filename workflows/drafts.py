"""What somebody has typed into a form and not sent: of which form it is, and whether it counts.

One person's own. Of a form about a dispute there is one draft, whatever device it is typed on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from workflows.children import form_of
from workflows.forms import Answers, Value
from workflows.questions import Form

#: The kinds of boxes that hold words; the others are choices, soon made again.
WORDS = ("text", "long")


@dataclass(frozen=True, kw_only=True)
class About:
    """Which form: the one to raise a dispute, or one of a dispute, for one question of it.

    ``choice`` is what was chosen to come to it: a button, the procedure to raise under, or the key
    of what is sent without a dispute.
    """

    form: str
    dispute: str | None = None
    visit: int = 0
    choice: str = ""

    @property
    def is_of_raising(self) -> bool:
        """Is it the form to raise a dispute?"""
        return self.form == RAISING.form

    @property
    def is_apart(self) -> bool:
        """Is it the form of what is sent without a dispute?"""
        return self.form == APART


#: The form of what is sent without a dispute: there is one draft of each kind.
APART = "apart"

#: The form to raise a dispute under the default procedure: there may be several drafts of it.
RAISING = About(form="raise")


def raising_under(procedure: str) -> About:
    """Give the form to raise a dispute under a procedure."""
    return replace(RAISING, choice=procedure)


def of_apart(key: str) -> About:
    """Give the form of something that is sent without a dispute."""
    return About(form=APART, choice=key)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What one person has typed into one form and not sent, or the dispute it became.

    ``version`` is new with each change; ``place`` is the open form that it was saved from.
    """

    id: str
    person: str
    about: About
    answers: Answers
    saved_at: datetime
    version: str = ""
    place: str = ""
    sent_as: str | None = None


class HeardBefore(Exception):
    """This very press, or a newer one in the same form, was heard already: it changes nothing."""


class FormRecorded(Exception):
    """A form that is recorded keeps nothing more of what is pressed in it."""

    def __init__(self, at: datetime, *, as_typed: bool) -> None:
        """*at* is when it was recorded; *as_typed*: with the very text that stands in it now."""
        super().__init__()
        self.at, self.as_typed = at, as_typed


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where somebody types: an open form, how often it was drawn for two texts, what it shows.

    ``version`` is that of the draft as the form was drawn from it. ``pressed_at`` is when a press
    was made in it, by Slack's clock: "1764079200.123456". A form that is sent has no such time:
    ``sending`` tells it from being sent another time.
    """

    form: str = ""
    drawn: int = 0
    version: str = ""
    pressed_at: str = ""
    sending: str = ""

    @property
    def name(self) -> str:
        """Tell it from every other open form, and from itself before it was drawn anew."""
        return f"{self.form}#{self.drawn}"

    @property
    def drawn_anew(self) -> "Place":
        """Give the same form once it shows both texts."""
        return replace(self, drawn=self.drawn + 1)

    def wrote(self, draft: Draft) -> bool:
        """Was the draft last changed from this open form, however it was drawn then?"""
        return draft.place.partition("#")[0] == self.form

    def is_older_than(self, draft: Draft) -> bool:
        """Was the draft changed from another form since this one was drawn?"""
        return draft.place != self.name and draft.version != self.version


#: No open form: the draft is written by nobody else.
NOWHERE = Place()


def id_of(person: str, about: About) -> str:
    """Name the draft of a form about a dispute, so that every device finds the same."""
    parts = (person, about.form, about.dispute or "", str(about.visit), about.choice)
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def merged(before: Answers, now: Answers) -> Answers:
    """Lay answers over earlier ones, box by box: an emptied box is empty."""
    return {
        form: {**before.get(form, {}), **now.get(form, {})}
        for form in (*before, *(key for key in now if key not in before))
    }


def has_words(forms: Mapping[str, Form], answers: Answers) -> bool:
    """Was anything written that would be a loss? Choices and dates alone are none."""
    return bool(begins(forms, answers))


def begins(forms: Mapping[str, Form], answers: Answers) -> str:
    """Give the first words of what was written, by which its writer knows it again.

    A longer answer, or what is to be done, says more than a number or a name.
    """
    written = list(_written(forms, answers))
    says_more = [words for kind, words in written if kind != "text"]
    return next(iter([*says_more, *(words for _, words in written)]), "")


def _written(forms: Mapping[str, Form], answers: Answers) -> Iterator[tuple[str, str]]:
    """Give what was written in each box, and of which kind the box is."""
    for key, filled in answers.items():
        fields = made.fields if (made := forms.get(form_of(key))) else {}
        for name, value in filled.items():
            if name in fields and (words := _words_in(fields[name].kind, value)):
                yield fields[name].kind, words


def _words_in(kind: str, value: Value) -> str:
    if kind in WORDS:
        return value.strip() if isinstance(value, str) else ""
    if kind != "actions":
        return ""
    rows = [row for row in value if isinstance(row, dict)]
    return next(filter(None, (row.get("action") or row.get("measure") for row in rows)), "")
