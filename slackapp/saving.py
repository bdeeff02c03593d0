"""Writing files that leave the app: each beside its place and then renamed, or none at all.

Nobody but the account that runs the command may read them.
"""

import errno
import glob
import os
import secrets
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from slackapp.wording import saving as say

#: Read and written by their owner alone.
PRIVATE = 0o600
#: Ends the name of what is not in its place yet; nothing else in a folder is called so.
NOT_YET = ".drp-part"
#: Seconds after which such a file is of nobody who still writes it.
LEFT_BEHIND = 3600
#: What ends a command.
_ENDS = (signal.SIGTERM, signal.SIGINT)


class CannotSave(Exception):
    """Nothing was written; the text says why, and what to do about it."""


def folder(named: str) -> Path:
    """Give a folder to write into. Raises CannotSave."""
    path = Path(named)
    if not path.is_dir():
        raise CannotSave(say.no_folder(path))
    if not os.access(path, os.W_OK | os.X_OK):
        raise CannotSave(say.not_writable(path))
    return path


def save(into: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write all these files, or none: what was there before stays until all are written.

    Raises CannotSave, and SystemExit where the command is told to end before any is in its place.
    """
    beside = {into / name: _beside(into / name) for name in files}
    if in_the_way := [place for place in beside if place.is_dir()]:
        raise CannotSave(say.in_the_way(in_the_way[0]))
    with _told_to_end(), _nothing_half_written(into, beside.values()):
        for temporary, content in zip(beside.values(), files.values(), strict=True):
            _write(temporary, content)
        _sweep(into, max(each.stat().st_mtime for each in beside.values()))
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)  # all are put in their place, or none
        for place, temporary in beside.items():
            temporary.replace(place)
    return tuple(beside)


@contextmanager
def into_place(place: Path) -> Iterator[Path]:
    """Give an empty file beside *place* to write to; once that is done, it is put there.

    Where it is not, nothing stays, and what was there before does. Raises CannotSave, SystemExit.
    """
    into = folder(str(place.parent))
    beside = _beside(place)
    if place.is_dir():
        raise CannotSave(say.in_the_way(place))
    with _told_to_end(), _nothing_half_written(into, (beside,)):
        _write(beside, b"")
        yield beside
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        _sweep(into, beside.stat().st_mtime)
        beside.replace(place)


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name}.{secrets.token_hex(4)}{NOT_YET}")


@contextmanager
def _told_to_end() -> Iterator[None]:
    """Let whatever ends a command end it in order, so that nothing half written stays."""
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    is_main = threading.current_thread() is threading.main_thread()  # Python tells no other
    before = {each: signal.signal(each, _end) for each in _ENDS if is_main}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _end(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


@contextmanager
def _nothing_half_written(into: Path, beside: Iterable[Path]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotSave(_why(into, error)) from None
    finally:
        for temporary in beside:
            for left in _and_beside(temporary):
                left.unlink(missing_ok=True)


def _sweep(into: Path, now: float) -> None:
    """Take away what was left by a command that was killed; *now* is by the clock of the folder.

    What cannot be taken away is no reason to keep what is new from its place.
    """
    for left in into.glob(f".*{NOT_YET}"):
        with suppress(OSError):
            every = tuple(_and_beside(left))
            if now - max((each.stat().st_mtime for each in every), default=now) > LEFT_BEHIND:
                for each in every:
                    each.unlink(missing_ok=True)


def _and_beside(temporary: Path) -> Iterator[Path]:
    """Give a file with those that SQLite writes beside it, whose name goes on."""
    return temporary.parent.glob(f"{glob.escape(temporary.name)}*")


def _write(file: Path, content: bytes) -> None:
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    with os.fdopen(opened, "wb") as writing:
        writing.write(content)
        writing.flush()
        os.fsync(writing.fileno())


def _why(into: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return say.disk_full(into)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return say.not_writable(into)
    return say.not_written(into, os.strerror(error.errno) if error.errno else "")
