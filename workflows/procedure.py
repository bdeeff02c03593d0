"""What a procedure is made of: posts, stages, steps, choices. Data only, frozen.

Text becomes these objects in ``reading``; names that must agree are proved in ``checking``.
The words are explained, one by one, in ``docs/procedure-files.md``.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import Field, PositiveInt

from workflows.parts import AnyOf, Condition, FixedLimit, Guidance, Limit, Names, Part, Rule, Who
from workflows.questions import Form

RESPONDER = "responder"
ANYONE = "anyone"
STAY = "stay"
NEXT_STAGE = "next_stage"
ANY_HIGHER_STAGE = "any_higher_stage"
ALL_FORMS = "all_forms"
#: The one choice that every procedure has, at any time.
ALERT = "safety_alert"


class Post(Rule):
    """A job in the procedure.

    ``found``: who raised, the directory, chosen in a form, or ``outside``: an address of the local
    settings, of which ``printed`` is only what the paper says. Where the fact ``unless`` is true,
    ``instead`` stands in this post's place, wherever it is named.
    """

    title: str
    side: Literal["raising", "responding", "neither"]
    found: Literal["raiser", "directory", "chosen", "outside"]
    line_manager_of: str | None = None
    printed: str = ""
    unless: str | None = None
    instead: str | None = None


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
    """Somebody who is told, beyond those who must act; an e-mail also to those copied so far.

    ``title`` is sent byte for byte. ``attach`` names forms, or all of them; ``or_summary``: where
    none was filled in, a summary stands in their place. ``secure``: only to a secure address.
    """

    to: Names
    says: str = ""
    by: Literal["message", "email", "channel"] = "message"
    title: str = ""
    cc: Names = ()
    attach: Names = ()
    or_summary: bool = False
    secure: bool = False
    high_importance: bool = False
    attention_of: str = ""
    acknowledge: bool = False


class Copied(Rule):
    """A post that is copied into every e-mail of the ladder from its stage on."""

    post: str


class Record(Rule):
    """What is kept outside the app, where, and from when.

    ``holds`` names forms, or ``summary`` or ``messages``; ``until_then`` says where it is kept
    before its time.
    """

    title: str
    holds: Names
    never_holds: Names = ()
    kept: str
    until_then: str = ""
    release: Literal["at_once", "when_resolved", "at_end"]


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
    Without ``must`` it has to be recorded, whatever was said.
    """

    form: str
    of: str
    must: Mapping[str, str] = {}
    needs: str
    else_says: str
    own: OwnWords | None = None

    def needed(self, *, own: bool) -> str:
        """Say what the stage needs; *own*: to whoever holds the post themselves."""
        return self.own.needs if own and self.own else self.needs


class Stage(Rule):
    """A rung of the ladder. The first of ``steps`` is where it begins.

    ``form`` and ``gates`` are recorded before it opens, by whichever way, by ``opened_by``, or else
    whoever may raise. ``records`` are owed, ``release`` are freed when it opens.

    ``limit`` is for the whole of it, however many steps it takes.
    """

    title: str
    help: str = ""
    enter: Enter
    form: Names = ()
    gates: Names = ()
    opened_by: AnyOf | None = None
    answered_by: Who
    answer_within: Limit
    limit: FixedLimit | None = None
    copies: tuple[Copied, ...] = ()
    tell: tuple[Notice, ...] = ()
    records: Names = ()
    release: Names = ()
    steps: Annotated[tuple[str, ...], Field(min_length=1)]


class Shown(Part):
    """The earlier forms laid before whoever acts, under one heading."""

    title: str
    forms: Names


class Choice(Condition):
    """A button: what it asks, where it leads, whom it tells, and how it is spoken of.

    ``limit`` stands in place of that of the step it leads to. ``shows`` is laid before whoever
    chooses beside the ladder, where no step does.
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

    shows: Shown | None = None
    form: Names = ()
    to: str
    by: AnyOf | None = None
    when: Literal["late"] | None = None
    at: Names = ()
    times: PositiveInt | None = None
    limit: Limit | None = None
    resolves: bool = False
    tell: tuple[Notice, ...] = ()
    records: Names = ()


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
    by: Who
    limit: Limit | None = None
    watches_actions: bool = False
    shows: Shown
    one_form: OneForm | None = None
    then: str = "The {post} {is} asked to {what}."
    choices: Mapping[str, Choice] = {}
    also: Names = ()


class Apart(Rule):
    """Something that is sent without any dispute, and moves none.

    It has those words of a choice that fit: whoever is told may read it, and nobody else.
    """

    button: str
    title: str
    says: str
    intro: str = ""
    sent: str

    by: AnyOf
    form: Annotated[Names, Field(min_length=1)]
    tell: Annotated[tuple[Notice, ...], Field(min_length=1)]

    @property
    def told(self) -> tuple[str, ...]:
        """Give the posts that it is for."""
        return tuple(dict.fromkeys(post for rule in self.tell for post in rule.to))


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
    apart: Mapping[str, Apart] = {}
    attachable: Mapping[str, Choice] = {}
    records: Mapping[str, Record] = {}
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


def stage_name(key: str) -> str:
    """How a stage is called inside a sentence: ``stage_2`` is "stage 2"."""
    return key.replace("_", " ")
