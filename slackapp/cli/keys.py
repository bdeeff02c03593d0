"""``drp keys``."""

import time
from argparse import Namespace
from collections.abc import Iterator

from slackapp import heads, settings, wiring
from slackapp.cli import progress
from slackapp.cli.saying import mended_first
from slackapp.settings import Settings
from slackapp.wording import keys as say
from workflows.desk import Desk
from workflows.ports import StoreUnavailable
from workflows.use_cases import rotating
from workflows.use_cases.rotating import Rotated

#: Seconds in which others who write have their turn, after each few rows: at least these, and as
#: many as the rows took. SQLite has one writer.
REST = 0.02


class _Gently:
    """Rests for as long as it worked."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def __call__(self) -> None:
        """Rest, now that a few rows are done."""
        time.sleep(max(REST, time.monotonic() - self._since))
        self._since = time.monotonic()


def new(_: Namespace) -> int:
    """Print a new key. It is printed once, and kept nowhere."""
    print(wiring.new_key())
    return 0


@mended_first
def rotate(_: Namespace) -> int:
    """Seal everything anew, and say which keys are needed no more; 1 where one still is."""
    has = settings.read()
    with wiring.open_desk(has) as desk:
        keys = desk.store.vault.keys
        with progress.of(_owed(desk), say.progress) as told:
            done = rotating.rotate(desk, _Gently(), told)
    print(say.done(done.renewed, done.marked))
    for row in done.unopened:
        print(say.does_not_open(*row))
    for row in done.unsigned:
        print(say.not_signed(*row))
    for dispute in done.unmarked:
        print(say.not_marked(dispute))
    for line in (*_of_older_keys(has, keys, done), *_of_keys_not_given(keys, done)):
        print(line)
    return 1 if done.left or done.unmarked else 0


def _owed(desk: Desk) -> int:
    """Say how much there is to do; 0 where it is too much to be counted in time."""
    try:
        return rotating.owed(desk)
    except StoreUnavailable:
        return 0


def _of_older_keys(has: Settings, keys: tuple[str, ...], done: Rotated) -> Iterator[str]:
    """Say of each key that is given but the newest what still needs it."""
    if not keys[1:]:
        yield say.ONLY_ONE
    for place, key in enumerate(keys[1:], start=2):
        if key in done.left:
            yield say.still_needed(place, key, done.left[key])
        elif done.unmarked:
            yield say.may_be_needed(place, key)
        elif key == _signed_the_heads(has):
            yield say.signed_the_heads(place, key)
        else:
            yield say.needed_no_more(place, key)


def _signed_the_heads(has: Settings) -> str:
    return heads.newest_key(has.heads_dir) if has.heads_dir and has.heads_dir.is_dir() else ""


def _of_keys_not_given(keys: tuple[str, ...], done: Rotated) -> Iterator[str]:
    for key in sorted(done.left.keys() - set(keys)):
        yield say.not_among_them(key, done.left[key])
