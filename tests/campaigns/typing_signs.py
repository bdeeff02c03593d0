"""Signs that Slack reads, and signs that nobody sees, typed into every box, all the way through."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from slackapp import ids
from tests.campaigns.at_the_door import Door, a_door
from tests.campaigns.hostile import SIGNS
from tests.campaigns.malformed import listening
from tests.campaigns.payloads import Hand, Json
from tests.canary import CANARY
from tests.world import a_directory, a_world
from workflows.people import Directory

#: What Slack reads as a mention or a link, where it reads signs.
READ_BY_SLACK = re.compile(r"<[!@#]|<(https?|mailto):")
#: Boxes whose answer has a form of its own.
WANTED = {
    "raise.level": "stage_1",
    "child.case_number": "1234567",
    "people.social_worker": "social_worker",
    "people.manager": "team_manager",
    "spoken.spoken": "yes",
    "plan.actions.1.who": "social_worker",
    "plan.actions.1.due": "2026-12-04",
}


def type_signs(folder: Path, seed: int, disputes: int) -> Counter[str]:
    """Let so many disputes be raised and answered in signs. Raises AssertionError at a fault."""
    chance = Random(seed)  # noqa: S311 # no secret
    world = a_world(folder)
    world.people(named_in_signs())
    typed = Counter[str]()

    def types(_: str) -> str:
        typed["boxes"] += 1
        sign = chance.choice(SIGNS).encode("utf-8", "replace").decode()
        return f"{CANARY} {sign}"[:300]

    with a_door(folder, world) as door, listening() as faults:
        chair, manager = (Hand(door, user, types) for user in ("U01", "U04"))
        for _ in range(disputes):
            _lives(door, chair, manager)
            assert faults.seen == []
        [[kept]] = door.database.execute("SELECT count(*) FROM disputes")
        assert kept == disputes
        typed["posted"] = nothing_is_read(door)
    return typed


def named_in_signs() -> Directory:
    """Give the sample council, whose names, too, somebody typed."""
    council = a_directory()
    people = {
        key: replace(each, name=f"{each.name} <!here> <@U01> <https://example.org|x>")
        for key, each in council.people.items()
    }
    return replace(council, people=people)


def _lives(door: Door, chair: Hand, manager: Hand) -> None:
    form = _begun(chair)
    form = _drawn_with(chair, form, "raise.level", "radio_buttons", "stage_1")
    form = _drawn_with(chair, form, "spoken.spoken", "radio_buttons", "yes")
    check = chair.sends(form, **WANTED)
    assert "view" in check, check
    chair.sends(check["view"])
    door.sends()
    reply = manager.presses(manager.button(f"{ids.CHOICE}:reply"))["view"]
    assert manager.sends(reply, **WANTED)["response_action"] == "update"
    more = chair.presses(_add_button(chair))["view"]
    chair.sends(more, **WANTED)
    chair.types_command(f"show {_newest(chair)[1]}")
    door.sends()


def _begun(chair: Hand) -> Json:
    """Begin anew, whatever was begun before."""
    view = chair.types_command("new")["view"]
    return view if view["callback_id"] == ids.RAISE else {}


def _drawn_with(hand: Hand, form: Json, block: str, kind: str, value: str) -> Json:
    """Choose in a box that draws the form anew."""
    chosen = {"type": kind, "action_id": ids.BOX, "block_id": block}
    whole = hand.fills(form, **WANTED)
    view: Json = hand.presses({**chosen, "selected_option": {"value": value}}, whole)["view"]
    return view


def _add_button(hand: Hand) -> Json:
    """Find the newest dispute's button to add to its record."""
    value = ids.about(_newest(hand)[0], 0)
    return {"type": "button", "action_id": ids.ADD_START, "block_id": "b", "value": value}


def _newest(hand: Hand) -> tuple[str, str]:
    """Give the id and the reference of the newest dispute."""
    rows = hand.door.database.execute(
        "SELECT id, reference FROM disputes ORDER BY rowid DESC LIMIT 1"
    )
    [[dispute, reference]] = rows.fetchall()
    return dispute, reference


def nothing_is_read(door: Door) -> int:
    """Hold every call against what Slack would read in it; give how many there were."""
    for taken in door.slack.taken:
        assert not {"link_names", "parse"} & taken.call.keys()
        for text in read_for_signs(_whole(taken.call)):
            assert not READ_BY_SLACK.search(text), f"{taken.method}: {text}"
            assert CANARY not in text, f"{taken.method}: {text}"
    posted = [json.dumps(each.call) for each in door.slack.taken if each.method.startswith("chat")]
    for text in posted:
        assert not any(json.dumps(sign)[1:-1] in text for sign in SIGNS if len(sign.strip()) > 4), (
            text
        )
    return len(door.slack.taken)


def _whole(call: Json) -> Json:
    view = call.get("view")
    return {**call, "view": json.loads(view) if isinstance(view, str) else view}


def read_for_signs(part: Any) -> Iterator[str]:
    """Give every text in which Slack looks for signs."""
    if isinstance(part, dict):
        if part.get("type") == "mrkdwn" or ("channel" in part and part.get("text")):
            yield part["text"]
        for each in part.values():
            yield from read_for_signs(each)
    if isinstance(part, list):
        for each in part:
            yield from read_for_signs(each)
