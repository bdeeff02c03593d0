"""The heads of the record: a signed file a day, in a folder outside the database.

Each file holds the last hash of every chain that has grown since the file before, the digest of
that file, and a signature with the key of the app. Whoever changes the database does not change
them too, as long as the folder, or a copy of it, is somewhere else.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from slackapp import saving
from slackapp.faults import log, record
from workflows.desk import Desk
from workflows.due import LONDON
from workflows.integrity import Head, Signature, Tip, Tips
from workflows.ports import Store

#: What every process knows the daily file by.
DAILY = "writing the heads of the record"
#: Rows are looked for from this long before the last file: a clock may have been set back.
OVERLAP = timedelta(days=2)
NAME = "heads-{at:%Y%m%dT%H%M%S%f}Z.json"
READ, PATTERN = "heads-%Y%m%dT%H%M%S%fZ.json", "heads-*Z.json"

#: What reading something raises that the app never wrote.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class WrongFile:
    """A file of heads that cannot be believed, and why."""

    file: Path
    why: Literal["unreadable", "does not follow", "not signed", "newest gone"]


@dataclass(frozen=True, kw_only=True)
class Heads:
    """What the files of a folder say, oldest first, and those that cannot be believed."""

    heads: tuple[Head, ...]
    wrong: tuple[WrongFile, ...]


def read(store: Store, folder: Path) -> Heads:
    """Read every file of a folder.

    Each must hold the digest of the one before; so the signature of the last vouches for all, also
    where the key that signed the first is held no more. Raises OSError.
    """
    heads, wrong, before = list[Head](), list[WrongFile](), ""
    files = _files(folder)
    for file in files:
        content = file.read_bytes()
        try:
            kept = json.loads(content)
            heads.append(_head(kept))
            if kept["previous"] != before:
                wrong.append(WrongFile(file=file, why="does not follow"))
            if file == files[-1] and not _is_signed(store, kept):
                wrong.append(WrongFile(file=file, why="not signed"))
        except UNREADABLE:
            wrong.append(WrongFile(file=file, why="unreadable"))
        before = sha256(content).hexdigest()
    if _wrote_later(store, heads):
        wrong.append(WrongFile(file=folder, why="newest gone"))
    return Heads(heads=tuple(heads), wrong=tuple(wrong))


def newest_key(folder: Path) -> str:
    """Give the id of the key that signed the newest file; "" where none says so. Raises OSError."""
    try:
        return str(json.loads(_last(folder))["signature"]["key_id"])
    except UNREADABLE:
        return ""


def _wrote_later(store: Store, heads: list[Head]) -> bool:
    """Does the database know of a file after the last one that is there?"""
    with store.read() as work:
        written = work.noted(DAILY)
    return written is not None and not (heads and heads[-1].at >= written)


class Keeper:
    """Writes a file a day, in one of however many processes there are."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        """Make it; the folder must be there."""
        self._desk, self._folder = desk, folder

    def daily_round(self) -> None:
        """Write today's file, unless it is written. One that could not be is tried again."""
        try:
            if not self._is_written():
                self._write()
        except saving.CannotSave as error:
            log.error("the heads of the record are not written: %s", error)
        except Exception as error:
            record(error, DAILY)

    def _is_written(self) -> bool:
        with self._desk.store.read() as work:
            return work.is_done_since(DAILY, self._day_began(), self._desk.now())

    def _day_began(self) -> datetime:
        today = self._desk.now().astimezone(LONDON).date()
        return self._desk.calendar.at(today, time(0))

    def _write(self) -> None:
        """Claim the day and write: only if the file is there does it count as written."""
        now, before = self._desk.now(), _last(self._folder)
        with self._desk.store.read() as work:
            tips = work.tips(_since(before))
        kept = {
            "at": now.isoformat(),
            "previous": sha256(before).hexdigest() if before else "",
            "tips": {name: _listed(tips[name]) for name in tips},
        }
        signed = {**kept, "signature": asdict(self._desk.store.sign(_canonical(kept)))}
        content = json.dumps(signed, indent=1, sort_keys=True).encode()
        with self._desk.store.begin() as work:
            if work.is_first_since(DAILY, self._day_began(), now):
                saving.save(self._folder, {_name(self._folder, now): content})


def _name(folder: Path, now: datetime) -> str:
    """Name the next file: after all others, though a clock that was ahead has named one of them."""
    last = [datetime.strptime(each.name, READ).replace(tzinfo=UTC) for each in _files(folder)[-1:]]
    return NAME.format(at=max([now, *(each + timedelta.resolution for each in last)]))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(PATTERN))


def _last(folder: Path) -> bytes:
    files = _files(saving.folder(str(folder)))
    return files[-1].read_bytes() if files else b""


def _since(before: bytes) -> datetime | None:
    """Say from when on rows are new to whoever has the last file; None where it says nothing."""
    try:
        return _head(json.loads(before)).at - OVERLAP
    except UNREADABLE:
        return None


def _listed(tips: Mapping[str, Tip]) -> dict[str, list[int | str]]:
    return {of: [tip.number, tip.hash] for of, tip in tips.items()}


def _head(kept: Json) -> Head:
    """Read what a file holds. Raises UNREADABLE."""
    tips: Tips = {
        name: {of: Tip(number=int(number), hash=str(hash)) for of, (number, hash) in each.items()}
        for name, each in kept["tips"].items()
    }
    return Head(at=datetime.fromisoformat(kept["at"]), tips=tips)


def _is_signed(store: Store, kept: Json) -> bool:
    said = kept["signature"]
    signature = Signature(key_id=str(said["key_id"]), mac=str(said["mac"]))
    unsigned = {name: value for name, value in kept.items() if name != "signature"}
    return store.is_signed(_canonical(unsigned), signature)


def _canonical(kept: Json) -> bytes:
    """Write it in one way only, so that a signature of it means something."""
    return json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()
