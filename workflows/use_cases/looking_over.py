"""Asking once about what looks like a personal number in a box, before a form is taken."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from workflows.desk import Desk
from workflows.ports import StaleDispute, Work

#: Whoever presses again sooner has clicked twice, and read nothing between.
A_MOMENT = timedelta(seconds=1)


def to_ask_about(desk: Desk, form: str, boxes: Iterable[str]) -> tuple[str, ...]:
    """Give those of these boxes of an open form that their writer was not asked about before.

    Remembered is that it was asked, by a mark of the form and the box: no word that was typed.
    """
    asked, now = tuple(boxes), desk.now()
    if not asked:
        return ()
    try:
        return _look(desk, form, asked, now)
    except StaleDispute:  # the same form was sent twice at once: the other has asked just now
        return _look(desk, form, asked, now)


def _look(desk: Desk, form: str, boxes: Iterable[str], now: datetime) -> tuple[str, ...]:
    with desk.store.begin() as work:
        return tuple(box for box in boxes if not _was_asked(work, form, box, now))


def _was_asked(work: Work, form: str, box: str, now: datetime) -> bool:
    mark = sha256(f"{form}\n{box}".encode()).hexdigest()[:32]
    before = work.recorded(mark, {})
    if before is None:
        work.form_recorded(mark, {}, now)
        return False
    return now - before.at >= A_MOMENT
