"""What a message is made of: its kind, whom it goes to, the facts it may say, its buttons.

A notice holds no word that anybody typed: a reference, a stage, posts, people's ids and times.
Which are owed is worked out in ``telling`` (by an act) and ``nudging`` (by the clock); wording
and layout belong to ``slackapp``.
"""

from dataclasses import dataclass
from datetime import date, datetime

from workflows.choices import STAY
from workflows.commands import Accepted, Here
from workflows.dispute import Dispute
from workflows.due import Due
from workflows.engine import acting_posts, must_act, offered
from workflows.history import Act
from workflows.kinds import Kind
from workflows.mail import Mail
from workflows.procedure import Procedure
from workflows.reporting.short import Summary

#: In place of a person: the channel for reminders, and whoever runs the app.
CHANNEL = "channel"
ADMINISTRATORS = "administrators"
#: In place of a person: an address that is set for a post outside.
OUTSIDE = "outside"
#: Before a Slack id, for somebody who is told without being in the people list.
IN_SLACK = "slack:"


@dataclass(frozen=True, kw_only=True)
class Closing:
    """Why a message has lost its buttons: an act, or (none) a later reminder in its place.

    ``yours``: whoever has the message is asked for the next step. ``waits_for``: the posts that
    have yet to agree to what was done. ``cover_over``: whoever has it does not cover any more.
    """

    act: Act | None = None
    yours: bool = False
    waits_for: str = ""
    to_stage: str = ""
    step: str = ""
    post: str = ""
    end: str = ""
    cover_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """One dispute in a list that is posted: who must do what, by when.

    ``over``: it was done since. ``needs_more``: the stage needs more than an agreement.
    ``number``: it is about that one of the agreed actions. ``covers``: of whom it is asked, where
    their cover reads it.
    """

    dispute: str
    reference: str
    stage: str
    post: str
    what: str
    to_stage: str
    due: Due
    needs_more: bool = False
    late: bool = False
    proposal: int = 0
    mine: bool = False
    over: bool = False
    action: str = ""
    number: int = 0
    visit: int = 0
    covers: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that a message may say, and what its buttons lead to.

    ``proposal`` is the number of the joint answer that waits to be agreed to. ``needs_more``: what
    the stage that was asked for needs is more than an agreement. ``action`` is the agreed action
    that it is about, by its place, and ``number`` as it is called; without an action ``number``
    counts them. ``says`` is the file's sentence. ``entry`` is the line of the history that is to
    be acknowledged; ``marks``, then, say when it was. ``apart`` is the number of what was sent
    that belongs to no dispute; ``entry``, then, is the same, and ``what`` is what it is called.
    ``covers`` is of whom it is asked, where their cover has the message, and ``covers_post`` their
    post; ``covered``: it is the one of the person away, whose cover was asked. ``since`` and
    ``until`` are the days of a cover; ``number``, then, counts the requests that it leaves.
    ``gone``: all who are asked were noted to have left; ``no_post``: whoever has the message was.
    ``instead``: an e-mail in place of a message of this kind, to somebody outside Slack. ``letter``
    is the e-mail that a message is about, by its key. ``by_mail``: what it says was asked by e-mail
    goes, since e-mail is set up. ``given`` is the line of the history with which somebody gave
    another address for this one: it was typed, so it stands there alone. ``file`` says which file
    an e-mail carries that is made when it is sent, or a button has sent; its maker knows the word.
    ``report`` has its figures in short, and ``files`` says whether its files were mailed with it,
    or why they cannot be.
    """

    reference: str = ""
    stage: str = ""
    step: str = ""
    visit: int = 0
    due: Due | None = None
    post: str = ""
    what: str = ""
    choice: str = ""
    news: str = ""
    to_stage: str = ""
    needs_more: bool = False
    end: str = ""
    at: datetime | None = None
    person: str = ""
    by: str = ""
    choices: tuple[str, ...] = ()
    opens: bool = False
    late: bool = False
    proposal: int = 0
    marks: tuple[Act, ...] = ()
    closing: Closing | None = None
    action: str = ""
    number: int = 0
    reported_done: bool = False
    lines: tuple[Line, ...] = ()
    says: str = ""
    entry: int = 0
    apart: int = 0
    mail: Mail | None = None
    covers: str = ""
    covers_post: str = ""
    covered: bool = False
    since: date | None = None
    until: date | None = None
    gone: bool = False
    instead: str = ""
    letter: str = ""
    by_mail: bool = False
    given: int = 0
    file: str = ""
    report: Summary | None = None
    files: str = ""
    no_post: bool = False

    @property
    def is_spent(self) -> bool:
        """Is nothing asked by it any more?"""
        return self.closing is not None or bool(self.lines and all(ln.over for ln in self.lines))


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One message that is owed. ``key`` is unique: the same thing is never owed twice."""

    key: str
    kind: Kind
    to: str
    facts: Facts
    dispute: str | None = None


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What the notices of one act are written from."""

    procedure: Procedure
    before: Dispute | None
    outcome: Accepted
    here: Here

    @property
    def now_is(self) -> Dispute:
        """The dispute as it stands after the act."""
        return self.outcome.dispute


def standing(procedure: Procedure, dispute: Dispute) -> Facts:
    """Give what any message about a dispute may say: where it stands and what is due of whom."""
    step = procedure.steps[dispute.step]
    waiting = dispute.opening if dispute.waits_to_open else None
    proposal = dispute.proposal
    return Facts(
        reference=dispute.reference,
        stage=dispute.stage,
        step=dispute.step,
        visit=dispute.visit,
        due=dispute.running.due,
        post=acting_posts(procedure, dispute),
        what=step.what,
        to_stage=waiting.stage if waiting else "",
        needs_more=waiting is not None and not procedure.needs_agreement_only(waiting.stage),
        opens=waiting is not None,
        late=dispute.late > 0,
        proposal=proposal.number if proposal and waiting is None else 0,
        gone=have_left(procedure, dispute),
    )


def have_left(procedure: Procedure, dispute: Dispute) -> bool:
    """Was it noted of all who are asked that they have left?"""
    asked = must_act(procedure, dispute)
    return bool(asked) and dispute.left.keys() >= asked.keys()


def buttons(kind: Kind, procedure: Procedure, dispute: Dispute, here: Here) -> tuple[str, ...]:
    """Give the choices that a message of this kind offers to ``here.person``.

    A request offers what may be chosen, late or not; a nudge only what would end the waiting;
    whoever decides is offered what being late has opened; whoever stands in, all of it. A new date
    is asked for elsewhere: a message asks for what is due.
    """
    if dispute.waits_to_open and kind is not Kind.REQUEST:
        return ()
    choices = procedure.choices_of(dispute.step)
    mine = tuple(name for name in offered(procedure, dispute, here) if not choices[name].moves_date)
    match kind:
        case Kind.REQUEST:
            in_time = [name for name in mine if choices[name].when != "late"]
            waits = dispute.waits_to_open  # then there is nothing to take on any more
            return tuple(name for name in in_time if not waits or choices[name].to != STAY)
        case Kind.DECIDE:
            return tuple(name for name in mine if choices[name].when == "late")
        case Kind.STAND_IN:
            return mine
        case _:
            in_time = [name for name in mine if choices[name].when != "late"]
            return tuple(name for name in in_time if choices[name].to != STAY)
