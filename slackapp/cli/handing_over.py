"""Files that leave the app by a command: whose account it was, and where nothing was written."""

import os
import pwd
from collections.abc import Iterable, Mapping
from pathlib import Path

from slackapp import saving
from slackapp.saving import CannotSave
from workflows.desk import Desk
from workflows.use_cases import file_copying


def reader() -> str:
    """Name who reads at the command line: the account of the operating system, or its number."""
    number = os.getuid()
    try:
        return file_copying.at_command_line(pwd.getpwuid(number).pw_name)
    except KeyError:
        return file_copying.at_command_line(str(number))


def save(
    desk: Desk, disputes: Iterable[str], into: Path, files: Mapping[str, bytes]
) -> tuple[Path, ...]:
    """Write files of these disputes. Raises CannotSave, SystemExit.

    That they were read is recorded before, so that no copy is made of which nothing is known; where
    none was made, that is recorded, too.
    """
    try:
        return saving.save(into, files)
    except (CannotSave, SystemExit):
        file_copying.nothing_written(desk, disputes, reader())
        raise
