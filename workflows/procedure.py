"""A procedure: its posts and facts, its ladder (``rungs``), its buttons (``choices``). Data only.

Text becomes these objects in ``reading``; names that must agree are proved in ``checking``.
The words are explained, one by one, in ``docs/procedure-files.md``.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import Field

from workflows.choices import Apart, Choice, Step
from workflows.layout import PrintedForm
from workflows.notice_rules import Notice, Record
from workflows.parts import AnyOf, FixedLimit, Guidance, Names, Part, Rule, Who
from workflows.questions import Form
from workflows.rungs import Gate, Stage

RESPONDER = "responder"
ANYONE = "anyone"


class Post(Rule):
    """A job in the procedure.

    ``found``: who raised, the directory, chosen in a form, or ``outside``: an address of the local
    settings, of which ``printed`` is only what the paper says. Where the fact ``unless`` is true,
    ``instead`` stands in this post's place, wherever it is named. Of a ``counted`` one the report
    says how often e-mails to it were owed, and how often it was told.
    """

    title: str
    side: Literal["raising", "responding", "neither"]
    found: Literal["raiser", "directory", "chosen", "outside"]
    line_manager_of: str | None = None
    printed: str = ""
    unless: str | None = None
    instead: str | None = None
    counted: bool = False


class Fact(Rule):
    """What becomes true with the first answer that gives a field one of these values, and stays.

    Of several children, one is enough.
    """

    label: str
    when: Annotated[Mapping[str, Names], Field(min_length=1)]


class Silence(Rule):
    """Who takes the next decision when a limit passes, by when, and who may act in their place."""

    decides: str
    within: FixedLimit
    stands_in: str


class Raising(Rule):
    """Who may raise, what is asked, and how soon: late is shown, never refused."""

    by: AnyOf
    form: Names
    limit: FixedLimit | None = None
    counted_from: str = ""
    records: Names = ()


class End(Rule):
    """A way for a dispute to be over."""

    title: str
    kind: Literal["resolved", "decided", "withdrawn", "referred", "unresolved"]
    tell: tuple[Notice, ...] = ()

    @property
    def settles(self) -> bool:
        """Does it say that nothing is left to do? Actions that are followed up must be done."""
        return self.kind in ("resolved", "decided")


class Procedure(Part):
    """One written way of resolving disputes. ``hash`` is of the very text it was read from.

    ``attachable`` are choices beside the ladder of another procedure, to which they are copied
    with all that they need; in this one nobody makes them.
    """

    vocabulary: Literal[1]
    key: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: str
    about: str
    calendar: Literal["ENG", "WLS", "SCT", "NIR"] | None = None
    words: Mapping[str, str] = {}
    guidance: tuple[Guidance, ...] = ()
    posts: Annotated[Mapping[str, Post], Field(min_length=1)]
    facts: Mapping[str, Fact] = {}
    silence: Silence
    opening: FixedLimit
    limit: FixedLimit | None = None
    forms: Mapping[str, Form]
    raising: Raising
    gates: Mapping[str, Gate] = {}
    stages: Annotated[Mapping[str, Stage], Field(min_length=1)]
    steps: Mapping[str, Step]
    choices: Mapping[str, Choice]
    any_time: Mapping[str, Choice]
    apart: Mapping[str, Apart] = {}
    attachable: Mapping[str, Choice] = {}
    records: Mapping[str, Record] = {}
    layout: Mapping[str, PrintedForm] = {}
    ends: Mapping[str, End]
    hash: str = Field(default="", exclude=True)

    def choices_of(self, step: str) -> dict[str, Choice]:
        """Give the choices of a step in the order they are offered: its own, then the shared."""
        own = self.steps[step]
        return {**own.choices, **{name: self.choices[name] for name in own.also}}

    def stage_after(self, stage: str) -> str | None:
        """Give the next rung, or None above the last."""
        return next(iter(self.stages_above(stage)), None)

    def stages_above(self, stage: str) -> tuple[str, ...]:
        """Give every higher rung, the next one first."""
        ladder = tuple(self.stages)
        return ladder[ladder.index(stage) + 1 :]

    def opened_by(self, stage: str) -> tuple[str, ...]:
        """Give the posts that record what a stage asks for before it opens."""
        return self.stages[stage].opened_by or self.raising.by

    def withdraws(self, to: str) -> bool:
        """Is this an end at which what was raised is taken back?"""
        return to in self.ends and self.ends[to].kind == "withdrawn"

    def needs_agreement_only(self, stage: str) -> bool:
        """Is an agreement all that a stage asks for before it opens?"""
        asks = self.stages[stage]
        return not asks.form and all(self.gates[name].must for name in asks.gates)

    def choice_made(self, step: str, name: str) -> Choice:
        """Give a choice by its name: one beside the ladder, or of this step."""
        return self.any_time.get(name) or self.choices_of(step)[name]

    def post_titles(self, posts: Iterable[str], between: str = "or") -> str:
        """Say posts in a sentence: "service director or executive director"."""
        return f" {between} ".join(self.posts[post].title for post in posts)

    def titles_of(self, who: Who) -> str:
        """Say who is meant: "team manager and head of service", where it is both."""
        return self.post_titles(who.posts, "and" if who.together else "or")

    @property
    def who_decides(self) -> str:
        """Say who takes the next decision in silence: where several may raise, any of them."""
        decides = self.silence.decides
        return self.post_titles(self.raising.by if decides in self.raising.by else [decides])
