"""Writing files that leave the app: each beside its place and then renamed, or none at all.

Nobody but the account that runs the command may read them.
"""

import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from slackapp.wording import saving as say

#: Read and written by their owner alone.
PRIVATE = 0o600


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

    Raises CannotSave.
    """
    beside = {into / name: into / f".{name}.{secrets.token_hex(4)}" for name in files}
    with _nothing_half_written(into, beside):
        for temporary, content in zip(beside.values(), files.values(), strict=True):
            _write(temporary, content)
        for place, temporary in beside.items():
            temporary.replace(place)
    return tuple(beside)


@contextmanager
def _nothing_half_written(into: Path, beside: Mapping[Path, Path]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotSave(_why(into, error)) from None
    finally:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)


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
