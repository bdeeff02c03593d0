"""Where everything is kept: the key, the database, its file and its disk, the bank holidays."""

import shutil
import stat
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from slackapp import saving
from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.settings import Settings
from slackapp.wording import doctor as words
from slackapp.wording import retention as retention_words

#: How far ahead bank holidays should be known.
AHEAD = timedelta(days=120)
#: Less room than this, in bytes, fills up before anybody notices.
ROOM = 500_000_000
#: One has a plan made, another approves it.
TO_AGREE = 2
SQLITE = "sqlite:///"


def file(has: Settings) -> Iterator[Finding]:
    """Look at the database's file, where it is one, and at the disk that it stands on."""
    if not has.database_url.startswith(SQLITE):
        return
    path = Path(has.database_url.removeprefix(SQLITE)).absolute()
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield look(words.file_open_to_others(path.name))
    free = shutil.disk_usage(path.parent).free
    yield look(words.little_room(free)) if free < ROOM else ok(words.ROOM)


def heads(has: Settings) -> Iterator[Finding]:
    """Look at the folder for the heads of the record."""
    if has.heads_dir is None:
        yield look(words.NO_HEADS)
        return
    try:
        saving.folder(str(has.heads_dir))
    except saving.CannotSave as error:
        yield mend(str(error))
        return
    yield ok(words.HEADS)


def retention(has: Settings) -> Iterator[Finding]:
    """Say whether anything is ever destroyed, and whether there are two to agree on it."""
    policy = has.retention.policy
    if not policy.is_set:
        yield look(retention_words.NO_POLICY)
    elif len(set(policy.officers)) < TO_AGREE:
        yield mend(retention_words.TOO_FEW)
    else:
        yield ok(retention_words.SET)


def holidays(known_until: date, today: date) -> Iterator[Finding]:
    """Say how far the calendar reaches."""
    ends_soon = known_until < today + AHEAD
    say = words.holidays_end if ends_soon else words.holidays_known
    yield (look if ends_soon else ok)(say(known_until))
