"""Blocks as somebody reads them: the words, and each part by the names it would be found by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.people.control import NotOnScreen

Json = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """One element of a form or message, with the names by which a person would find it."""

    block: Json
    element: Json

    @property
    def kind(self) -> str:
        return str(self.element["type"])

    @property
    def is_button(self) -> bool:
        return self.kind == "button"

    @property
    def takes_several(self) -> bool:
        return self.kind == "checkboxes" or self.kind.startswith("multi_")

    @property
    def names(self) -> list[str]:
        own = [self.block.get("label"), self.element.get("text"), self.element.get("placeholder")]
        around = [self.block.get("text"), {"text": self.element.get("accessibility_label")}]
        named = [str(part["text"]) for part in own + around if part and part["text"]]
        return named or [self.element["action_id"]]

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def place(self) -> dict[str, str]:
        return {"block_id": self.block["block_id"], "action_id": self.element["action_id"]}

    def value_of(self, text: str) -> str:
        """The value of the option with these words."""
        groups = self.element.get("option_groups", [])
        grouped = [option for group in groups for option in group["options"]]
        options = self.element.get("options") or grouped
        for option in options:
            if option["text"]["text"] == text:
                return str(option["value"])
        raise NotOnScreen(f"{self.name!r} has no {text!r}: {[option_text(o) for o in options]}")


def parts(blocks: list[Json]) -> Iterator[Part]:
    for block in blocks:
        for element in [
            *([block["element"]] if block["type"] == "input" else []),
            *(block["elements"] if block["type"] == "actions" else []),
            *([block["accessory"]] if "accessory" in block else []),
        ]:
            yield Part(block, element)


def words(part: Any) -> str:
    """Every text of some blocks, in reading order, a line each."""
    return "\n".join(_texts(part))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from _texts(item)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in ("text", "alt_text") and isinstance(value, str):
                yield value
            elif not key.startswith("initial_") and key != "confirm":
                yield from _texts(value)


def by_label(view: Json, errors: dict[str, str]) -> dict[str, str]:
    labels = {part.block["block_id"]: part.name for part in parts(view["blocks"])}
    return {labels.get(block_id, block_id): text for block_id, text in errors.items()}


def option_text(held: Any) -> Any:
    return held["text"]["text"] if isinstance(held, dict) else held
