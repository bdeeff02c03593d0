"""One dispute about several children (S1-110): a form of each child's own, under its own key.

The first child's form has the form's own key, ``child``; those of the others have a number,
``child#2``. A number is never used again, so that what is typed stays with its child.
"""

from collections.abc import Iterator, Mapping

from workflows.boxes import Box, Problem, Why
from workflows.forms import Answers, is_empty
from workflows.questions import Form

#: How many children one dispute can be about, so that its form fits.
MOST_CHILDREN = 6
#: Stands between the key of a form and the number of a child; no key of a file has it.
MARK = "#"
FIRST = 1

Forms = Mapping[str, Form]


def form_of(key: str) -> str:
    """Give the form that a key is of, whichever child's."""
    return key.partition(MARK)[0]


def child_of(key: str) -> int:
    """Give the number of the child that a key is of."""
    number = key.partition(MARK)[2]
    return int(number) if number.isdecimal() else FIRST


def key_of(form: str, child: int) -> str:
    """Name one child's form."""
    return form if child == FIRST else f"{form}{MARK}{child}"


def numbers(answers: Answers) -> tuple[int, ...]:
    """Give the numbers of the children: the first, and each of whom anything is filled in."""
    others = {
        child_of(key)
        for key, filled in answers.items()
        if any(not is_empty(value) for value in filled.values())
    }
    return tuple(sorted({FIRST, *others}))


def next_number(answers: Answers) -> int:
    """Give a number that no child has, or had."""
    return max((child_of(key) for key in answers), default=FIRST) + 1


def spread(forms: Forms, keys: tuple[str, ...], answers: Answers) -> tuple[str, ...]:
    """Give these keys, with those of each child where a form is asked for every child."""
    return tuple(
        key_of(key, child)
        for key in keys
        for child in (numbers(answers) if forms[key].per_child else (FIRST,))
    )


def without_others(answers: Answers, shown: tuple[int, ...]) -> Answers:
    """Empty the boxes of each child that was taken out of a form, so that nothing is kept of it."""
    return {
        key: filled if child_of(key) in shown else dict.fromkeys(filled, "")
        for key, filled in answers.items()
    }


def told_apart(forms: Forms, answers: Answers) -> frozenset[str]:
    """Give the answers by which children are told apart, however they were written."""
    return frozenset(
        said
        for key, filled in answers.items()
        if (form := forms.get(form_of(key)))
        for name, field in form.fields.items()
        if field.tells_apart and (said := as_compared(filled.get(name)))
    )


def as_compared(answer: object) -> str:
    """Give an answer as it is compared: however it was written, it is the same."""
    return "".join(str(answer or "").split()).casefold()


def repeated(forms: Forms, keys: tuple[str, ...], answers: Answers) -> Iterator[Problem]:
    """Find each child that is there already, by the answer that tells children apart."""
    for form in keys:
        apart = (name for name, field in forms[form].fields.items() if field.tells_apart)
        for name in apart:
            yield from _repeated(form, name, answers)


def _repeated(form: str, name: str, answers: Answers) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for child in numbers(answers):
        key = key_of(form, child)
        said = as_compared(answers.get(key, {}).get(name))
        if said and said in seen:
            box = Box(form=key, field=name)
            yield Problem(box=box, why=Why.SAME_CHILD, other=seen[said])
        seen.setdefault(said, key)
