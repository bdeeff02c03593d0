"""``drp procedures check`` and ``schema``: for whoever writes a procedure file."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from slackapp import settings, wiring
from slackapp.cli.saying import mended_first
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
    try:
        read = _read(has, which)
    except (NotAProcedure, wiring.CannotStart) as error:
        print(error)
        return False
    print(words.in_order(which, len(read.stages)))
    return True


def _read(has: Settings, which: str) -> Procedure:
    """Read what is meant: a file where there is one or its name ends as one's, else a key."""
    file = Path(which)
    if file.suffix == ".yaml" or file.is_file():
        return wiring.read_file(file)
    return wiring.read_procedure(has, which)


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
