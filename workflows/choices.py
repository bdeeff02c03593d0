"""The steps of a procedure and their buttons, and what is sent apart from any step. Data only."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, PositiveInt

from workflows.notice_rules import Notice
from workflows.parts import AnyOf, Condition, Limit, Names, Part, Rule, Who

STAY = "stay"
NEXT_STAGE = "next_stage"
ANY_HIGHER_STAGE = "any_higher_stage"
#: The one choice that every procedure has, at any time.
ALERT = "safety_alert"


class Shown(Part):
    """The earlier forms laid before whoever acts, under one heading."""

    title: str
    forms: Names


class Choice(Condition):
    """A button: what it asks, where it leads, whom it tells, and how it is spoken of.

    ``limit`` stands in place of that of the step it leads to. ``shows`` is laid before whoever
    chooses, where no step does, or in place of what the step shows. ``must`` is what has to be
    answered in its form, so that a dispute never moves one way while its record says another;
    ``else_says`` says why not.
    Where it stays and has a limit, it moves the date of the step; ``agreed_with`` must agree to it.
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
    must: Mapping[str, str] = {}
    else_says: str = ""
    to: str
    by: AnyOf | None = None
    when: Literal["late"] | None = None
    at: Names = ()
    times: PositiveInt | None = None
    limit: Limit | None = None
    agreed_with: str = ""
    resolves: bool = False
    tell: tuple[Notice, ...] = ()
    records: Names = ()

    @property
    def moves_date(self) -> bool:
        """Does it leave the question as it is, and give it another date?"""
        return self.to == STAY and self.limit is not None

    @property
    def only_tells(self) -> bool:
        """Does it move nothing and keep nothing elsewhere, so that it is there to tell people?"""
        by_message = all(rule.by == "message" for rule in self.tell)
        return self.to == STAY and bool(self.tell) and by_message and not self.records


class OneForm(Part):
    """The step's choices stand in one form, to choose among, instead of a button each."""

    button: str
    title: str
    question: str
    says: str


class Meeting(Rule):
    """The meeting that a step is for.

    ``on``, ``at`` and ``where`` are the fields that say the day, the time and the place, of the
    form that leads to the step; ``invites`` are the posts that are asked to it beside whoever is
    asked at the step. ``moved_by`` and ``called_off_by`` are the choices of the step that do so.
    """

    on: str
    at: str
    where: str = ""
    invites: Names = ()
    moved_by: str = ""
    called_off_by: str = ""


class Step(Rule):
    """One question put to somebody. ``what`` is the noun: your *reply* is due."""

    what: str
    asks: str
    by: Who
    limit: Limit | None = None
    watches_actions: bool = False
    meeting: Meeting | None = None
    shows: Shown
    one_form: OneForm | None = None
    then: str = "The {post} {is} asked to {what}."
    choices: Mapping[str, Choice] = {}
    also: Names = ()


class Apart(Rule):
    """Something that is sent without any dispute, and moves none.

    It has those words of a choice that fit: whoever is told may read it, and nobody else. Its
    references begin with ``prefix``; ``one`` and ``many`` are what people call it.
    """

    prefix: str = ""
    one: str = "message"
    many: str = "messages"

    button: str
    title: str
    says: str
    intro: str = ""
    sent: str

    by: AnyOf
    form: Annotated[Names, Field(min_length=1)]
    tell: Annotated[tuple[Notice, ...], Field(min_length=1)]

    def tells(self, post: str) -> Notice:
        """Give the rule that tells a post of it: the first of them."""
        return next(rule for rule in self.tell if post in rule.to)

    @property
    def told(self) -> tuple[str, ...]:
        """Give the posts that it is for."""
        return tuple(dict.fromkeys(post for rule in self.tell for post in rule.to))
