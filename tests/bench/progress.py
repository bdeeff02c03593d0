"""Saying on the terminal what is being done, and how far it is."""

import sys
from collections.abc import Iterator


def say(words: str) -> None:
    """Say something at once; the results alone go to standard output."""
    sys.stderr.write(words)
    sys.stderr.flush()


def repeated(what: str, times: int) -> Iterator[int]:
    """Count repetitions, with a dot for each."""
    say(f"{what}, {times} times ")
    for number in range(times):
        yield number
        say(".")
    say("\n")
