"""Which disputes are alike to every rule: they differ in instants, people and numbers only."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from workflows.checking.finding import each_choice
from workflows.checking.joint import each_who
from workflows.children import form_of
from workflows.dispute import Dispute
from workflows.forms import Answers, Filled
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
    "number",
    "people",
    "clock",
    "stage_due",
    "overall_due",
    "overall_passed",
    "version",
}


class Likeness:
    """What a dispute shares with every other that can go the same ways.

    How often a choice was made counts where it may be made so many times only, a fact where a
    choice or a post depends on it, who is named for a post where that depends on the way.
    """

    def __init__(self, procedure: Procedure) -> None:
        """Look up once what counts under this procedure."""
        choices = list(each_choice(procedure))
        self._counted = {str(path[-1]) for path, choice in choices if choice.times}
        self._facts = {fact for _, choice in choices for fact in (choice.if_, choice.unless)}
        self._facts |= {post.unless for post in procedure.posts.values()}
        self._named = {*procedure.raising.by, *_named_on_the_way(procedure)}
        self._forms = procedure.forms

    def of(self, dispute: Dispute, proposed: Answers) -> Hashable:
        """Give it: of two disputes it is equal where no rule tells them apart.

        *proposed*: what stands in the joint answer that waits, as far as rules ask about it.
        """
        used = {name: times for name, times in dispute.used.items() if name in self._counted}
        named = tuple(sorted(self._named & set(dispute.named)))
        facts = tuple(sorted(dispute.facts & self._facts))
        state = _without_instants({**_state(dispute), "used": used, "facts": facts})
        return named, state, self._asked_about(proposed)

    def _asked_about(self, proposed: Answers) -> Hashable:
        return tuple((key, self._chosen(key, filled)) for key, filled in sorted(proposed.items()))

    def _chosen(self, key: str, filled: Filled) -> Hashable:
        """Only what is chosen among options makes a fact true, or meets a gate."""
        form = self._forms.get(form_of(key))
        asked = form.fields if form else {}
        chosen = ((name, filled.get(name)) for name, field in asked.items() if field.options)
        return tuple((name, _without_instants(value)) for name, value in chosen)


def _named_on_the_way(procedure: Procedure) -> Iterator[str]:
    """Give the posts that somebody is chosen for, and those of which any may be asked."""
    yield from (key for key, post in procedure.posts.items() if post.found == "chosen")
    asked = [who.any for _, who in each_who(procedure)]
    for posts in (*asked, *map(procedure.opened_by, procedure.stages)):
        yield from posts if len(posts) > 1 else ()


def _state(part: Any) -> dict[str, Any]:
    """Give what counts of a dispute, or of a part of it."""
    names = (each.name for each in fields(part))
    return {name: getattr(part, name) for name in names if name not in _DIFFERS}


def _without_instants(part: Any) -> Hashable:
    if is_dataclass(part):
        part = _state(part)
    if isinstance(part, Mapping):
        return tuple((name, _without_instants(part[name])) for name in sorted(part))
    if isinstance(part, date | datetime):
        return None
    return tuple(map(_without_instants, part)) if isinstance(part, tuple | list) else part
