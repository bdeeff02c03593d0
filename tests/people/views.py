"""A form or the Home tab as somebody has it in front of them; everything is read anew."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.people.control import NotOnScreen
from tests.people.reading import by_label, option_text
from tests.people.shown import Shown, nth_part

if TYPE_CHECKING:
    from tests.person import Person

Json = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What became of a submitted form.

    `kind` is refused (by Slack itself, without asking the app), errors, closed, updated, pushed,
    cleared or trouble; `errors` has the sentence under each label.
    """

    kind: str
    errors: dict[str, str]


class InView(Shown):
    """What forms and the Home tab share."""

    @property
    @abstractmethod
    def view(self) -> Json:
        """It, as it is now."""

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.view["blocks"]
        return blocks

    def value(self, label: str, nth: int = 1) -> Any:
        """What stands in a box: a text, a date, an option's text, a list of option texts."""
        answer = dict(self._found(lambda: self._answer(label, nth), self._lacks(label, nth)))
        del answer["type"]
        [held] = answer.values()
        if isinstance(held, list):
            return [option_text(one) for one in held]
        return option_text(held)

    def _answer(self, label: str, nth: int) -> Json | None:
        """What is in a box and where the box is, of the same view: it may be drawn anew."""
        view = self.view
        if part := nth_part(view["blocks"], label, nth):
            answer: Json = view["state"]["values"][part.place["block_id"]][part.place["action_id"]]
            return answer
        return None


@dataclass(frozen=True)
class Modal(InView):
    """One open form."""

    person: "Person"
    id: str

    @property
    def is_form(self) -> bool:
        return True

    # --- seeing ----------------------------------------------------------------------------------

    @property
    def view(self) -> Json:
        for view in self.person.views():
            if view["id"] == self.id:
                return view
        raise NotOnScreen(f"That form is closed; {self.person.on_screen()}")

    @property
    def where(self) -> Json:
        return {"view_id": self.id}

    @property
    def title(self) -> str:
        return str(self.view["title"]["text"])

    @property
    def submit_text(self) -> str | None:
        return str(self.view["submit"]["text"]) if self.view["submit"] else None

    @property
    def close_text(self) -> str | None:
        return str(self.view["close"]["text"]) if self.view["close"] else None

    @property
    def trouble(self) -> str | None:
        trouble: str | None = self.view["trouble"]
        return trouble

    @property
    def errors(self) -> dict[str, str]:
        """The sentence under each box, by its label."""
        view = self.view
        return by_label(view, view["errors"])

    def shows(self, text: str) -> "Modal":
        """Waits until these words stand in the form."""
        self.person.control.wait_for(
            lambda: text in self.text or None, lambda: f"No {text!r}; {self.person.on_screen()}"
        )
        return self

    # --- doing -----------------------------------------------------------------------------------

    def submit(self, *, unchecked: bool = False) -> Outcome:
        """Send the form; *unchecked* skips what Slack's own client would refuse."""
        before = self.view
        answer = self.person.do("submit", view_id=self.id, unchecked=unchecked)
        return Outcome(answer["outcome"], by_label(before, answer.get("errors", {})))

    def close(self) -> None:
        """The Close button: back to the form below, if there is one."""
        self.person.do("close", view_id=self.id)

    def leave(self) -> None:
        """The cross in the corner, which leaves every open form."""
        self.person.do("close", view_id=self.id, everything=True)


@dataclass(frozen=True)
class Home(InView):
    """The Home tab of the app; what is read from it waits until the app has published it."""

    person: "Person"

    @property
    def is_published(self) -> bool:
        return self._published() is not None

    @property
    def view(self) -> Json:
        return self.person.control.wait_for(
            self._published, lambda: f"the Home tab of {self.person.id} is empty"
        )

    @property
    def where(self) -> Json:
        return {"view_id": self.view["id"]}

    @property
    def headers(self) -> list[str]:
        return [block["text"]["text"] for block in self.blocks if block["type"] == "header"]

    @property
    def warns(self) -> bool:
        """Whether Slack shows this person that the app did not respond to a button."""
        return bool(self.view["unanswered"])

    def shows(self, text: str) -> "Home":
        """Waits until these words stand on it."""
        self.person.control.wait_for(
            lambda: text in self.text or None,
            lambda: f"No {text!r} on the Home tab of {self.person.id}, but: {self.text}",
        )
        return self

    def _published(self) -> Json | None:
        view: Json | None = self.person.control.see(f"/people/{self.person.id}/home")["view"]
        return view
