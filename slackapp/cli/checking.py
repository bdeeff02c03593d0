"""``drp procedures check`` and ``schema``: for whoever writes a procedure file."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from slackapp import settings, wiring
from slackapp.cli.saying import mended_first
from slackapp.procedure_files import text_of
from slackapp.procedures.proof import Proved, prove
from slackapp.settings import Settings
from slackapp.wording import procedures as words
from workflows.comparing import changes
from workflows.procedure import Procedure
from workflows.reading import NotAProcedure
from workflows.schema import json_schema


@mended_first
def check(asked: Namespace) -> int:
    """Print what is wrong with each file, or that it is in order; or what it changes."""
    has = settings.read()
    if asked.against:
        return _compare(has, asked.which, asked.against)
    every = [_checked(has, each) for each in asked.which or wiring.procedures_there(has)]
    return 0 if all(every) else 1


def _checked(has: Settings, which: str) -> bool:
    """Read it, then walk every way that a dispute can go under it."""
    try:
        read = _read(has, which)
    except (NotAProcedure, wiring.CannotStart) as error:
        print(error)
        return False
    proved = _proved(has, which, read)
    for finding in proved.findings:
        print(finding)
    if not proved.findings:
        print(words.in_order(which, len(read.stages)))
    print(f"  {proved.figures}")
    return not proved.findings


def _proved(has: Settings, which: str, read: Procedure) -> Proved:
    file = _file(which)
    text, name = (file.read_text("utf-8"), which) if file else text_of(has, which)
    return prove(read, text, name, wiring.calendar(has, read.calendar or has.calendar))


def _read(has: Settings, which: str) -> Procedure:
    file = _file(which)
    return wiring.read_file(file) if file else wiring.read_procedure(has, which)


def _file(which: str) -> Path | None:
    """Give what is meant as a file: where there is one, or its name ends as one's; else a key."""
    file = Path(which)
    return file if file.suffix == ".yaml" or file.is_file() else None


def _compare(has: Settings, which: list[str], against: str) -> int:
    if len(which) != 1:
        print(words.ONE_TO_COMPARE, file=sys.stderr)
        return 1
    old, new = wiring.read_file(Path(against)), _read(has, which[0])
    lines = list(changes(old, new))
    print("\n".join(lines) or words.NOTHING_CHANGES)
    print(words.OPEN_ONES_GO_ON)
    return 0


def schema(_: Namespace) -> int:
    """Print the JSON Schema of procedure files."""
    print(json.dumps(json_schema(), indent=1, ensure_ascii=False))
    return 0
