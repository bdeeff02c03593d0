"""Blocks in front of somebody: what can be pressed, filled in and chosen, wherever they stand."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tests.people.control import Found, NotOnScreen
from tests.people.reading import Part, parts, words

if TYPE_CHECKING:
    from tests.person import Person

Json = dict[str, Any]


class Shown(ABC):
    """A form, the Home tab or a message; where it stands is for each of them to say."""

    person: "Person"

    @property
    @abstractmethod
    def blocks(self) -> list[Json]:
        """What it is drawn of."""

    @property
    @abstractmethod
    def where(self) -> Json:
        """How the control API is told of the place."""

    @property
    def is_form(self) -> bool:
        """A form covers all else: as in Slack, it is left before anything beneath is pressed."""
        return False

    # --- seeing ----------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        return words(self.blocks)

    @property
    def buttons(self) -> list[str]:
        return [part.name for part in parts(self.blocks) if part.is_button]

    def labels(self) -> list[str]:
        return [part.name for part in parts(self.blocks) if not part.is_button]

    # --- doing -----------------------------------------------------------------------------------

    def press(self, button: str, nth: int = 1) -> bool:
        """Press by the button's words or its accessibility label, confirming what it asks."""
        place = self._part(button, nth).place
        if not self.is_form:
            self.person.leaves_forms()
        return bool(self.person.do("press", **self.where, **place)["acked"])

    def fill(
        self, label: str, value: str | float | date, nth: int = 1, *, enter: bool = False
    ) -> None:
        """Type a text, a date, a time; an aware datetime for a box that asks for both."""
        given: Any = value
        if isinstance(value, datetime):
            given = int(value.timestamp())
        elif isinstance(value, date | float | int):
            given = str(value)
        self._put(self._part(label, nth), given, enter=enter)

    def choose(self, label: str, *options: str, nth: int = 1) -> None:
        """Choose by the options' words; ticked boxes are exactly those named."""
        part = self._part(label, nth)
        value = self._person_named if "users_select" in part.kind else part.value_of
        self._put_chosen(part, [value(option) for option in options])

    def pick(self, label: str, *options: str, query: str | None = None, nth: int = 1) -> None:
        """Look for options that the app suggests, then choose them by their words."""
        part = self._part(label, nth)
        values = [self._suggested(label, option, query, nth) for option in options]
        self._put_chosen(part, values)

    def options(self, label: str, query: str = "", nth: int = 1) -> dict[str, str]:
        """What an external menu suggests: the value by the words of each option."""
        place = self._part(label, nth).place
        answer = self.person.do("suggest", **self.where, query=query, **place)
        return {option["text"]["text"]: option["value"] for option in answer["options"]}

    def clear(self, label: str, nth: int = 1) -> None:
        part = self._part(label, nth)
        self._put(part, [] if part.takes_several else "")

    def _part(self, name: str, nth: int) -> Part:
        return self._found(lambda: nth_part(self.blocks, name, nth), self._lacks(name, nth))

    def _found(self, look: Callable[[], Found | None], otherwise: Callable[[], str]) -> Found:
        """A screen that changes may come to show it, which is worth waiting for."""
        return self.person.control.wait_for(look, otherwise)

    def _lacks(self, name: str, nth: int) -> Callable[[], str]:
        def otherwise() -> str:
            there = [part.name for part in parts(self.blocks)]
            return f"No {name!r} (number {nth}); there is {there}"

        return otherwise

    def _suggested(self, label: str, option: str, query: str | None, nth: int) -> str:
        found = self.options(label, option if query is None else query, nth)
        if option not in found:
            raise NotOnScreen(f"{label!r} does not suggest {option!r}, but {list(found)}")
        return found[option]

    def _put_chosen(self, part: Part, values: list[str]) -> None:
        self._put(part, values if part.takes_several else values[0])

    def _put(self, part: Part, value: Any, *, enter: bool = False) -> None:
        self.person.do("fill", **self.where, value=value, enter=enter, **part.place)

    def _person_named(self, name: str) -> str:
        people = self.person.control.see("/workspace")["people"]
        for person in people:
            if person["name"] == name:
                return str(person["id"])
        raise NotOnScreen(f"Nobody is called {name!r}: {[person['name'] for person in people]}")


def nth_part(blocks: list[Json], name: str, nth: int) -> Part | None:
    """The box or button of that name, or the second, third of it; none where there is none."""
    fitting = [part for part in parts(blocks) if name in part.names]
    return fitting[nth - 1] if len(fitting) >= nth else None
