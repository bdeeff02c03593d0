"""Requests that are not Slack's, each of which would accept a request if anybody believed it."""

import json
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from slackapp import ids
from tests.campaigns.at_the_door import SECRET, Door, a_door, command, signed
from tests.campaigns.payloads import as_body
from tests.world import a_world
from workflows.dispute import Dispute

Request = tuple[bytes, dict[str, str]]
A_BUTTON = {"type": "button", "action_id": ids.CHOICE, "block_id": "b", "action_ts": "1.1"}
A_BOX = {"type": "input", "block_id": "b", "element": {"type": "plain_text_input"}}
A_FORM = {
    "id": "V1",
    "type": "modal",
    "callback_id": ids.CHOOSE,
    "blocks": [A_BOX],
    "state": {"values": {}},
}
#: Refused before it is read: what is in it cannot matter.
REFUSED = (401, "This is not signed by Slack.\n")
DEEP = b'{"a":' * 5_000


def accepts(dispute: Dispute, **other: Any) -> bytes:
    """The manager's press of Accept."""
    button = {**A_BUTTON, "value": ids.about(dispute.id, dispute.visit, "take_on")}
    said = {
        "type": "block_actions",
        "user": {"id": "U04", "team_id": "T01"},
        "team": {"id": "T01"},
        "trigger_id": "t",
        "container": {},
        "actions": [button],
        **other,
    }
    return as_body(said)


def _another_signature(body: bytes, chance: Random) -> dict[str, str]:
    has = signed(body)
    at = chance.randrange(3, 67)
    was = has["X-Slack-Signature"]
    new = chance.choice([each for each in "0123456789abcdef" if each != was[at]])
    return {**has, "X-Slack-Signature": f"{was[:at]}{new}{was[at + 1 :]}"}


def _another_secret(body: bytes, chance: Random) -> dict[str, str]:
    return signed(body, chance.choice((SECRET.upper(), f"{SECRET} ", chance.randbytes(16).hex())))


def _another_time(body: bytes, chance: Random) -> dict[str, str]:
    seconds = chance.choice((1, -1)) * chance.randrange(302, 10 ** chance.randrange(4, 9))
    return signed(body, at=time.time() + seconds)


def _a_time_moved_on(body: bytes, chance: Random) -> dict[str, str]:
    """An old request with a new time on it."""
    moved = str(int(time.time()) + chance.choice((-2, -1, 1, 2)))
    return {**signed(body), "X-Slack-Request-Timestamp": moved}


def _no_time(body: bytes, chance: Random) -> dict[str, str]:
    odd = ("", "now", "1e9", "-1", "٣", "9" * 400, "0x10", "1.5", " ", "\x00")
    return {**signed(body), "X-Slack-Request-Timestamp": chance.choice(odd)}


def _odd_signature(body: bytes, chance: Random) -> dict[str, str]:
    odd = ("", "v0=", "v1=0", "é", "v0=\N{BLACK STAR}", "0" * 5_000, "None")
    return {**signed(body), "X-Slack-Signature": chance.choice(odd)}


def _without_headers(body: bytes, chance: Random) -> dict[str, str]:
    has = signed(body)
    gone = chance.sample(list(has), chance.randint(1, 3))
    unsigned = {"X-Slack-Signature", chance.choice(list(has)), *gone}
    return {name: said for name, said in has.items() if name not in unsigned}


#: How a request is forged.
WAYS: Mapping[str, Callable[[bytes, Random], dict[str, str]]] = {
    "another signature": _another_signature,
    "signed with another secret": _another_secret,
    "more than five minutes off": _another_time,
    "an old one with a new time": _a_time_moved_on,
    "no time": _no_time,
    "no signature at all": _odd_signature,
    "headers left out": _without_headers,
}
#: What is in it: a press that would count, and what would harm whoever reads it first.
OTHER_BODIES = (DEEP, b"payload=" + DEEP, b"payload={", b"\xff\xfe", b"ssl_check=1", b"")
TYPES = ("application/json", "text/plain", "multipart/form-data; boundary=x", "", "application/xml")


def hand_in(folder: Path, seed: int, number: int) -> Counter[str]:
    """Hand in so many forged requests. Raises AssertionError where one is not refused."""
    chance = Random(seed)  # noqa: S311 # no secret
    world = a_world(folder)
    dispute = world.raised()
    tried = Counter[str]()
    with a_door(folder, world) as door:
        before, state = door.changes, door.state
        for _ in range(number):
            way = chance.choice([*WAYS, "replayed", "another workspace"])
            _try(door, dispute, way, chance)
            assert door.changes == before, f"{way}: something was written"
            tried[way] += 1
        assert door.state == state
        posted = [each.method for each in door.slack.taken if each.method.startswith("chat")]
        assert not posted, posted
        _is_no_press_that_nobody_would_take(door, dispute)
    return tried


