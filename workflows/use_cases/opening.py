"""Opening a dispute to read or to act: who may, with everything that a form shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflows import engine, overview, references
from workflows.commands import Here, Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.forms import Answers
from workflows.history import Entry
from workflows.mailed import Mailed
from workflows.on_call import OnCall
from workflows.people import Directory
from workflows.ports import NoSuchDispute, Work
from workflows.procedure import Procedure
from workflows.use_cases.earlier import Earlier, left_unresolved
from workflows.use_cases.world import here_for, here_to_act, here_to_raise, procedure_of, today
from workflows.visibility import may_hear, may_open, may_read


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A dispute laid open for one person: state, names, history, and the latest answers.

    ``proposed`` is the joint answer that waits, for those whose answer it is to be.
    ``date_proposed`` is what was typed with a new date that waits, for whoever may read it.
    ``chooses``: whoever was asked has left, and this person chooses another. ``absent`` is whose
    answer this person may record, who has no Slack account; in the form for it, ``here`` is theirs,
    and this person is the ``reader``. ``mails`` are its e-mails, and what became of them.
    ``on_call`` says who opened it on call, and why.
    """

    procedure: Procedure
    dispute: Dispute
    directory: Directory
    here: Here
    history: tuple[Entry, ...]
    latest: Answers
    proposed: Answers
    offered: tuple[str, ...]
    may_open_stage: bool
    may_agree: bool
    reader: str
    beside: tuple[str, ...] = ()
    chooses: bool = False
    absent: str | None = None
    mails: tuple[Mailed, ...] = ()
    date_proposed: Answers = field(default_factory=dict)
    on_call: tuple[OnCall, ...] = ()

    @property
    def begins(self) -> Answers:
        """What a form begins with: what was answered last, and what is proposed in its place."""
        return {**self.latest, **self.proposed}

    def may_read(self, entry: Entry) -> bool:
        """May this person read what was typed with one line of the history?"""
        return may_read(self.procedure, self.dispute, self.here, entry, self.history)


