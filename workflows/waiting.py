"""What waits for somebody, each thing once: the message of a morning and App Home count alike."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Asked = TypeVar("Asked")


def once(
    found: Iterable[Asked],
    about: Callable[[Asked], Hashable],
    rank: Callable[[Asked], tuple[bool, bool]],
) -> list[Asked]:
    """Leave one of those that are about the same dispute, or the same action of it.

    Somebody may be asked the same for two people, or be asked and decide, too. *rank* is what
    ``ranked`` gives: the lowest stays.
    """
    every = list(found)
    first = dict[Hashable, Asked]()
    for each in sorted(every, key=rank):
        first.setdefault(about(each), each)
    return [each for each in every if first[about(each)] is each]


def ranked(*, asked: bool, covers: bool) -> tuple[bool, bool]:
    """Put what is asked of somebody first, then what is asked of whom they cover for."""
    return not asked, covers