def _try(door: Door, dispute: Dispute, way: str, chance: Random) -> None:
    match way:
        case "replayed":
            _replay(door, chance)
        case "another workspace":
            _from_elsewhere(door, dispute, chance)
        case _:
            body = chance.choice((accepts(dispute), accepts(dispute), *OTHER_BODIES))
            headers = WAYS[way](body, chance)
            if chance.random() < 0.2:
                headers["Content-Type"] = chance.choice(TYPES)
            said = door.posts(body, headers)
            assert said == REFUSED, f"{way}: {body[:80]!r} with {headers}: {said}"


def _of_nobody(kind: str, chance: Random, **more: Any) -> bytes:
    """Something of somebody in no list, who is told so, whatever they ask for."""
    who = {"id": "U90", "team_id": "T01"}
    said = {"type": kind, "user": who, "team": {"id": "T01"}, "trigger_id": "t"}
    return as_body({**said, "nonce": chance.random(), **more})


#: A command, a button, a shortcut, a form: what anybody may send without anything coming of it.
HARMLESS: tuple[Callable[[Random], bytes], ...] = (
    lambda chance: command("help", "U90", n=str(chance.random())),
    lambda chance: command("list", "U90", n=str(chance.random())),
    lambda chance: _of_nobody("block_actions", chance, container={}, actions=[A_BUTTON]),
    lambda chance: _of_nobody("shortcut", chance, callback_id=ids.RAISE_SHORTCUT),
    lambda chance: _of_nobody("view_submission", chance, view=A_FORM),
)


def _replay(door: Door, chance: Random) -> None:
    """Whoever recorded a request sends it again: what it asked for is harmless here.

    Of whatever kind it is; at once, or once others have come in between.
    """
    body = chance.choice(HARMLESS)(chance)
    headers = signed(body)
    assert door.posts(body, headers)[0] == 200, body
    for _ in range(chance.randrange(3)):
        between = chance.choice(HARMLESS)(chance)
        assert door.posts(between, signed(between))[0] == 200, between
    assert door.posts(body, headers) == REFUSED, "replayed"


def _from_elsewhere(door: Door, dispute: Dispute, chance: Random) -> None:
    """Slack signed it, but it is of another workspace: only what is in it says so."""
    team = chance.choice(("T99", "E01", "t01", "T01 ", "T"))
    nonce = str(chance.random())
    body = chance.choice(
        (
            lambda: _accepts_from(team, dispute, nonce),
            lambda: command("list", team=team, n=nonce),
            lambda: command(f"show {dispute.reference}", team=team, n=nonce),
            lambda: _chooses(team, nonce),
            lambda: _sends_a_form(team, dispute, nonce),
            lambda: _looks_at_home(team, nonce),
        )
    )()
    has = signed(body)
    if body.startswith(b"{"):
        has["Content-Type"] = "application/json"
    before = len(door.slack.taken)
    status, said = door.posts(body, has)
    assert status == 200, "it is told so, on a page"
    told = f"{said} {door.slack.taken[before:]}"
    assert dispute.reference not in told, f"another workspace: {body[:80]!r} was answered"


def _accepts_from(team: str, dispute: Dispute, nonce: str) -> bytes:
    user = {"id": "U04", "team_id": team}
    return accepts(dispute, user=user, nonce=nonce, enterprise={"id": "E01"})


def _chooses(team: str, nonce: str) -> bytes:
    """The shortcut with which a dispute is raised."""
    chosen = {
        "type": "shortcut",
        "callback_id": ids.RAISE_SHORTCUT,
        "trigger_id": "t",
        "nonce": nonce,
    }
    return as_body({**chosen, "user": {"id": "U01", "team_id": team}, "team": {"id": team}})


def _sends_a_form(team: str, dispute: Dispute, nonce: str) -> bytes:
    about = ids.about(dispute.id, dispute.visit, "take_on")
    user = {"id": "U04", "team_id": team}
    said = {"type": "view_submission", "user": user, "team": {"id": team}, "nonce": nonce}
    return as_body({**said, "view": {**A_FORM, "private_metadata": about}})


def _looks_at_home(team: str, nonce: str) -> bytes:
    event = {"type": "app_home_opened", "user": "U04", "tab": "home", "channel": "D1"}
    said = {"type": "event_callback", "team_id": team, "event": event, "event_id": nonce}
    return json.dumps({**said, "event_time": 1}).encode()


def _is_no_press_that_nobody_would_take(door: Door, dispute: Dispute) -> None:
    """The very press counts once it is signed, and once only: it was refused for nothing else."""
    body = accepts(dispute)
    headers = signed(body)
    assert door.posts(body, headers)[0] == 200
    assert door.world.now_is(dispute).used == {"take_on": 1}
    assert door.posts(body, headers) == REFUSED, "replayed"
