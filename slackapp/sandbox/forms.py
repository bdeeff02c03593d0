"""Blocks on somebody's screen: what was typed, what is on offer, what went wrong where."""

import copy
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from slackapp.block_kit.blocks import interactive
from slackapp.sandbox.values import (
    Json,
    NotPossible,
    Values,
    answered,
    carried,
    holds_answer,
    starting,
)

Place = tuple[str, str]  #: block_id and action_id


def with_ids(blocks: list[Json]) -> list[Json]:
    """A copy in which every block and element has an id, as Slack gives to those without."""
    named = copy.deepcopy(blocks)
    for block in named:
        block.setdefault("block_id", secrets.token_urlsafe(4))
        for _, element in interactive(block):
            element.setdefault("action_id", secrets.token_urlsafe(4))
    return named


def elements(blocks: list[Json]) -> dict[Place, Json]:
    return {
        (block["block_id"], element["action_id"]): element
        for block in blocks
        for _, element in interactive(block)
    }


@dataclass
class Form:
    """The blocks of one view, or of one message as one person has it before them."""

    blocks: list[Json]
    values: Values = field(default_factory=dict)
    offered: dict[Place, list[Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)  #: by block_id, under its box
    unanswered: set[Place] = field(default_factory=set)  #: buttons the app did not respond to

    def __post_init__(self) -> None:
        self.redraw(self.blocks)

    def redraw(self, blocks: list[Json]) -> None:
        """Show other blocks: what was put in stays where block_id and action_id stay the same."""
        self.blocks, old = blocks, self.values
        self.values, self.errors, self.unanswered = {}, {}, set()
        for (block_id, action_id), element in elements(blocks).items():
            if holds_answer(element):
                before = old.get(block_id, {}).get(action_id)
                now = carried(before, element) if before else starting(element)
                self.values.setdefault(block_id, {})[action_id] = now

    def block(self, block_id: str) -> Json:
        for block in self.blocks:
            if block["block_id"] == block_id:
                return block
        raise NotPossible(f"There is no block {block_id!r} here.")

    def element(self, place: Place) -> Json:
        found = elements(self.blocks).get(place)
        if found is None:
            here = ", ".join(f"{block}/{action}" for block, action in elements(self.blocks))
            raise NotPossible(f"There is no {place[0]}/{place[1]} here; there is: {here}.")
        return found

    def put(self, place: Place, given: Any, people: Collection[str]) -> bool:
        """Answer one element; says whether that changed anything."""
        element = self.element(place)
        if not holds_answer(element):
            raise NotPossible(f"{place[0]}/{place[1]} is pressed, not filled in.")
        before = self.values[place[0]][place[1]]
        now = answered(element, given, self._options(place, element), people)
        self.values[place[0]][place[1]] = now
        if now != before:
            self.errors.pop(place[0], None)
        return now != before

    def _options(self, place: Place, element: Json) -> list[Json]:
        """For an external menu: what was suggested last, and what is chosen already."""
        if "external" not in element["type"]:
            return []
        held = self.values[place[0]][place[1]]
        chosen = held.get("selected_options") or [held.get("selected_option")]
        return [*self.offered.get(place, []), *(option for option in chosen if option)]
