"""Which disputes are alike to every rule: they differ in instants, people and numbers only."""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from workflows.checking.finding import each_choice
from workflows.dispute import Dispute
from workflows.procedure import Procedure

#: What no rule asks about, once people are known by their posts.
_DIFFERS = {
    "id",
    "reference",
    "procedure",
    "raised_by",
    "raised_late",
    "visit",
    "named",
    "asked",
    "acted",
    "rungs",
    "asked_by",
    "responder",
    "clock",
    "stage_due",
    "overall_due",
    "version",
}


class Likeness:
    """What a dispute shares with every other that can go the same ways.

    How often a choice was made counts where it may be made so many times only; who raised it
    counts by their post.
    """

    def __init__(self, procedure: Procedure) -> None:
        """Look up once what counts under this procedure."""
        choices = each_choice(procedure)
        self._counted = {str(path[-1]) for path, choice in choices if choice.times}
        self._raisers = procedure.raising.by

    def of(self, dispute: Dispute) -> Hashable:
        """Give it: of two disputes it is equal where no rule tells them apart."""
        used = {name: times for name, times in dispute.used.items() if name in self._counted}
        raised_by = tuple(post for post in self._raisers if post in dispute.named)
        state = {each.name: getattr(dispute, each.name) for each in fields(dispute)}
        return raised_by, _without_instants({**state, "used": used})


def _without_instants(part: Any) -> Hashable:
    if is_dataclass(part):
        part = {each.name: getattr(part, each.name) for each in fields(part)}
    if isinstance(part, Mapping):
        kept = sorted(name for name in part if name not in _DIFFERS)
        return tuple((name, _without_instants(part[name])) for name in kept)
    if isinstance(part, date | datetime):
        return None
    return tuple(map(_without_instants, part)) if isinstance(part, tuple | list) else part
