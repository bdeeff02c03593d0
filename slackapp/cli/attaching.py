"""``drp procedures attach``: one procedure with the record of another, as a file of its own."""

from argparse import Namespace
from pathlib import Path

from slackapp import settings
from slackapp.cli.saying import mended_first
from slackapp.procedure_files import read_procedure, text_of
from slackapp.settings import CannotStart, Settings
from slackapp.wording import command_line as say
from slackapp.wording import procedures as words
from workflows import reading
from workflows.attaching import CannotAttach, Source, Standing, attach


@mended_first
def attach_(asked: Namespace) -> int:
    """Print a file, or keep it, that is one procedure with what another offers to attach."""
    has = settings.read()
    key = Path(asked.out).stem if asked.out else f"{asked.onto}-recorded"
    try:
        text = attach(_source(has, asked.of), _source(has, asked.onto), key, _standing(asked.post))
    except CannotAttach as error:
        raise CannotStart(str(error)) from None
    reading.read(text, asked.out or f"{key}.yaml")
    if not asked.out:
        print(text, end="")
        return 0
    _keep(Path(asked.out), text)
    print(words.attached(asked.out, key))
    return 0


def _source(has: Settings, key: str) -> Source:
    return Source(read_procedure(has, key), text_of(has, key)[0])


def _standing(given: list[str]) -> Standing:
    """Read "raising_manager=chair,chair_manager" for each."""
    pairs = [each.partition("=") for each in given]
    if wrong := [each for each, (_, _, posts) in zip(given, pairs, strict=True) if not posts]:
        raise CannotStart(say.not_a_pair(wrong[0]))
    return {post: tuple(posts.split(",")) for post, _, posts in pairs}


def _keep(file: Path, text: str) -> None:
    """Write a new file; one that is there is somebody's work."""
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        raise CannotStart(say.is_there_already(file)) from None
    except OSError as error:
        raise CannotStart(say.cannot_be_written(file, type(error).__name__)) from None
