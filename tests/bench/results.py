"""A target as it was measured: what it was over all repetitions, and whether the bound is kept."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Is the bound kept?"""

    MET = "met"
    UNSURE = "within the spread"
    MISSED = "MISSED"
    AS_SET = "MISSED as it was set: ADR 64"
    NONE = "no bound"


#: In place of a number: no target, but how something grows.
LAW = 0
#: In place of a bound: it is said, and not judged.
SAID = math.inf


@dataclass(frozen=True, kw_only=True)
class Result:
    """One target, measured in one way: a sample for each repetition.

    It is judged by the median, and where any one failure counts (*worst*) by the worst sample. It
    is missed when three quarters of the repetitions are above the bound; *at_least*: below it. One
    that is *as_set* has another beside it, of which ADR 64 says why it is held to that instead.
    """

    number: int
    what: str
    way: str
    bound: float
    samples: Sequence[float]
    unit: str = "x"
    worst: bool = False
    at_least: bool = False
    as_set: bool = False

    @property
    def measured(self) -> float:
        """What is held against the bound."""
        return max(self.samples) if self.worst else statistics.median(self.samples)

    @property
    def spread(self) -> tuple[float, float]:
        """Between what the middle half of the repetitions lies; all of them, for the worst."""
        if self.worst:
            return min(self.samples), max(self.samples)
        return share(self.samples, 0.25), share(self.samples, 0.75)

    @property
    def verdict(self) -> Verdict:
        """Say whether the bound is kept."""
        if math.isinf(self.bound):
            return Verdict.NONE
        if self._keeps(self.measured):
            return Verdict.MET
        best = self.measured if self.worst else self.spread[1 if self.at_least else 0]
        if self._keeps(best):
            return Verdict.UNSURE
        return Verdict.AS_SET if self.as_set else Verdict.MISSED

    def _keeps(self, sample: float) -> bool:
        return sample >= self.bound if self.at_least else sample <= self.bound


def share(samples: Sequence[float], part: float) -> float:
    """Give the sample below which this part of all samples lies."""
    ordered = sorted(samples)
    return ordered[max(math.ceil(part * len(ordered)) - 1, 0)]


@dataclass(frozen=True)
class Time:
    """A time that ratios were made of: the median over the repetitions, in milliseconds."""

    what: str
    way: str
    seconds: Sequence[float]

    @property
    def milliseconds(self) -> float:
        """Give the median."""
        return statistics.median(self.seconds) * 1000


@dataclass(frozen=True)
class Measured:
    """What one part of a run has found."""

    results: tuple[Result, ...]
    times: tuple[Time, ...] = ()


def ratios(of: Sequence[float], to: Sequence[float]) -> list[float]:
    """Divide, repetition by repetition."""
    return [above / below for above, below in zip(of, to, strict=True)]
