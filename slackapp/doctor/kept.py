"""Where everything is kept: the key, the database, its file and its disk, the bank holidays."""

import shutil
import stat
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from slackapp import saving
from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.settings import Settings
from slackapp.wording import doctor as words
from workflows.desk import Desk
from workflows.ports import StoreUnavailable

#: How far ahead bank holidays should be known.
AHEAD = timedelta(days=120)
#: Less room than this, in bytes, fills up before anybody notices; with less than that, SQLite soon
#: keeps nothing more.
ROOM, NO_ROOM = 500_000_000, 10_000_000
SQLITE = "sqlite:///"
#: What is mounted where, on Linux: https://man7.org/linux/man-pages/man5/proc_pid_mounts.5.html
MOUNTS = Path("/proc/mounts")
#: On these, locks do not hold, and WAL does not work: https://www.sqlite.org/wal.html
OVER_THE_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph"}


def file(has: Settings) -> Iterator[Finding]:
    """Look at the database's file, where it is one, and at the disk that it stands on."""
    if not has.database_url.startswith(SQLITE):
        return
    path = _file(has)
    if (kind := filesystem(path, MOUNTS)) in OVER_THE_NETWORK:
        yield mend(words.over_the_network(path.name, kind))
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield look(words.file_open_to_others(path.name))
    yield _room(shutil.disk_usage(path.parent).free)


def _room(free: int) -> Finding:
    if free < NO_ROOM:
        return mend(words.no_room(free))
    return look(words.little_room(free)) if free < ROOM else ok(words.ROOM)


def heads(has: Settings) -> Iterator[Finding]:
    """Look at the folder for the heads of the record."""
    if has.heads_dir is None:
        yield look(words.NO_HEADS)
        return
    try:
        saving.folder(str(has.heads_dir))
    except saving.CannotSave as error:
        yield mend(words.no_heads(error))
        return
    if has.heads_dir.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        yield look(words.HEADS_OPEN)
    if _on_its_disk(has, has.heads_dir):
        yield look(words.HEADS_BESIDE)
    yield ok(words.HEADS)


def _file(has: Settings) -> Path:
    return Path(has.database_url.removeprefix(SQLITE)).absolute()


def _on_its_disk(has: Settings, folder: Path) -> bool:
    """Does a folder stand on the disk of the database, so that one loss takes both?"""
    is_file = has.database_url.startswith(SQLITE)
    return is_file and folder.stat().st_dev == _file(has).stat().st_dev


def writable(desk: Desk) -> Iterator[Finding]:
    """Try to write; nothing is written."""
    try:
        desk.store.try_to_write()
    except StoreUnavailable:
        yield mend(words.NOT_WRITABLE)


def outlives(careless: Mapping[str, str]) -> Iterator[Finding]:
    """Say whether what people are told is kept outlives a power cut."""
    for name, value in careless.items():
        if name == "journal_mode":
            yield look(words.not_wal(value))
        else:
            yield mend(words.careless(name, value))
    if not careless:
        yield ok(words.OUTLIVES)


def filesystem(path: Path, mounts: Path) -> str:
    """Give the kind of file system that a path stands on, by the list of those; or nothing."""
    try:
        rows = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return ""
    under = [(len(row[1]), row[2]) for row in rows if path.is_relative_to(row[1])]
    return max(under, default=(0, ""))[1]


def holidays(known_until: date, today: date) -> Iterator[Finding]:
    """Say how far the calendar reaches."""
    ends_soon = known_until < today + AHEAD
    say = words.holidays_end if ends_soon else words.holidays_known
    yield (look if ends_soon else ok)(say(known_until))
