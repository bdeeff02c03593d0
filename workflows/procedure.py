"""What a procedure is made of: posts, stages, steps, choices. Data only, frozen.

Text becomes these objects in ``reading``; names that must agree are proved in ``checking``.
The words are explained, one by one, in ``docs/procedure-files.md``.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import Field, PositiveInt

from workflows.parts import AnyOf, Condition, FixedLimit, Limit, Names, Part, Rule
from workflows.questions import Form

RESPONDER = "responder"
ANYONE = "anyone"
STAY = "stay"
NEXT_STAGE = "next_stage"


class Post(Rule):
    """A job in the procedure. ``found``: who raised, the directory, or chosen in a form."""

    title: str
    side: Literal["raising", "responding", "neither"]
    found: Literal["raiser", "directory", "chosen"]
    line_manager_of: str | None = None


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


class Notice(Condition):
    """Somebody who is told, beyond those who must act."""

    to: Names
    says: str = ""


class Enter(Rule):
    """Whether a dispute may begin at this stage; not where a fact forbids it, which it says."""

    directly: bool
    unless: str | None = None
    else_says: str = ""


class OwnWords(Part):
    """How a gate is spoken of to whoever holds the very post that it is asked of."""

    label: str
    needs: str


class Gate(Rule):
    """What must be recorded, and answered so, before a stage opens, by whichever way.

    ``own``: the same words for whoever holds the post themselves, and stands in for the raiser.
    """

    form: str
    of: str
    must: Mapping[str, str]
    needs: str
    else_says: str
    own: OwnWords


class Stage(Rule):
    """A rung of the ladder. The first of ``steps`` is where it begins.

    ``limit`` is for the whole of it, however many steps it takes.
    """

    title: str
    help: str = ""
    enter: Enter
    form: Names = ()
    gates: Names = ()
    answered_by: AnyOf
    answer_within: Limit
    limit: FixedLimit | None = None
    steps: Annotated[tuple[str, ...], Field(min_length=1)]


class Choice(Condition):
    """A button: what it asks, where it leads, whom it tells, and how it is spoken of.

    ``limit`` stands in place of that of the step it leads to.
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
    limit: Limit | None = None
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
    facts: Mapping[str, Fact] = {}
    silence: Silence
    opening: FixedLimit
    limit: FixedLimit | None = None
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
