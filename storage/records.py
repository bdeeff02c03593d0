"""Domain objects as JSON text, and back. Ids and times only: nothing here was typed by anybody."""

import json
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter

from workflows.dispute import Dispute
from workflows.events import Event
from workflows.notices import Facts

_KINDS: dict[str, Any] = {kind.__name__: kind for kind in (Dispute, Facts, *get_args(Event))}


@cache
def _written(name: str) -> TypeAdapter[Any]:
    """Give how a kind of thing is written: worked out when the first comes, since it takes long."""
    return TypeAdapter(_KINDS[name])


def dump_dispute(dispute: Dispute) -> str:
    """Write a dispute."""
    return _written("Dispute").dump_json(dispute).decode()


def dispute(text: str) -> Dispute:
    """Read a dispute."""
    read: Dispute = _written("Dispute").validate_json(text)
    return read


def dump_facts(facts: Facts) -> str:
    """Write what a message says."""
    return _written("Facts").dump_json(facts).decode()


def facts(text: str) -> Facts:
    """Read what a message says."""
    read: Facts = _written("Facts").validate_json(text)
    return read


def dump_events(events: tuple[Event, ...]) -> str:
    """Write events, each with its name."""
    return canonical([_named(type(event).__name__, event) for event in events])


def _named(name: str, event: Event) -> dict[str, Any]:
    return {"event": name, **_written(name).dump_python(event, mode="json")}


def events(text: str) -> tuple[Event, ...]:
    """Read events."""
    return tuple(_written(kept.pop("event")).validate_python(kept) for kept in json.loads(text))


def canonical(thing: object) -> str:
    """Write JSON in one way only, so that a hash of it means something."""
    return json.dumps(thing, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
