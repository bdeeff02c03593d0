"""Domain objects as JSON text, and back. Ids and times only: nothing here was typed by anybody."""

import json
from typing import Any, get_args

from pydantic import TypeAdapter

from workflows.dispute import Dispute
from workflows.events import Event
from workflows.notices import Facts

_DISPUTE = TypeAdapter(Dispute)
_FACTS = TypeAdapter(Facts)
_EVENTS: dict[str, TypeAdapter[Any]] = {
    kind.__name__: TypeAdapter(kind) for kind in get_args(Event)
}


def dump_dispute(dispute: Dispute) -> str:
    """Write a dispute."""
    return _DISPUTE.dump_json(dispute).decode()


def dispute(text: str) -> Dispute:
    """Read a dispute."""
    return _DISPUTE.validate_json(text)


def dump_facts(facts: Facts) -> str:
    """Write what a message says."""
    return _FACTS.dump_json(facts).decode()


def facts(text: str) -> Facts:
    """Read what a message says."""
    return _FACTS.validate_json(text)


def dump_events(events: tuple[Event, ...]) -> str:
    """Write events, each with its name."""
    named = [(type(event).__name__, event) for event in events]
    return canonical(
        [{"event": name, **_EVENTS[name].dump_python(event, mode="json")} for name, event in named]
    )


def events(text: str) -> tuple[Event, ...]:
    """Read events."""
    return tuple(_EVENTS[kept.pop("event")].validate_python(kept) for kept in json.loads(text))


def canonical(thing: object) -> str:
    """Write JSON in one way only, so that a hash of it means something."""
    return json.dumps(thing, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
