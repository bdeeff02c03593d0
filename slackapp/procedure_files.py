"""Where the files of procedures are: those that are shipped, and the council's own beside them."""

from pathlib import Path

from slackapp import shipped
from slackapp.settings import CannotStart, Settings
from slackapp.wording import command_line as say
from workflows import reading
from workflows.desk import Library
from workflows.procedure import Procedure


def library(settings: Settings) -> Library:
    """Read the procedures in use, the default first. Raises NotAProcedure, CannotStart."""
    keys = settings.procedures
    return Library(
        procedures={key: read_procedure(settings, key) for key in keys},
        texts={key: text_of(settings, key)[0] for key in keys},
    )


def text_of(settings: Settings, key: str) -> tuple[str, str]:
    """Give the text of a procedure and its file's name: from the council's own folder, or shipped.

    One key is one procedure, so that nobody reads the one file and works under the other.
    """
    shipped_file = shipped.FOLDER / f"{key}.yaml"
    own = settings.procedures_dir / f"{key}.yaml" if settings.procedures_dir else None
    if own and own.is_file():
        if shipped_file.is_file():
            raise CannotStart(say.named_like_a_shipped_one(own, key))
        return text_in(own), str(own)
    if not shipped_file.is_file():
        raise CannotStart(say.no_such_procedure(key))
    return shipped_file.read_text(encoding="utf-8"), f"{key}.yaml"


def procedures_there(settings: Settings) -> dict[str, str]:
    """Give the keys of all procedures that could be in use, and where each file is."""
    found = dict.fromkeys(shipped.procedures(), "shipped")
    if settings.procedures_dir and settings.procedures_dir.is_dir():
        own = sorted(settings.procedures_dir.glob("*.yaml"))
        found |= {each.stem: str(each) for each in own}
    return dict(sorted(found.items()))


def read_procedure(settings: Settings, key: str) -> Procedure:
    """Read one procedure. Raises NotAProcedure, CannotStart."""
    text, file = text_of(settings, key)
    read = reading.read(text, file)
    if read.key != key:
        raise CannotStart(say.named_otherwise(file, read.key))
    return read


def read_file(file: Path) -> Procedure:
    """Read a procedure wherever its file is. Raises NotAProcedure, CannotStart."""
    return reading.read(text_in(file), str(file))


def text_in(file: Path) -> str:
    """Give what a file says. Raises CannotStart."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotStart(say.cannot_be_read(file, type(error).__name__)) from None
