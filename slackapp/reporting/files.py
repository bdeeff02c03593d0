"""Putting files into a folder: each is written beside its place, and then put there."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from slackapp.reporting.document import Document
from slackapp.reporting.page import html
from slackapp.reporting.tidy import table
from slackapp.reporting.workbook import workbook


class CannotBeWritten(Exception):
    """A file cannot be written: its path, and why, as the machine says it."""

    def __init__(self, file: Path, why: str) -> None:
        """Keep what is said of it."""
        super().__init__(file, why)
        self.file, self.why = file, why


def forms(document: Document) -> dict[str, bytes]:
    """Give the three files of a report by their names."""
    return {
        f"report-{document.name}.html": html(document).encode(),
        f"report-{document.name}.csv": table(document).encode(),
        f"report-{document.name}.xlsx": workbook(document),
    }


def put(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write them all, for their owner alone; where one cannot be written, none is put in place.

    Raises CannotBeWritten.
    """
    beside = {folder / name: folder / f".{name}.part" for name in files}
    try:
        for (file, part), content in zip(beside.items(), files.values(), strict=True):
            _write(file, part, content)
        for file, part in beside.items():
            part.replace(file)
    except OSError as error:
        raise CannotBeWritten(folder, _why(error)) from None
    finally:
        for part in beside.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return list(beside)


def _write(file: Path, part: Path, content: bytes) -> None:
    """Write one beside its place. Raises CannotBeWritten."""
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise CannotBeWritten(file, _why(error)) from None


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
