"""Where what all children share names one of them: somebody reads it before it is filed."""

import re
from collections.abc import Iterator

from workflows.children import child_of, form_of
from workflows.file_copy.copying import Copy, children_of
from workflows.file_copy.kept import Kept
from workflows.forms import Value

#: A shorter answer is no name: it would be found in any text.
SHORTEST = 2


def forms_naming_another(copy: Copy) -> tuple[str, ...]:
    """Give the forms in which an answer says what tells a brother or sister apart, each once."""
    others = [word for word in _others(copy) if len(word) >= SHORTEST]
    if not others:
        return ()
    words = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, others))})(?!\w)")
    naming = (
        each.form
        for each in copy.given
        if any(words.search(text) for value in each.filled.values() for text in texts_in(value))
    )
    return tuple(dict.fromkeys(naming))


def _others(copy: Copy) -> set[str]:
    """Give what was written of the other children, and of this one not."""
    mine, others = set[str](), set[str]()
    for place, child in enumerate(children_of(copy.kept), start=1):
        said = set(_said_of(copy.kept, child))
        if place == copy.place:
            mine |= said
        else:
            others |= said
    return others - mine


def _said_of(kept: Kept, child: int) -> Iterator[str]:
    for key, filled in kept.raised.items():
        form = kept.procedure.forms[form_of(key)]
        if form.per_child and child_of(key) == child:
            for name, field in form.fields.items():
                if field.kind == "text":
                    yield from texts_in(filled.get(name, ""))


def texts_in(value: Value) -> Iterator[str]:
    """Give each text of an answer: of a plan, those of each of its rows."""
    if isinstance(value, str):
        yield value.strip()
        return
    for each in value:
        yield from [each] if isinstance(each, str) else each.values()
