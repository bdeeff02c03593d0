"""Which disputes are alike to every rule: they differ in instants, people and numbers only."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from workflows.checking.finding import ATTACHABLE, each_choice, each_notice
from workflows.checking.joint import each_who
from workflows.children import form_of
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.forms import Filled, Value
from workflows.procedure import Procedure
from workflows.proving.moved import Standing
from workflows.questions import FormField

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
    "copied",
    "informed",
    "records",
    "actions",
    "version",
}


class Likeness:
    """What a dispute shares with every other that can go the same ways.

    How often a choice was made counts where it may be made so many times only, and can be come to
    again before another stage opens, which counts anew; a fact where a choice or a post depends on
    it, who is named for a post where that depends on the way.
    """

    def __init__(self, procedure: Procedure) -> None:
        """Look up once what counts under this procedure."""
        choices = [each for each in each_choice(procedure) if each[0][0] != ATTACHABLE]
        counted = {str(path[-1]) for path, choice in choices if choice.times}
        self._counted = {step: counted & ahead for step, ahead in _ahead(procedure).items()}
        self._facts = {fact for _, choice in choices for fact in (choice.if_, choice.unless)}
        self._facts |= set(_of_notices(procedure))
        self._facts |= {post.unless for post in procedure.posts.values()}
        self._named = {*procedure.raising.by, *_named_on_the_way(procedure)}
        self._forms = procedure.forms

    def of(self, standing: Standing) -> Hashable:
        """Give it: of two disputes it is equal where no rule tells them apart."""
        dispute = standing.dispute
        counted = self._counted[dispute.step]
        used = {name: times for name, times in dispute.used.items() if name in counted}
        named = self.named(dispute)
        facts = tuple(sorted(dispute.facts & self._facts))
        state = _without_instants({**_state(dispute), "used": used, "facts": facts})
        open_ones = frozenset((action.became, action.moved) for action in dispute.unfinished)
        return named, state, open_ones, self._proposed(standing)

    def named(self, dispute: Dispute) -> tuple[str, ...]:
        """Give the posts that somebody is named for here, and may not be on another way."""
        return tuple(sorted(self._named & set(dispute.named)))

    def _proposed(self, standing: Standing) -> Hashable:
        """Give what stands in the joint answer that waits, as far as rules ask about it."""
        today = standing.now.astimezone(LONDON).date().isoformat()
        proposed = sorted(standing.proposed.items())
        return tuple((key, self._asked_about(key, filled, today)) for key, filled in proposed)

    def _asked_about(self, key: str, filled: Filled, today: str) -> Hashable:
        """What is chosen makes a fact true, or meets a gate; a date may have passed by now."""
        form = self._forms.get(form_of(key))
        return tuple(
            (name, _said(field, filled[name], today))
            for name, field in (form.fields if form else {}).items()
            if name in filled
        )


def _ahead(procedure: Procedure) -> dict[str, set[str]]:
    """Give the choices that can be come to from each step before another stage opens."""
    own = {step: procedure.choices_of(step) for step in procedure.steps}
    ahead = {step: {*choices, *procedure.any_time} for step, choices in own.items()}
    to = {step: {each.to for each in own[step].values()} & set(own) for step in own}
    grows = True
    while grows:
        grows = False
        for step, known in ahead.items():
            more = set[str]().union(*(ahead[each] for each in to[step]))
            grows = grows or not more <= known
            known |= more
    return ahead


def _said(field: FormField, value: Value, today: str) -> Hashable:
    if field.kind == "date":
        return str(value) > today
    if field.kind == "actions":
        return all(isinstance(row, dict) and row["due"] > today for row in value)
    return _without_instants(value) if field.options else None


def _named_on_the_way(procedure: Procedure) -> Iterator[str]:
    """Give the posts that somebody is chosen for, and those of which any may be asked."""
    yield from (key for key, post in procedure.posts.items() if post.found == "chosen")
    asked = [who.any for _, who in each_who(procedure)]
    for posts in (*asked, *map(procedure.opened_by, procedure.stages)):
        yield from posts if len(posts) > 1 else ()


def _of_notices(procedure: Procedure) -> Iterator[str | None]:
    """Give the facts by which somebody is told for whom nobody may be chosen yet."""
    chosen = set[str]()
    for key, post in procedure.posts.items():
        if post.found == "chosen" or post.line_manager_of in chosen:
            chosen.add(key)
    for _, rule in each_notice(procedure):
        if chosen.intersection((*rule.to, *rule.cc)):
            yield from (rule.if_, rule.unless)


@lru_cache(maxsize=64)
def _counting(kind: Any) -> tuple[str, ...]:
    """Name what counts of a thing of this kind; looking it up each time takes longer than all."""
    return tuple(each.name for each in fields(kind) if each.name not in _DIFFERS)


def _state(part: Any) -> dict[str, Any]:
    """Give what counts of a dispute, or of a part of it."""
    kind: Any = type(part)
    return {name: getattr(part, name) for name in _counting(kind)}


def _without_instants(part: Any) -> Hashable:
    if is_dataclass(part):
        return tuple((name, _without_instants(each)) for name, each in _state(part).items())
    if isinstance(part, Mapping):
        return tuple((name, _without_instants(part[name])) for name in sorted(part))
    if isinstance(part, date | datetime):
        return None
    return tuple(map(_without_instants, part)) if isinstance(part, tuple | list) else part
