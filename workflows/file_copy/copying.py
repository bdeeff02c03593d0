"""One child's copy of one dispute, or chosen forms of it alone. No brother's or sister's data."""

from collections.abc import Collection
from dataclasses import dataclass

from workflows import children
from workflows.children import child_of, form_of
from workflows.file_copy.kept import Given, Kept, given
from workflows.file_copy.laying_out import Answered, Printed, asked_in, left_over, printed
from workflows.file_copy.releasing import LeftOut, release


@dataclass(frozen=True, kw_only=True)
class Copy:
    """What one document holds. ``place``: which of ``children`` it is of, as pages count them.

    ``whole``: the record of the dispute, with its history; else chosen forms, to go with a message.
    """

    kept: Kept
    place: int
    children: int
    whole: bool
    given: tuple[Given, ...]
    printed: tuple[Printed, ...]
    rest: tuple[Answered, ...]
    left_out: tuple[LeftOut, ...]

    def boxes_of(self, given: Given) -> tuple[str, ...]:
        """Give the boxes that were asked in a form of this copy."""
        return asked_in(self.kept, given)


def children_of(kept: Kept) -> tuple[int, ...]:
    """Give the numbers of the children, in the order in which pages count them."""
    own = {key: filled for key, filled in kept.raised.items() if _is_of_a_child(kept, key)}
    return children.numbers(own)


def for_the_file(kept: Kept, place: int) -> Copy:
    """Give one child's record of the dispute, with what may be on the child's file now."""
    every = _of_child(kept, place)
    may = release(kept, every)
    return _copy(kept, place, may.given, may.left_out, whole=True)


def of_forms(kept: Kept, place: int, forms: Collection[str], until: int | None = None) -> Copy:
    """Give chosen forms alone, each time they were given: what goes with a message.

    ``until`` is the line of the history with which it was owed: what was given later is not in it.
    The rules of the child's file say nothing of messages, so nothing is held back here.
    """
    chosen = tuple(
        each
        for each in _of_child(kept, place)
        if each.form in forms and (until is None or each.number <= until)
    )
    return _copy(kept, place, chosen, (), whole=False)


def _copy(
    kept: Kept,
    place: int,
    chosen: tuple[Given, ...],
    left: tuple[LeftOut, ...],
    *,
    whole: bool,
) -> Copy:
    pages = printed(kept, chosen)
    return Copy(
        kept=kept,
        place=place,
        children=len(children_of(kept)),
        whole=whole,
        given=chosen,
        printed=pages,
        rest=left_over(kept, chosen, pages),
        left_out=left,
    )


def _is_of_a_child(kept: Kept, key: str) -> bool:
    form = kept.procedure.forms.get(form_of(key))
    return form is not None and form.per_child


def _of_child(kept: Kept, place: int) -> tuple[Given, ...]:
    """Give what is shared by all, and what is this child's own."""
    child = children_of(kept)[place - 1]
    return tuple(
        each
        for each in given(kept)
        if not _is_of_a_child(kept, each.key) or child_of(each.key) == child
    )
