"""Laying together what one person typed into the same form on two devices: no words are lost."""

import re
from collections.abc import Mapping

from workflows.children import MOST_CHILDREN, form_of, numbers
from workflows.drafts import WORDS
from workflows.forms import ACTION_PARTS, MOST_ACTIONS, Answers, Row, Value
from workflows.questions import Form, FormField

#: What stands between two texts in one box, by the kind of the box.
BETWEEN = {"text": " / ", "long": "\n\n"}


class DoNotFit(Exception):
    """The two texts are too long for one form; nothing of either may be cut off."""


def joined(forms: Mapping[str, Form], there: Answers, here: Answers) -> Answers:
    """Lay what is typed here beside what was saved there: an empty box takes nothing away.

    Two texts stand one after the other, in every box where neither holds the other. Of two choices
    the one made here is kept. Raises DoNotFit.
    """
    both = {
        key: _form(forms.get(form_of(key)), there.get(key, {}), here.get(key, {}))
        for key in {**there, **here}
    }
    if len(numbers(both)) > MOST_CHILDREN:
        raise DoNotFit
    return both


def _form(
    form: Form | None, there: Mapping[str, Value], here: Mapping[str, Value]
) -> dict[str, Value]:
    fields = form.fields if form else {}
    return {
        name: _value(fields.get(name), there.get(name, ""), here.get(name, ""))
        for name in {**there, **here}
    }


def _value(field: FormField | None, there: Value, here: Value) -> Value:
    if field and field.kind == "actions":
        return _plan(there, here)
    if isinstance(there, str) and isinstance(here, str) and field and field.kind in WORDS:
        return _words(there, here, field.longest, BETWEEN[field.kind])
    return here or there


def _words(there: str, here: str, longest: int, between: str) -> str:
    if _holds(here, there):
        return here
    if _holds(there, here):
        return there
    both = f"{there}{between}{here}"
    if len(both) > longest:
        raise DoNotFit
    return both


def _holds(text: str, words: str) -> bool:
    """Do these words stand in a text, whole? "No" does not stand in "Not yet"."""
    whole = re.escape(words.strip())
    return not whole or bool(re.search(rf"(?<!\w){whole}(?!\w)", text))


def _plan(there: Value, here: Value) -> list[Row]:
    """Lay two plans together: what became two actions gets two rows, each with a number."""
    rows = {row["row"]: row for row in _rows(here)}
    for row in _rows(there):
        number = row["row"]
        if number in rows and (one := _one(row, rows[number])):
            rows[number] = one
        else:
            number = str(max(map(int, (*rows, number))) + 1) if number in rows else number
            rows[number] = {**row, "row": number}
    if len(rows) > MOST_ACTIONS:
        raise DoNotFit
    return list(rows.values())


def _rows(plan: Value) -> list[Row]:
    return [row for row in plan if isinstance(row, dict)]


def _one(there: Row, here: Row) -> Row | None:
    """Give one action that says all that two rows say; None where they say different things."""
    one = {**there, **{part: text for part, text in here.items() if text}}
    for part, longest in ACTION_PARTS.items():
        said, says = there.get(part, ""), here.get(part, "")
        if longest and not (_holds(says, said) or _holds(said, says)):
            return None
        if longest and _holds(said, says):
            one[part] = said
    return one
