"""What Slack would send when somebody presses or sends what the app has put on their screen."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode

from tests.campaigns.at_the_door import Door, command, signed

Json = dict[str, Any]
SHOWN = ("views.open", "views.push", "views.update")
#: What somebody types into a box, given its block's id.
Types = Callable[[str], str]
#: By Slack's clock each press is newer than the one before, and each has a trigger of its own.
_TIMES = count(1)


def as_body(payload: Json) -> bytes:
    return urlencode({"payload": json.dumps(payload)}).encode()


def _from(user: str, kind: str) -> Json:
    return {
        "type": kind,
        "user": {"id": user, "team_id": "T01"},
        "team": {"id": "T01"},
        "trigger_id": f"t{next(_TIMES)}",
        "api_app_id": "A01",
    }


def pressed(user: str, button: Json, view: Json | None = None) -> Json:
    """Give the payload of a button, in a view or on a message."""
    at = f"{next(_TIMES):010}.000000"
    action = {**button, "action_ts": at, "block_id": button.get("block_id", "b")}
    where = {"view": view} if view else {"message": {}, "container": {"type": "message"}}
    return {**_from(user, "block_actions"), "actions": [action], **where}


def sent(user: str, view: Json) -> Json:
    """Give the payload of a form that was sent."""
    return {**_from(user, "view_submission"), "view": view}


def filled(view: Json, types: Types, wanted: Mapping[str, str]) -> Json:
    """Fill every box of a view: with what is typed; else with what stands there, or comes first."""
    values: Json = {}
    for block in view["blocks"]:
        box = block.get("element") or block.get("accessory") or {}
        if "action_id" in box and box["type"] != "button":
            value = _answered(block["block_id"], box, types, wanted)
            values[block["block_id"]] = {box["action_id"]: {"type": box["type"], **value}}
    return {**view, "id": "V1", "type": "modal", "hash": "1.h", "state": {"values": values}}


def _answered(block: str, box: Json, types: Types, wanted: Mapping[str, str]) -> Json:
    chosen = wanted.get(block.partition("~")[0].partition("@")[0])
    match box["type"]:
        case "plain_text_input" | "email_text_input" | "number_input":
            return {"value": chosen or types(block)[: box.get("max_length")]}
        case "datepicker":
            return {"selected_date": chosen or box.get("initial_date") or "2026-11-23"}
        case "datetimepicker":
            return {"selected_date_time": box.get("initial_date_time") or 1795425000}
        case "checkboxes":
            return {"selected_options": box.get("initial_options") or box["options"][:1]}
        case "users_select":
            return {"selected_user": box.get("initial_user")}
        case _:
            first = box.get("initial_option") or next(iter(box.get("options", ())), None)
            return {"selected_option": {"value": chosen} if chosen else first}


def buttons(blocks: list[Json]) -> Iterator[Json]:
    """Give every button of some blocks, with its block's id."""
    for block in blocks:
        for each in (*block.get("elements", ()), block.get("accessory") or {}):
            if each.get("type") == "button":
                named = {key: each[key] for key in ("type", "action_id", "value") if key in each}
                yield {**named, "block_id": block["block_id"]}


@dataclass
class Hand:
    """Somebody's hand at the door: it presses, fills in and sends, and keeps what it handed in."""

    door: Door
    user: str
    types: Types
    handed: list[Json] = field(default_factory=list)

    def hands_in(self, payload: Json) -> Json:
        """Hand it in over HTTP; give the answer, and what was opened after it."""
        self.handed.append(payload)
        return self._handed_in(as_body({**payload, "nonce": f"{self.user} {len(self.handed)}"}))

    def _handed_in(self, body: bytes) -> Json:
        before = len(self.door.slack.taken)
        status, text = self.door.posts(body, signed(body))
        assert status == 200, text
        answer = json.loads(text) if text else {}
        shown = (each for each in self.door.slack.taken[before:] if each.method in SHOWN)
        for each in shown:
            view = each.call["view"]
            answer["view"] = json.loads(view) if isinstance(view, str) else view
        return answer

    def types_command(self, text: str) -> Json:
        body = command(text, self.user, nonce=str(len(self.door.slack.taken)))
        return self._handed_in(body)

    def presses(self, button: Json, view: Json | None = None) -> Json:
        return self.hands_in(pressed(self.user, button, view))

    def fills(self, view: Json, **wanted: str) -> Json:
        """Fill in a form; a double underscore stands for the dot in the id of a box."""
        named = {name.replace("__", "."): value for name, value in wanted.items()}
        return filled(view, self.types, named)

    def sends(self, view: Json, **wanted: str) -> Json:
        return self.hands_in(sent(self.user, self.fills(view, **wanted)))

    def buttons_of(self, view: Json) -> Iterator[Json]:
        return buttons(view["blocks"])

    def button(self, action_id: str) -> Json:
        """Find a button of the newest message to them that has it."""
        mine = (self.user, f"D-{self.user}")
        posts = (each.call for each in reversed(self.door.slack.taken) if "blocks" in each.call)
        found = (
            each for post in posts if post["channel"] in mine for each in buttons(post["blocks"])
        )
        return next(each for each in found if each["action_id"].startswith(action_id))
