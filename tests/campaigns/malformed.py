"""Payloads that Slack would never send, signed all the same, over both lines.

True ones are recorded first, of a dispute that is over by then. Then each is spoilt by chance.
"""

import copy
import json
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from slackapp import ids
from tests.campaigns.at_the_door import Door, a_door, command, signed
from tests.campaigns.hostile import SIGNS, nested
from tests.campaigns.payloads import Hand, Json, as_body
from tests.canary import CANARY
from tests.world import World, a_world

#: What stands in place of what belongs there.
ODD: tuple[Any, ...] = (None, True, 0, -1, 1e308, "", [], {}, [[]], [None], {"id": None}, "x" * 300)
USERS = ("U01", "U02", "U03", "U04", "U08", "U90", "W77", "")
RAISE = {
    "raise__level": "stage_1",
    "child__initials": "AB",
    "people__social_worker": "social_worker",
}
PLAN = {"plan__actions__1__who": "social_worker", "plan__actions__1__due": "2026-12-04"}


class Faults(logging.Handler):
    """Keeps what the app logs as a fault of its own."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if record.name != "drp" or said.startswith("fault"):  # that somebody tries is no fault
            self.seen.append(said)


@contextmanager
def listening() -> Iterator[Faults]:
    faults, root = Faults(), logging.getLogger()
    root.addHandler(faults)
    try:
        yield faults
    finally:
        root.removeHandler(faults)


@dataclass
class Recorded:
    """True payloads, by whom each was sent, and ids that are somebody else's."""

    payloads: list[Json] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


def record(door: Door, world: World) -> Recorded:
    """Let people do most of what can be done, and end what they did it in."""
    mine = world.raised()
    theirs = world.raised(people={"manager": "service_manager"})
    door.sends()
    manager, chair = (Hand(door, user, lambda _: CANARY) for user in ("U04", "U01"))
    _replies(manager)
    _raises(chair)
    door.sends()
    _looks(chair, mine.reference)
    world.close(mine)
    drafts = door.database.execute("SELECT id FROM drafts").fetchall()
    return Recorded(
        [*manager.handed, *chair.handed], [mine.id, theirs.id, *(id for [id] in drafts), "0" * 16]
    )


def _replies(manager: Hand) -> None:
    form = manager.presses(manager.button(f"{ids.CHOICE}:reply"))["view"]
    manager.presses({"type": "button", "action_id": ids.ROW_ADD}, manager.fills(form))
    manager.presses({"type": "button", "action_id": ids.SAVE_DRAFT}, manager.fills(form))
    assert manager.sends(form, **PLAN)["response_action"] == "update"


def _raises(chair: Hand) -> None:
    form = chair.types_command("new")["view"]
    level = {"type": "radio_buttons", "action_id": ids.BOX, "block_id": "raise.level"}
    whole = chair.fills(form, **RAISE)
    form = chair.presses({**level, "selected_option": {"value": "stage_1"}}, whole)["view"]
    chair.sends(form, **RAISE)


def _looks(chair: Hand, reference: str) -> None:
    page = chair.types_command(f"show {reference}")["view"]
    page = {**page, "id": "V1", "type": "modal", "state": {"values": {}}}
    for button in [*chair.buttons_of(page)]:
        chair.presses(button, page)
    found = chair.types_command("list")["view"]
    chair.sends(found, find__text="DRP")
    search = {"type": "block_suggestion", "action_id": ids.PERSON, "value": "s"}
    chair.hands_in({**search, "block_id": "people.social_worker", "user": {"id": "U01"}})
    home = {
        "type": "app_home_opened",
        "user": "U01",
        "tab": "home",
        "channel": "D",
        "event_ts": "1",
    }
    chair.hands_in({"type": "event_callback", "team_id": "T01", "event": home})


# ---- spoiling one -------------------------------------------------------------------------------


