"""What the store gives back, beside disputes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from workflows.apart import Counted, Told
from workflows.forms import Answers
from workflows.kinds import Kind
from workflows.notices import Facts
from workflows.reminders import Because
from workflows.retention.plans import Entry, Gone


@dataclass(frozen=True, kw_only=True)
class Awoken:
    """A wake that has come due and belongs to this transaction now.

    ``since`` is when it came due at first: before ``at``, where it was set back.
    """

    id: int
    dispute: str | None
    because: Because | None
    at: datetime
    since: datetime


@dataclass(frozen=True, kw_only=True)
class LiveText:
    """A text of a procedure that live disputes began under; None where it is not kept."""

    hash: str
    key: str
    text: str | None
    live: int


class Raiser(NamedTuple):
    """Somebody who raised disputes that began under one text of a procedure, by its hash."""

    procedure: str
    person: str


class Lost(NamedTuple):
    """A message that Slack never took, or may not have, and the dispute it is about, if one is.

    ``since`` is when it was to go; ``refused``: Slack has said that it will not take it.
    """

    key: str
    kind: Kind
    to: str
    dispute: str | None
    facts: Facts
    since: datetime
    refused: bool


@dataclass(frozen=True, kw_only=True)
class Emails:
    """How many e-mails there are: numbers and a length of time only.

    ``waiting``: those that could go, or were refused for now, the oldest owed for ``oldest``;
    ``failed`` and ``unknown``: those of the last seven days that will not be sent, or that the mail
    server may have taken.
    """

    waiting: int
    oldest: timedelta
    failed: int
    unknown: int


class Lane(NamedTuple):
    """How many messages to one kind of place could go now, and how long the oldest has waited."""

    waiting: int
    oldest: timedelta


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How much there is, for whoever watches the app: numbers and lengths of time only.

    ``waiting``: messages that could go now, the oldest of them for ``oldest``, and in ``lanes`` the
    same by the kind of place that they go to: channel, account, person. ``failed`` and
    ``unknown``: those of the last seven days that Slack never took, or may have taken; ``late``:
    how long ago the earliest wake came due that nobody has looked at. ``emails`` are apart from
    these. ``apart`` has what was sent without a dispute, by its kind.
    """

    open: int
    past_date: int
    waiting: int
    oldest: timedelta
    lanes: Mapping[str, Lane]
    failed: int
    unknown: int
    late: timedelta
    emails: Emails
    apart: Mapping[str, Counted] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """An open form that was recorded: when, and whether with what is typed in it now."""

    at: datetime
    as_typed: bool


@dataclass(frozen=True, kw_only=True)
class Viewing:
    """Somebody was shown something: a person of the people list, or the command line."""

    at: datetime
    person: str
    what: str


@dataclass(frozen=True, kw_only=True)
class KeptMessage:
    """A message that was owed to somebody: since when, of which kind, and what became of it.

    ``delivered_at`` is when Slack or the mail server took it, or when they were told in another
    way. ``attempts`` are those since it was last taken; ``code`` says why it never was.
    """

    kind: str
    to: str
    dispute: str | None
    facts: Facts
    owed_at: datetime
    delivered_at: datetime | None
    attempts: int
    state: str
    code: str


@dataclass(frozen=True, kw_only=True)
class KeptApart:
    """Something recorded or sent without a dispute, with what was said back and who viewed it.

    ``gone``: what was written, and said back, was destroyed. ``holds`` has each time that a legal
    hold was put on or taken off, with why.
    """

    id: int
    kind: str
    person: str
    at: datetime
    reference: str
    procedure: str
    answers: Answers
    told: Mapping[str, Told]
    viewings: tuple[Viewing, ...]
    gone: Gone | None
    holds: tuple[tuple[Entry, str], ...]


@dataclass(frozen=True, kw_only=True)
class KeptChange:
    """A change of the people list: when, by whom, and what became of which post."""

    at: datetime
    by: str
    post: str
    how: str