@dataclass(frozen=True, kw_only=True)
class Blank:
    """What a form is drawn from where there is no dispute: to raise one, or to send apart.

    Where the procedure is one of several in use, the form says which. ``found`` is whom the people
    list fills in, whoever was chosen in their place.
    """

    procedure: Procedure
    directory: Directory
    here: Here
    found: Mapping[str, str]
    is_one_of_several: bool = False
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What somebody could do about a dispute now."""

    visit: int
    choices: tuple[str, ...]
    may_open_stage: bool
    may_agree: bool
    beside: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    may_record_answer: bool = False


def find(desk: Desk, person: str, text: str) -> str | Refused:
    """Give the id of the dispute that somebody names by its reference. Raises Mistyped.

    A reference that does not exist and one that is not theirs are answered alike.
    """
    reference = references.read(text)
    with desk.store.read() as work:
        dispute = work.dispute_called(reference)
        if dispute is None or not may_see(desk, work, dispute, person):
            return Refused(reason=Reason.NOT_INVOLVED)
        return dispute.id


def may_see(desk: Desk, work: Work, dispute: Dispute, person: str) -> bool:
    """May this person open this dispute today?"""
    procedure = procedure_of(desk, work, dispute)
    here = here_for(desk, work, procedure, person, dispute)
    return may_open(procedure, dispute, here)


def offers(desk: Desk, person: str, dispute_id: str) -> Offers | None:
    """Say what somebody could do now, if anything. Nothing is shown, so no viewing is recorded."""
    with desk.store.read() as work:
        dispute = work.dispute(dispute_id)
        procedure = procedure_of(desk, work, dispute)
        here = here_for(desk, work, procedure, person, dispute)
        if not may_hear(procedure, dispute, here):
            return None
        return Offers(
            visit=dispute.visit,
            choices=engine.offered(procedure, dispute, here),
            may_open_stage=engine.may_record(procedure, dispute, here),
            may_agree=engine.may_agree(procedure, dispute, here),
            beside=engine.offered_beside(procedure, dispute, here),
            actions=tuple(
                each.id
                for whom in here.stands_for(dispute)
                for each in overview.actions_asked_of(procedure, dispute, whom)
            ),
            may_record_answer=engine.absent(procedure, dispute, here) is not None,
        )


def lay_open(desk: Desk, person: str, dispute_id: str, what: str, of: str = "") -> Opened | Refused:
    """Show a dispute to somebody who may open it, and record that it was shown (*what* of it).

    To record the answer *of* somebody, it is shown with what they could choose.
    """
    with desk.store.begin() as work:
        try:
            dispute = work.dispute(dispute_id)
        except NoSuchDispute:
            return Refused(reason=Reason.NOT_INVOLVED)
        procedure = procedure_of(desk, work, dispute)
        here = here_to_act(desk, work, procedure, person, dispute, of)
        if not may_open(procedure, dispute, here):
            return Refused(reason=Reason.NOT_INVOLVED)
        work.record_viewing(dispute.id, person, what, here.now)
        history = work.history(dispute.id)
        return Opened(
            procedure=procedure,
            dispute=dispute,
            directory=work.directory(today(desk)),
            here=here.acts,
            history=history,
            latest=work.latest_answers(dispute.id),
            proposed=_proposed(work, procedure, dispute, here),
            offered=engine.offered(procedure, dispute, here.acts),
            may_open_stage=engine.may_record(procedure, dispute, here),
            may_agree=engine.may_agree(procedure, dispute, here),
            beside=engine.offered_beside(procedure, dispute, here),
            chooses=engine.left_to(procedure, dispute, here),
            absent=engine.absent(procedure, dispute, here),
            reader=person,
            mails=work.mails(dispute.id),
            date_proposed=_with_new_date(work, procedure, dispute, here.acts, history),
            on_call=work.opened_on_call(dispute.id),
        )


def _with_new_date(
    work: Work, procedure: Procedure, dispute: Dispute, here: Here, history: tuple[Entry, ...]
) -> Answers:
    """Give what was typed with the new date that waits, to whoever may read that line."""
    number = dispute.new_date.number if dispute.new_date else None
    line = next((entry for entry in history if entry.number == number), None)
    if line is None or not may_read(procedure, dispute, here, line, history):
        return {}
    return work.answers(dispute.id, line.number)


def _proposed(work: Work, procedure: Procedure, dispute: Dispute, here: Here) -> Answers:
    """Give the joint answer that waits to those who agreed, or may: without who signed it."""
    who, proposal = engine.all_of(procedure, dispute), dispute.proposal
    if who is None or proposal is None:
        return {}
    is_theirs = any(
        engine.acts_for(procedure, dispute, post, dispute.named[post], here) for post in who.all
    )
    if not is_theirs and not engine.may_agree(procedure, dispute, here):
        return {}
    answers = work.answers(dispute.id, proposal.number)
    return {form: filled for form, filled in answers.items() if form != who.sign}


def read_entry(
    desk: Desk, person: str, dispute_id: str, number: int
) -> tuple[Opened, Entry, Answers] | Refused:
    """Show one line of the history with its answers, as they were given, and record that."""
    opened = lay_open(desk, person, dispute_id, f"entry {number}")
    if isinstance(opened, Refused):
        return opened
    with desk.store.read() as work:
        answers = work.answers(dispute_id, number)
    entry = next((entry for entry in opened.history if entry.number == number), None)
    if entry is None or not opened.may_read(entry):
        return Refused(reason=Reason.NOT_INVOLVED)
    return opened, entry, answers


def blank(
    desk: Desk, work: Work, person: str, answers: Answers, under: Procedure | None = None
) -> Blank:
    """Give what the form to raise is drawn from, with the answers so far."""
    procedure = under or desk.library.default
    here = here_to_raise(desk, work, procedure, person, answers)
    unfilled = engine.without_found(procedure, answers)
    found = here_to_raise(desk, work, procedure, person, unfilled).holders
    several = len(desk.library.procedures) > 1
    directory = work.directory(today(desk))
    return Blank(
        procedure=procedure,
        directory=directory,
        here=here,
        found=found,
        is_one_of_several=several,
        earlier=left_unresolved(desk, work, procedure, person, answers),
    )