def places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the way to each part of a payload."""
    if path:
        yield path
    pairs = (
        part.items()
        if isinstance(part, dict)
        else enumerate(part)
        if isinstance(part, list)
        else ()
    )
    for key, each in pairs:
        yield from places(each, (*path, key))


def put(payload: Json, path: tuple[Any, ...], change: Callable[[Any, Any], None]) -> Json:
    """Change what stands at a place."""
    spoilt = copy.deepcopy(payload)
    holder: Any = spoilt
    for key in path[:-1]:
        holder = holder[key]
    change(holder, path[-1])
    return spoilt


def _dropped(payload: Json, chance: Random, _: Recorded) -> Json:
    return put(payload, chance.choice([*places(payload)]), lambda at, key: at.__delitem__(key))


def _of_another_kind(payload: Json, chance: Random, _: Recorded) -> Json:
    odd = chance.choice(ODD)
    return put(payload, chance.choice([*places(payload)]), lambda at, key: at.__setitem__(key, odd))


def _with_signs(payload: Json, chance: Random, _: Recorded) -> Json:
    sign = chance.choice(SIGNS)
    texts = [path for path in places(payload) if isinstance(_at(payload, path), str)]
    return put(payload, chance.choice(texts), lambda at, key: at.__setitem__(key, sign))


def _deep(payload: Json, chance: Random, _: Recorded) -> Json:
    deep = nested(chance.choice((10, 100, 300)))
    return put(
        payload, chance.choice([*places(payload)]), lambda at, key: at.__setitem__(key, deep)
    )


def _large(payload: Json, chance: Random, _: Recorded) -> Json:
    large = chance.choice("a<\u0301\u202e") * chance.choice((3_001, 40_000))
    texts = [path for path in places(payload) if isinstance(_at(payload, path), str)]
    return put(payload, chance.choice(texts), lambda at, key: at.__setitem__(key, large))


def _with_forged_ids(payload: Json, chance: Random, has: Recorded) -> Json:
    text = json.dumps(payload)
    for known in has.ids:
        if known in text:
            text = text.replace(known, chance.choice(has.ids))
    spoilt: Json = json.loads(text)
    if "user" in spoilt and isinstance(spoilt["user"], dict):
        spoilt["user"]["id"] = chance.choice(USERS)
    if "view" in spoilt:
        spoilt["view"]["hash"] = "0.stale"
    return spoilt


def _carrying(payload: Json, chance: Random, _: Recorded) -> Json:
    """What only the app writes, written by somebody else."""
    spoilt = copy.deepcopy(payload)
    odd = (
        "{",
        "[]",
        "null",
        '{"dispute":1}',
        '{"no":1}',
        '{"rows":[]}',
        '{"visit":"x"}',
        "::",
        "a:b:c",
    )
    if "view" in spoilt and chance.random() < 0.5:
        spoilt["view"]["private_metadata"] = chance.choice(odd)
    for action in spoilt.get("actions", ()):
        action["value"] = chance.choice((*odd, "1", "-1", "9" * 30, "x:1:", "x:-1:reply"))
    if "view" in spoilt:
        spoilt["view"]["callback_id"] = chance.choice((spoilt["view"]["callback_id"], "none", ""))
    return spoilt


SPOILS = (_dropped, _of_another_kind, _with_signs, _deep, _large, _with_forged_ids, _carrying)


def _at(payload: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        payload = payload[key]
    return payload


def _bytes(payload: Json, chance: Random) -> bytes:
    """Spoil what is no payload at all any more."""
    body = as_body(payload)
    match chance.randrange(5):
        case 0:
            return body[: chance.randrange(len(body))]
        case 1:
            at = chance.randrange(len(body))
            return body[:at] + chance.randbytes(chance.randint(1, 9)) + body[at:]
        case 2:
            return b"payload=" + b"[" * 100_000
        case 3:
            return chance.choice(
                (b"payload=[]", b"payload=null", b"payload=1", b'{"a"', b"[]", b"\x00")
            )
        case _:
            return command(chance.choice(SIGNS), chance.choice(USERS))


def hand_in(folder: Path, seed: int, number: int) -> Counter[str]:
    """Hand in so many. Raises AssertionError at a fault, or where anything changed."""
    chance = Random(seed)  # noqa: S311 # no secret
    world = a_world(folder)
    tried = Counter[str]()
    with a_door(folder, world) as door, listening() as faults:
        has = record(door, world)
        assert faults.seen == []
        state = door.state
        for _ in range(number):
            tried[_one(door, has, chance, tried.total())] += 1
            if faults.seen:
                raise AssertionError(faults.seen)
        now = door.state
        changed = {name: [row for row in now[name] if row not in state[name]] for name in now}
        assert now == state, {name: rows[:3] for name, rows in changed.items() if rows}
    return tried


def _one(door: Door, has: Recorded, chance: Random, number: int) -> str:
    payload = chance.choice(has.payloads)
    if chance.random() < 0.1:
        body, how = _bytes(payload, chance), "no payload"
    else:
        spoil = chance.choice(SPOILS)
        spoilt = {**spoil(payload, chance, has), "nonce": number}
        how = spoil.__name__.strip("_").replace("_", " ")
        if chance.random() < 0.5:
            door.tells(spoilt)
            return how
        body = as_body(spoilt)
    status, text = door.posts(body, signed(body, at=time.time() - number % 250))
    known = (200, 400, 401) if how == "no payload" else (200, 400)  # the very same is one replayed
    assert status in known, f"{how}: {status} {text}"
    return how
