"""What somebody must look at before a record is handed over: other people, and other children."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workflows.file_copy.naming import texts_in
from workflows.forms import Value
from workflows.people import Directory
from workflows.questions import Form, FormField

#: What is written in somebody's own words may say anything of anybody.
OWN_WORDS = ("text", "long", "actions")


@dataclass(frozen=True, kw_only=True)
class Marks:
    """Why an answer must be looked at: it is of one of several children, names people, is free."""

    one_child: bool = False
    names: tuple[str, ...] = ()
    own_words: bool = False


def of_answer(
    form: Form, field: FormField, value: Value, directory: Directory, about: str, *, others: bool
) -> Marks:
    """Mark one answer, in a record that is *about* a person, or about nobody in particular.

    *others*: a form that is asked for each child may be another child's than the record's.
    """
    chosen = [text for text in texts_in(value) if text in directory.people]
    names = [directory.name(each) for each in chosen if each != about]
    if field.kind in OWN_WORDS:
        names += named_in(texts_in(value), directory, about)
    return Marks(
        one_child=form.per_child and others,
        names=tuple(dict.fromkeys(names)),
        own_words=field.kind in OWN_WORDS,
    )


def named_in(texts: Iterable[str], directory: Directory, about: str) -> list[str]:
    """Give the names in these texts of everybody but whom the record is *about*."""
    whole = "\n".join(texts)
    others = (person.name for id, person in directory.people.items() if id != about)
    return [name for name in others if is_named(name, whole)]


def is_named(name: str, text: str) -> bool:
    """Does this name stand in the text, and not inside another word?"""
    return (
        bool(name)
        and name in text
        and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
    )
