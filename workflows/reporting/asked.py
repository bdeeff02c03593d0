"""Counting the answers that a procedure has counted: one of several, several at once, or words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from workflows.procedure import Procedure
from workflows.questions import WORDS, FormField
from workflows.reporting import measures as m
from workflows.reporting.counting import Counting
from workflows.reporting.life import Life, Turn
from workflows.reporting.reading import WRITTEN, Said
from workflows.reporting.tables import Relation, Table, alone, breakdown, parts_of

NOT_ASKED = "not_asked"
#: In place of an option: not every child was given the same one.
SEVERAL = "several"
EMPTY = "empty"

Answer = tuple[str, ...]
Pieces = tuple[tuple[Table, ...], tuple[m.Measure, ...]]


def questions(counting: Counting) -> Iterator[tuple[str, Pieces]]:
    """Count the answers to each question that disputes are asked, but for words."""
    paper = counting.paper
    for form, fields in paper.counted.items():
        for name, box in fields.items():
            if form in paper.apart or box.kind in WORDS:
                continue
            at = form, name
            if form in paper.procedure.raising.form:
                said = [life.chosen.get(form, {}).get(name, ()) for life in counting.raised]
                yield _key(at), _pieces(counting, at, box, said, Turn.RAISED)
            else:
                said = list(_asked_later(counting, form, name))
                yield _key(at), _pieces(counting, at, box, said, "")


def _asked_later(counting: Counting, form: str, name: str) -> Iterator[Answer]:
    """Give of each dispute the last answer, of those given in the period."""
    for life in counting.lives:
        given = [
            said[name]
            for at, of, said in life.answered
            if of == form and said.get(name) and counting.period.holds(at)
        ]
        yield from given[-1:]


def of_apart(
    counting: Counting, kind: str, whole: str, sent: Sequence[Mapping[str, Said]]
) -> Iterator[Pieces]:
    """Count what was chosen in each of what was sent without a dispute, of one kind."""
    paper = counting.paper
    for form, fields in paper.counted.items():
        if paper.apart.get(form) == kind:
            for name, box in fields.items():
                said = [each.get(form, {}).get(name, ()) for each in sent]
                yield _pieces(counting, (form, name), box, said, whole)


def _pieces(
    counting: Counting, at: tuple[str, str], box: FormField, said: Sequence[Answer], whole: str
) -> Pieces:
    """Give the tables of one question, and its measure; without a *whole* it has one of its own."""
    if box.kind == "many":
        return _many(at, box, said, whole, may_lack=counting.paper.may_lack(*at))
    return _one(counting, at, box, said, whole)


def _key(at: tuple[str, str]) -> str:
    return "question." + ".".join(at)


def _one(
    counting: Counting, at: tuple[str, str], box: FormField, said: Sequence[Answer], whole: str
) -> Pieces:
    key, found, paper = _key(at), Counter(map(_only, said)), counting.paper
    may_be = {
        SEVERAL: paper.is_per_child(at[0]),
        NOT_ASKED: bool(whole) and paper.may_lack(*at),
    }
    rows = (*box.options, *(each for each, may in may_be.items() if may or found[each]))
    parts = {f"{key}.{row}": found[row] for row in rows}
    table = breakdown(key, whole or key, len(said), parts, own=not whole)
    return (table,), (m.of_total(key, whole or key, rows, box=at),)


def _only(said: Answer) -> str:
    return said[0] if len(said) == 1 else SEVERAL if said else NOT_ASKED


def _many(
    at: tuple[str, str], box: FormField, said: Sequence[Answer], whole: str, *, may_lack: bool
) -> Pieces:
    """Each answer counts; so each is protected with how many did not give it.

    All of them together are as many as gave any answer, or more: by how many is shown nowhere.
    """
    key, found = _key(at), Counter(option for each in said for option in each)
    number, total = len(said), whole or key
    none = sum(not each for each in said)
    chosen = {f"{key}.{option}": found[option] for option in box.options}
    others = {m.other(name): number - n for name, n in chosen.items()}
    silent = {f"{key}.none": none} if whole and (may_lack or none) else {}
    more = {f"{key}.more": sum(chosen.values()) + none - number}
    table = Table(
        key=key,
        counts={**chosen, **others, **silent, **more},
        relations=(
            *(parts_of(total, (name, m.other(name))) for name in chosen),
            Relation(plus=(*chosen, *silent), minus=(total, *more)),
        ),
        margins={total: number},
        unpublished=frozenset({*silent, *more}),
        unsaid=frozenset(others),
        dear=dict.fromkeys(chosen, 1),
    )
    own = () if whole else (alone(key, {key: number}),)
    return (*own, table), (m.of_total(key, total, box.options, box=at, each=True),)


def in_words(counting: Counting) -> Pieces | None:
    """Count in how many of those resolved anything was written by then, at whatever stage."""
    made = [_written(counting, name, form) for name, form in _names(counting).items()]
    if not made:
        return None
    return tuple(table for table, _ in made), tuple(measure for _, measure in made)


def _names(counting: Counting) -> Mapping[str, str]:
    """Give each name under which words are counted, with the first of its forms."""
    found: dict[str, str] = {}
    for form, fields in counting.paper.counted.items():
        for name, box in fields.items():
            if box.kind in WORDS:
                found.setdefault(name, form)
    return found


def _written(counting: Counting, name: str, form: str) -> tuple[Table, m.Measure]:
    key, texts = f"written.{name}", counting.paper.texts
    asking = {each.hash for each in texts if _asks(each, name)}
    found = Counter(
        _what(life, name, turned.at) if life.procedure in asking else NOT_ASKED
        for life, turned in counting.turned(Turn.RESOLVED)
    )
    rows = (WRITTEN, EMPTY, *((NOT_ASKED,) if len(asking) < len(texts) else ()))
    parts = {f"{key}.{row}": found[row] for row in rows}
    table = breakdown(key, Turn.RESOLVED, found.total(), parts)
    return table, m.of_total(key, Turn.RESOLVED, rows, box=(form, name))


def _asks(text: Procedure, name: str) -> bool:
    boxes: Iterable[FormField | None] = (form.fields.get(name) for form in text.forms.values())
    return any(box and box.counted and box.kind in WORDS for box in boxes)


def _what(life: Life, name: str, until: datetime) -> str:
    written = any(at <= until and WRITTEN in said.get(name, ()) for at, _, said in life.answered)
    return WRITTEN if written else EMPTY
