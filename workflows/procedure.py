"""What a procedure is made of: posts, forms, stages, steps, choices. Data only, frozen.

Text becomes these objects in ``reading``; names that must agree are proved in ``checking``.
The words are explained, one by one, in ``docs/procedure-files.md``.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PositiveInt, model_validator

from workflows.working_calendar import Span, Unit

RESPONDER = "responder"
ANYONE = "anyone"
STAY = "stay"
NEXT_STAGE = "next_stage"


def _several(value: Any) -> Any:
    """One name may stand where several may: ``form: child`` is ``form: [child]``."""
    return [value] if isinstance(value, str) else value


def _any_of(value: Any) -> Any:
    """``{any: [a, b]}`` is either of them; a bare name is that one."""
    if not isinstance(value, dict):
        return _several(value)
    if set(value) != {"any"}:
        raise ValueError("write a post, or {any: [post, post]}")
    return value["any"]


def _option(value: Any) -> Any:
    return {"label": value} if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_several)]
AnyOf = Annotated[tuple[str, ...], BeforeValidator(_any_of), Field(min_length=1)]
Sources = Annotated[tuple[str, ...], BeforeValidator(_several), Field(min_length=1)]


class Part(BaseModel):
    """A piece of a procedure file: frozen, and a word that is not known is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(Part):
    """A piece that somebody is bound by, so it says where it comes from."""

    source: Sources


class Post(Rule):
    """A job in the procedure. ``found``: who raised, the directory, or chosen in a form."""

    title: str
    side: Literal["raising", "responding", "neither"]
    found: Literal["raiser", "directory", "chosen"]
    line_manager_of: str | None = None


class FixedLimit(Rule):
    """How long something may take: a number of one unit."""

    working_days: PositiveInt | None = None
    days: PositiveInt | None = None
    hours: PositiveInt | None = None
    clock_hours: PositiveInt | None = None
    months: PositiveInt | None = None

    @model_validator(mode="after")
    def _one_unit(self) -> "FixedLimit":
        words = sorted(set(type(self).model_fields) - {"source"})
        if len(self.model_fields_set & set(words)) != 1:
            raise ValueError(f"write exactly one of {', '.join(words)}")
        return self

    @property
    def span(self) -> Span:
        """The time as the calendar counts it."""
        return next(self._spans())

    def _spans(self) -> Iterator[Span]:
        for unit in Unit:
            number = getattr(self, unit.name.lower(), None)
            if number is not None:
                yield Span(number=number, unit=unit)


class Limit(FixedLimit):
    """How long something may take: a number of one unit, or the date that a field agrees on."""

    agreed: str | None = None

    @property
    def fixed(self) -> Span | None:
        """The time, or None where people agree on a date instead."""
        return next(self._spans(), None)


class Silence(Rule):
    """Who takes the next decision when a limit passes, by when, and who may act in their place."""

    decides: str
    within: FixedLimit
    stands_in: str


class Option(Part):
    """One answer to choose. ``said`` is its words inside a sentence."""

    label: str
    help: str = ""
    examples: str = ""
    said: str = ""
    source: Annotated[tuple[str, ...], BeforeValidator(_several)] = ()


class CountBack(Rule):
    """A date worked back from this field's date, to show when something was due."""

    label: str
    working_days: PositiveInt


Kind = Literal["text", "long", "date", "moment", "one", "many", "person", "tick", "actions"]

#: The longest answer of each kind of box, in characters; Slack takes no more than 3,000.
LONGEST = {"text": 300, "long": 3000}


class FormField(Rule):
    """One question. ``names`` makes the person chosen hold a post (or answer the stage)."""

    label: str
    help: str = ""
    kind: Kind = "long"
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
    missing: str = ""

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
    fields: Mapping[str, FormField]


class Notice(Rule):
    """Somebody who is told, beyond those who must act."""

    to: Names
    says: str = ""


class Enter(Rule):
    """Whether a dispute may begin at this stage."""

    directly: bool


class Gate(Rule):
    """What must be recorded, and answered so, before a stage opens, by whichever way."""

    form: str
    of: str
    must: Mapping[str, str]
    needs: str
    else_says: str


class Stage(Rule):
    """A rung of the ladder. The first of ``steps`` is where it begins."""

    title: str
    help: str = ""
    enter: Enter
    form: Names = ()
    gates: Names = ()
    answered_by: AnyOf
    answer_within: Limit
    steps: Annotated[tuple[str, ...], Field(min_length=1)]


class Choice(Rule):
    """A button: what it asks, where it leads, whom it tells, and how it is spoken of.

    Templates know {reference}, {stage}, {next_stage}, {next_post}, {who} and {Who}.
    """

    says: str
    button: str
    title: str = "{button} {reference}"
    label: str = ""
    help: str = ""
    intro: str = ""
    outro: str = ""
    spent: str = ""
    short: str = ""
    news: str = ""
    done: str
    mark: str = ""
    asked: str = ""
    sent: str = "Recorded"

    form: Names = ()
    to: str
    by: AnyOf | None = None
    when: Literal["late"] | None = None
    at: Names = ()
    times: PositiveInt | None = None
    tell: tuple[Notice, ...] = ()


class Shown(Part):
    """The earlier forms laid before whoever acts, under one heading."""

    title: str
    forms: Names


class OneForm(Part):
    """The step's choices stand in one form, to choose among, instead of a button each."""

    button: str
    title: str
    question: str
    says: str


class Step(Rule):
    """One question put to somebody. ``what`` is the noun: your *reply* is due."""

    what: str
    asks: str
    by: AnyOf
    limit: Limit | None = None
    shows: Shown
    one_form: OneForm | None = None
    then: str = "The {post} is asked to {what}."
    choices: Mapping[str, Choice] = {}
    also: Names = ()


class Raising(Rule):
    """Who may raise, what is asked, and how soon: late is shown, never refused."""

    by: AnyOf
    form: Names
    limit: FixedLimit
    counted_from: str


class End(Rule):
    """A way for a dispute to be over."""

    title: str
    kind: Literal["resolved", "unresolved"]
    tell: tuple[Notice, ...] = ()


class Procedure(Part):
    """One written way of resolving disputes. ``hash`` is of the very text it was read from."""

    vocabulary: Literal[1]
    key: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: str
    about: str
    calendar: Literal["ENG", "WLS", "SCT", "NIR"] | None = None
    posts: Mapping[str, Post]
    silence: Silence
    opening: FixedLimit
    forms: Mapping[str, Form]
    raising: Raising
    gates: Mapping[str, Gate] = {}
    stages: Mapping[str, Stage]
    steps: Mapping[str, Step]
    choices: Mapping[str, Choice]
    any_time: Mapping[str, Choice]
    ends: Mapping[str, End]
    hash: str = Field(default="", exclude=True)

    def choices_of(self, step: str) -> dict[str, Choice]:
        """Give the choices of a step in the order they are offered: its own, then the shared."""
        own = self.steps[step]
        return {**own.choices, **{name: self.choices[name] for name in own.also}}

    def stage_after(self, stage: str) -> str | None:
        """Give the next rung, or None above the last."""
        ladder = list(self.stages)
        above = ladder.index(stage) + 1
        return ladder[above] if above < len(ladder) else None

    def post_titles(self, posts: Iterable[str]) -> str:
        """Say posts in a sentence: "service director or executive director"."""
        return " or ".join(self.posts[post].title for post in posts)


def stage_name(key: str) -> str:
    """How a stage is called inside a sentence: ``stage_2`` is "stage 2"."""
    return key.replace("_", " ")
