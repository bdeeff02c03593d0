"""The texts that live disputes go on under, whatever has become of the files since."""

from workflows import reading
from workflows.desk import Desk
from workflows.ports import Store
from workflows.stored import LiveText


def live_texts(store: Store) -> tuple[LiveText, ...]:
    """Give each text that live disputes began under, with how many they are."""
    with store.read() as work:
        return tuple(work.live_texts())


def lost(desk: Desk) -> tuple[LiveText, ...]:
    """Give the texts that live disputes need, and that are neither in use nor can be read."""
    in_use = {procedure.hash for procedure in desk.library.procedures.values()}
    others = (each for each in live_texts(desk.store) if each.hash not in in_use)
    return tuple(each for each in others if not _can_be_read(each))


def _can_be_read(kept: LiveText) -> bool:
    if kept.text is None:
        return False
    try:
        reading.read_kept(kept.text)
    except reading.NotAProcedure:
        return False
    return True
