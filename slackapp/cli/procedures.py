"""``drp procedures list``."""

from argparse import Namespace
from collections import defaultdict
from collections.abc import Mapping, Sequence

from slackapp import settings, wiring
from slackapp.cli.saying import mended_first
from slackapp.procedure_files import procedures_there, read_procedure
from slackapp.settings import CannotStart, Settings
from slackapp.wording import procedures as words
from slackapp.wording.open_questions import to_decide
from workflows import open_questions
from workflows.ports import StoreUnavailable
from workflows.reading import NotAProcedure
from workflows.stored import LiveText

Live = Mapping[str, Sequence[LiveText]]


@mended_first
def list_(_: Namespace) -> int:
    """Print each procedure: in use or not, its title, or what is wrong; and its open disputes."""
    has = settings.read()
    there, (live, why_not) = procedures_there(has), _live(has)
    fine = [_listed(has, key, where, live.get(key, ())) for key, where in there.items()]
    for key in live:
        if key not in there:
            print(words.in_no_file(key))
            _print_live(live[key], "")
    if why_not:
        print(words.NOT_COUNTED, why_not)
    missing = [key for key in has.procedures if key not in there]
    for key in missing:
        print(words.in_use_and_missing(key))
    return 1 if missing or not all(fine) else 0


def _listed(has: Settings, key: str, where: str, live: Sequence[LiveText]) -> bool:
    use = "in use" if key in has.procedures else "not in use"
    current = ""
    try:
        read = read_procedure(has, key)
        current = read.hash
        print(words.listed(key, read.title, len(read.stages), where, use))
        for limit in open_questions.of(read):
            print(f"  {to_decide(limit)}")
    except (NotAProcedure, CannotStart) as error:
        print(f"{key}: cannot be used ({use})\n{error}")
    _print_live(live, current)
    return bool(current)


def _print_live(live: Sequence[LiveText], current: str) -> None:
    for text in live:
        print(words.live(text.live, text.hash, is_current=text.hash == current))


def _live(has: Settings) -> tuple[Live, str]:
    """Give what is open under each key; and why that cannot be said, if it cannot."""
    found: dict[str, list[LiveText]] = defaultdict(list)
    try:
        for text in wiring.live_texts(has):
            found[text.key].append(text)
    except (CannotStart, StoreUnavailable) as error:
        return {}, str(error)
    return found, ""
