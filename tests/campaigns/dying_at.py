"""Killing a process at one of the statements that it asks of a database."""

import os
import signal
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

from sqlalchemy import Engine, event

from tests.forking import FORKS

_ROOT = Path(__file__).parents[2]


def dies_at(statement: int, does: Callable[..., object], *given: object, of: str = "") -> bool:
    """Do it in a process that is killed at that statement; True if it came to its end.

    *of*: only those count that begin so. Commits count as statements: each is the last chance to
    die before it.
    """
    process = FORKS.Process(target=_do, args=(statement, does, given, of))
    with chdir(_ROOT):  # what is imported is what stands here
        process.start()
    process.join(60)
    assert process.exitcode in (0, -signal.SIGKILL), "it failed, and was not killed"
    return process.exitcode == 0


def _do(dies_at: int, does: Callable[..., object], given: tuple[object, ...], of: str) -> None:
    done = 0

    def counts(*_: object) -> None:
        nonlocal done
        done += 1
        if done == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def executes(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(of):
            counts()

    event.listen(Engine, "before_cursor_execute", executes)
    event.listen(Engine, "commit", counts)
    does(*given)
