"""What a campaign shows: a promise, how it was tried, and the figures it came to.

``docs/evidence.md`` is made of these. A campaign of several parts (two databases, each step) shows
its part of the figures in each; they are put together here.
"""

import os
import platform
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self

BEGIN, END = "<!-- begin: {} -->", "<!-- end: {} -->"
HEAD = "| | promise | how it was tried | figures | seed | time | when |"
UNDER = "|---|---|---|---|---|---|---|"
#: What makes a run of a part: options of pytest, and of a campaign's own.
CHOOSES = {
    **{"keyword": "-k", "markexpr": "-m", "deselect": "--deselect", "lf": "--lf"},
    "maxfail": "--maxfail",
}
ONLY = "ONLY"
#: The promise whose figures are of what every campaign left behind.
OF_ALL = "R23"


@dataclass(frozen=True)
class Promise:
    """*key* orders the page: R for faults, S for privacy and security.

    *taken_out* says which protection was removed, and what the campaign then reported.
    """

    key: str
    says: str
    how: str
    taken_out: str


@dataclass
class Shown:
    """The figures of one promise in one run: *counted* add up; of *worst* the largest stands."""

    promise: Promise
    counted: Counter[str] = field(default_factory=Counter)
    worst: dict[str, float] = field(default_factory=dict)
    seeds: set[int] = field(default_factory=set)
    seconds: float = 0

    @classmethod
    def together(cls, parts: Iterable[Mapping[str, Any]]) -> dict[str, Self]:
        """Put the parts of each promise together, by its key, in the order of the keys."""
        every = dict[str, Self]()
        for part in parts:
            promise = Promise(**part["promise"])
            shown = every.setdefault(promise.key, cls(promise))
            shown.counted.update(part["counted"])
            for what, much in part["worst"].items():
                shown.worst[what] = max(much, shown.worst.get(what, much))
            shown.seeds.update(part["seeds"])
            shown.seconds += part["seconds"]
        return dict(sorted(every.items(), key=lambda each: in_order(each[0])))

    def row(self, today: date) -> str:
        """Write it as a row of the table."""
        counted = [f"{what}: {number:,}" for what, number in self.counted.items()]
        worst = [f"{what}: {much:,.3g}" for what, much in self.worst.items()]
        said = [
            self.promise.key,
            self.promise.says,
            self.promise.how,
            "; ".join(counted + worst),
            ", ".join(map(str, sorted(self.seeds))) or "none needed",
            f"{self.seconds:,.0f} s",
            f"{today.day} {today:%B %Y}",
        ]
        return f"| {' | '.join(said)} |"


def chosen_by(options: Mapping[str, Any], environment: Mapping[str, str]) -> list[str]:
    """Give what made a run one of parts of campaigns: their figures stand for no whole."""
    chosen = [said for option, said in CHOOSES.items() if options.get(option)]
    chosen += [said for said in options.get("file_or_dir") or () if "::" in said]
    return chosen + ([ONLY] if environment.get(ONLY) else [])


def whole(shown: Mapping[str, Shown], named: Sequence[str]) -> dict[str, Shown]:
    """Leave out what is of all campaigns, where a run was of some by name."""
    by_name = any(each.endswith(".py") for each in named)
    return {key: each for key, each in shown.items() if not (by_name and key == OF_ALL)}


def passed_whole(
    parts: Iterable[tuple[str, Mapping[str, Any]]], failed: Iterable[str]
) -> list[Mapping[str, Any]]:
    """Leave out what campaigns showed of which any part failed, and then what is of all.

    A campaign is known by its file, the first part of the *failed* and of each part's name.
    """
    files = {each.partition("::")[0] for each in failed}
    left = [part for name, part in parts if name.partition("::")[0] not in files]
    return [part for part in left if not (files and part["promise"]["key"] == OF_ALL)]


def in_order(key: str) -> tuple[str, int]:
    """R2 before R10."""
    return key.rstrip("0123456789"), int(key.lstrip("RS") or 0)


def page_with(page: str, run: str, shown: Mapping[str, Shown], today: date) -> str:
    """Put a run's rows into a page between the two marks of *run*, and what each reported without.

    A row that this run did not make again stays. Raises ValueError where the page has no marks.
    """
    rows = {row.split("|")[1].strip(): row for row in _between(page, run) if row.startswith("| ")}
    rows.update({key: each.row(today) for key, each in shown.items()})
    rows.pop("", None)
    ordered = [rows[key] for key in sorted(rows, key=in_order)]
    page = _put(page, run, [_machine(), "", HEAD, UNDER, *ordered])
    told = {line.split("**")[1]: line for line in _between(page, "taken out") if "**" in line}
    told.update({
        key: f"- **{key}** {each.promise.taken_out}" for key, each in shown.items()
    })  # fmt: skip
    return _put(page, "taken out", [told[key] for key in sorted(told, key=in_order)])


def write(path: Path, run: str, shown: Mapping[str, Shown], today: date) -> None:
    """Write what a run showed into a page."""
    path.write_text(page_with(path.read_text(encoding="utf-8"), run, shown, today), "utf-8")


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}."


def _between(page: str, part: str) -> Sequence[str]:
    return _parts(page, part)[1].splitlines()


def _put(page: str, part: str, lines: Sequence[str]) -> str:
    before, _, after = _parts(page, part)
    return f"{before}\n" + "\n".join(lines) + f"\n{after}"


def _parts(page: str, part: str) -> tuple[str, str, str]:
    begin, end = BEGIN.format(part), END.format(part)
    before, found, rest = page.partition(begin)
    within, ends, after = rest.partition(end)
    if not (found and ends):
        raise ValueError(f"the page has no lines {begin} and {end}")
    return f"{before}{begin}", within, f"{end}{after}"
