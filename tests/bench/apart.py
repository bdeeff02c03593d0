"""Running something in a process of its own, so that it shares no interpreter with who measures."""

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from slackapp import faults

CONTEXT = multiprocessing.get_context("spawn")
#: Seconds in which a process that was told to end must have ended.
PATIENCE = 20


class WentWrong(Exception):
    """Something went wrong in an app meanwhile: what was measured is not what it says."""


@contextmanager
def apart(runs: Callable[..., None], *given: Any) -> Iterator[Any]:
    """Give the first thing that a process tells; it ends when it is not needed any more.

    Raises WentWrong where it had more to tell, or ended before.
    """
    with talking(runs, *given) as line:
        yield line.recv()
        if line.poll():
            raise WentWrong(_told(line))


def _told(line: Connection) -> Any:
    try:
        return line.recv()
    except EOFError:
        return "its process ended"


@contextmanager
def talking(runs: Callable[..., None], *given: Any) -> Iterator[Connection]:
    """Give the line to a process, which ends when it is not needed any more."""
    here, there = CONTEXT.Pipe()
    process = CONTEXT.Process(target=_begin, args=(runs, there, *given))
    process.start()
    there.close()
    try:
        yield here
    finally:
        here.close()
        process.join(PATIENCE)
        if process.is_alive():
            process.kill()


def _begin(runs: Callable[..., None], line: Connection, *given: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us hears it, and closes the line
    faults.quieten()
    runs(line, *given)


class Faults(logging.Handler):
    """Tells whoever measures, in whose process nobody looks at a log, what went wrong here first.

    The rest would fill the line, which is read at the end, and keep the app waiting.
    """

    def __init__(self, line: Connection) -> None:
        super().__init__(logging.ERROR)
        self._line, self._has_told = line, False

    def emit(self, record: logging.LogRecord) -> None:
        """Say it in the words of the log."""
        if self._has_told:
            return
        self._has_told = True
        with suppress(OSError):  # whoever measures is gone
            self._line.send(record.getMessage())


def live_while_needed(line: Connection) -> NoReturn:
    """End this process at once when whoever started it closes the line, or is gone.

    Nobody needs what it might still do: an app would go on to send what it owes.
    """
    with suppress(EOFError):
        line.recv()
    os._exit(0)
