"""What a procedure asks people: forms, their fields, and the answers to choose from."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PositiveInt

from workflows.parts import Guidance, Names, Part, Rule


def _option(value: Any) -> Any:
    return {"label": value} if isinstance(value, str) else value


class Option(Part):
    """One answer to choose. ``said`` is its words inside a sentence."""

    label: str
    help: str = ""
    examples: str = ""
    said: str = ""
    source: Names = ()


class CountBack(Rule):
    """A date worked back from this field's date, to show when something was due."""

    label: str
    working_days: PositiveInt


Kind = Literal[
    "text",
    "long",
    "number",
    "email",
    "date",
    "moment",
    "one",
    "many",
    "person",
    "tick",
    "actions",
    "shown",
]

#: What a field of kind ``shown`` can say.
Showing = Literal[
    "",
    "today",
    "raised_on",
    "stage",
    "stage_opened_on",
    "answered_on",
    "days_taken",
    "signed_by",
    "person_name",
    "person_post",
    "person_agency",
    "raising_people_so_far",
    "responding_people_so_far",
]

#: The longest answer of each kind of box, in characters; Slack takes no more than 3,000.
LONGEST = {"text": 300, "long": 3000}
#: What is answered in words.
WORDS = frozenset(LONGEST)


class FormField(Rule):
    """One question. ``names`` makes the person chosen hold a post (or answer the stage).

    ``tells_apart`` is the noun of an answer that no two children have in common. ``begins`` with a
    message: the text that somebody raises from stands here. By a ``category`` disputes are listed.
    A ``counted`` answer stands in the report, by how many gave it; of words only that there are
    any.
    """

    label: str
    help: str = ""
    prompts: Names = ()
    kind: Kind = "long"
    shown: Showing = ""
    required: bool = True
    max: PositiveInt | None = Field(default=None, le=3000)
    options: Mapping[str, Annotated[Option, BeforeValidator(_option)]] = {}
    layout: Literal["radios", "menu"] = "radios"
    default: str = ""
    carry: str = ""
    names: str = ""
    must_be: Literal["past", "future"] | None = None
    asked_if: Mapping[str, Names] = {}
    at: Names = ()
    counts_back: tuple[CountBack, ...] = ()
    tells_apart: str = ""
    begins: Literal["", "message"] = ""
    category: bool = False
    counted: bool = False
    missing: str = ""

    @property
    def begins_with_holder(self) -> bool:
        """Does the people list fill in whom this names, until somebody else is chosen?"""
        return bool(self.names) and self.names == self.default

    @property
    def longest(self) -> int:
        """The most characters this box takes."""
        return self.max or LONGEST.get(self.kind, 300)


class Form(Part):
    """Questions asked together. ``optional``: behind a button that says ``add``.

    ``brief`` says a form in one line: in place of its boxes (``one_line``), or at the head of the
    page of a dispute (``headline``).
    """

    title: str
    part: str = ""
    help: str = ""
    brief: str = ""
    one_line: bool = False
    headline: bool = False
    optional: bool = False
    add: str = ""
    per_child: bool = False
    guidance: tuple[Guidance, ...] = ()
    fields: Mapping[str, FormField]
