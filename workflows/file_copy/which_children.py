"""Which children of a dispute a message is about: their answers that stand at its head."""

from workflows import children
from workflows.engine.facts import true_of
from workflows.file_copy.kept import Kept
from workflows.forms import Filled


def which_children(kept: Kept, fact: str) -> tuple[tuple[str, Filled], ...]:
    """Give the form and the answers of each child whose own answers make a fact true.

    Where no child's do, or no fact is asked for, it is about all of them.
    """
    forms = kept.procedure.forms
    every = tuple(
        (key, filled)
        for key, filled in kept.raised.items()
        if (form := forms.get(children.form_of(key))) and form.per_child and form.headline
        if children.child_of(key) in children.numbers({key: filled})
    )
    theirs = tuple(
        (key, filled)
        for key, filled in every
        if fact in true_of(kept.procedure, {children.form_of(key): filled})
    )
    return tuple((children.form_of(key), filled) for key, filled in theirs or every)
