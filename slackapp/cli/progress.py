"""How far long work is, for whoever waits at a terminal; a pipe and a short wait see none of it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from slackapp.wording import people as words

#: Fewer rows than this are done before anybody could read how far it is.
LONG = 100
#: So often it is said.
EVERY = 20


@contextmanager
def of(
    rows: int, say: Callable[[int, int], str] = words.progress
) -> Iterator[Callable[[int], object] | None]:
    """Give what is told how many of so many rows are done; None where nobody looks."""
    if rows < LONG or not sys.stderr.isatty():
        yield None
        return
    last = 0

    def told(done: int) -> None:
        nonlocal last
        if done - last >= EVERY or done == rows:
            last = done
            print(f"\r{say(done, rows)}", end="", file=sys.stderr, flush=True)

    yield told
    print(file=sys.stderr)
