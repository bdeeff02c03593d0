"""``drp db backup`` and ``drp db restore``."""

import sys
from argparse import Namespace
from datetime import datetime
from functools import partial
from pathlib import Path

from slackapp import saving, settings, wiring
from slackapp.cli import verifying
from slackapp.cli.saying import mended_first
from slackapp.settings import CannotStart, Settings
from slackapp.wording import backups as say
from workflows.ports import StoreUnavailable
from workflows.use_cases import holding


@mended_first
def back_up(asked: Namespace) -> int:
    """Copy everything, look at the copy, and only then give it its name; 1 where it is not whole.

    A copy of a record that was tampered with is kept: it shows what was found.
    """
    has, place = settings.read(), Path(asked.file)
    if place.exists() and not asked.force:
        raise CannotStart(say.is_there_already(place))
    try:
        with saving.into_place(place) as file:
            if not wiring.back_up(has, file):
                raise CannotStart(say.NOT_WHOLE)
            wrong = _looked_at(has, file)
            wiring.sealed_up(file)
    except saving.CannotSave as error:
        raise CannotStart(str(error)) from None
    except StoreUnavailable:
        raise CannotStart(say.NOT_COPIED) from None
    print(say.backed_up(place))
    return wrong


def _looked_at(has: Settings, file: Path) -> int:
    """Look at the record in a copy, as in any database, unless its tables are of before."""
    copy = has.model_copy(update={"database_url": f"sqlite:///{file}"})
    if not wiring.is_current(copy):
        print(say.NOT_LOOKED_AT)
        return 0
    return verifying.look(copy, None, advises=False)


@mended_first
def restore(asked: Namespace) -> int:
    """Ask, restore, and hold what was owed; until that is done, nothing at all is sent."""
    has = settings.read()
    agreed = partial(_agreed, asked)
    if not wiring.restore(has, Path(asked.file), wiring.system_clock(), agreed):
        print(say.NOTHING_RESTORED)
        return 1
    with wiring.open_desk(has) as desk:
        if asked.for_trying:
            holding.keep_for_trying(desk)
            print(say.FOR_TRYING)
        else:
            print(say.restored(holding.hold(desk)))
    return 0


def _agreed(asked: Namespace, latest: datetime | None) -> bool:
    print(say.latest(latest))
    if asked.yes or not sys.stdin.isatty():
        return True
    return input(say.RESTORE_IT).strip().lower() in ("y", "yes")
