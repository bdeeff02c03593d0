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
    others = names_of_others(copy.kept, children_of(copy.kept)[copy.place - 1])
    naming = (
        each.form
        for each in copy.given
        if any(is_named(others, value) for value in each.filled.values())
    )
    return tuple(dict.fromkeys(naming))


def is_named(others: frozenset[str], value: Value) -> bool:
    """Does one of these stand in an answer, as a word of its own?"""
    if not others:
        return False
    words = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(others)))})(?!\w)")
    return any(words.search(text) for text in texts_in(value))


def names_of_others(kept: Kept, child: int) -> frozenset[str]:
    """Give what was written to tell the other children apart, and of this one not."""
    every = children_of(kept)
    others = {word for each in every if each != child for word in _said_of(kept, each)}
    return frozenset(
        word for word in others.difference(_said_of(kept, child)) if len(word) >= SHORTEST
    )


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
