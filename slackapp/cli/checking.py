"""``drp procedures check`` and ``schema``: for whoever writes a procedure file."""

import json
import sys
from argparse import Namespace
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from slackapp import calendars, settings
from slackapp.cli.saying import mended_first
from slackapp.procedure_files import (
    procedures_there,
    read_file,
    read_procedure,
    text_in,
    text_of,
)
from slackapp.procedures.proof import prove
from slackapp.settings import CannotStart, Settings
from slackapp.wording import procedures as words
from slackapp.wording.open_questions import to_decide
from workflows import open_questions
from workflows.comparing import changes
from workflows.procedure import Procedure
from workflows.reading import NotAProcedure
from workflows.schema import json_schema


@mended_first
def check(given: Namespace) -> int:
    """Print what is wrong with each file, or that it is in order; or what it changes."""
    has = settings.read()
    if given.against:
        return _compare(has, given.which, given.against)
    return _print_each(has, given.which or list(procedures_there(has)))


@dataclass(frozen=True)
class _Checked:
    """What is said of one file, line by line, and whether it is in order."""

    lines: tuple[str, ...]
    is_fine: bool


def _print_each(has: Settings, names: list[str]) -> int:
    """Print what is said of each as soon as it is known: walking them all takes a while."""
    all_fine = True
    with _executor(len(names)) as executor:
        longest_first = sorted(names, key=lambda which: -_length(has, which))
        checked = {which: executor.submit(_checked, has, which) for which in longest_first}
        for said in (checked[which].result() for which in names):
            print("\n".join(said.lines), flush=True)
            all_fine = all_fine and said.is_fine
    return 0 if all_fine else 1


def _executor(number: int) -> Executor:
    """Give as many processes as there are processors; for one alone none is worth its start."""
    if number == 1:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(mp_context=get_context("spawn"))


def _length(has: Settings, which: str) -> int:
    try:
        return len(_text(has, which)[0])
    except CannotStart:
        return 0  # it is said where it is checked


def _checked(has: Settings, which: str) -> _Checked:
    """Read it, then walk every way that a dispute can go under it."""
    try:
        read = _read(has, which)
        text, name = _text(has, which)
    except (NotAProcedure, CannotStart) as error:
        return _Checked((str(error),), is_fine=False)
    proved = prove(read, text, name, calendars.calendar(has, read.calendar or has.calendar))
    fine = [] if proved.findings else [words.in_order(which, len(read.stages))]
    open_ones = [f"  {to_decide(limit)}" for limit in open_questions.of(read)]
    lines = [*map(str, proved.findings), *fine, f"  {proved.figures}", *open_ones]
    if (file := _file(which)) and file.stem != read.key:
        lines.append(f"  {words.named_otherwise(read.key)}")
    return _Checked(tuple(lines), is_fine=not proved.findings)


def _text(has: Settings, which: str) -> tuple[str, str]:
    file = _file(which)
    return (text_in(file), which) if file else text_of(has, which)


def _read(has: Settings, which: str) -> Procedure:
    file = _file(which)
    return read_file(file) if file else read_procedure(has, which)


def _file(which: str) -> Path | None:
    """Give what is meant as a file: where there is one, or its name ends as one's; else a key."""
    file = Path(which)
    return file if file.suffix == ".yaml" or file.is_file() else None


def _compare(has: Settings, which: list[str], against: str) -> int:
    if len(which) != 1:
        print(words.ONE_TO_COMPARE, file=sys.stderr)
        return 1
    old, new = read_file(Path(against)), _read(has, which[0])
    lines = list(changes(old, new))
    print("\n".join(lines) or words.NOTHING_CHANGES)
    print(words.OPEN_ONES_GO_ON)
    return 0


def schema(_: Namespace) -> int:
    """Print the JSON Schema of procedure files."""
    print(json.dumps(json_schema(), indent=1, ensure_ascii=False))
    return 0
