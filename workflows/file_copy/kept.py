"""Everything that is kept of one dispute, and each form in it as it was given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from workflows import receipts
from workflows.children import child_of, form_of
from workflows.dated import DateProposed
from workflows.dispute import Dispute
from workflows.engine.joint import NAMED, asked_of
from workflows.events import (
    ActedAsCover,
    Added,
    Agreed,
    GateRecorded,
    Raised,
    StageAskedFor,
    StageOpened,
)
from workflows.forms import Answers, Filled
from workflows.history import Entry
from workflows.people import Directory
from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One dispute with its history, and what was typed with each line of it, by its number."""

    procedure: Procedure
    dispute: Dispute
    directory: Directory
    history: tuple[Entry, ...]
    answers: Mapping[int, Answers]
    now: datetime

    @property
    def raised(self) -> Answers:
        """What was answered when it was raised."""
        return self.answers[self.history[0].number]

    @property
    def latest(self) -> Answers:
        """The latest answer to each form, of those that count."""
        counts = {(each.number, each.key) for each in given(self)}
        return {
            key: filled
            for number, answers in sorted(self.answers.items())
            for key, filled in answers.items()
            if receipts.is_one(key) or (number, key) in counts
        }

    def is_asked_once(self, given: "Given") -> bool:
        """Is it of the form to raise, and of no one stage? Then it belongs to all of them alike."""
        fields = self.procedure.forms[given.form].fields.values()
        is_of_a_stage = all(field.at for field in fields)
        return given.form in self.procedure.raising.form and not is_of_a_stage


@dataclass(frozen=True, kw_only=True)
class Given:
    """One form as it was given once: at which stage, when, by whom, and for whom.

    ``by`` are all whose answer it is, ``instead_of`` whoever it was asked of where their cover
    gave it, ``recorded_by`` whoever recorded what somebody outside Slack had answered.
    """

    number: int
    key: str
    stage: str
    at: datetime
    by: tuple[str, ...]
    filled: Filled
    instead_of: str = ""
    recorded_by: str = ""
    about: int | None = None

    @property
    def form(self) -> str:
        """The form of the file that this is, whichever child's."""
        return form_of(self.key)


def given(kept: Kept) -> tuple[Given, ...]:
    """Give every form that counts, in the order they were given.

    A joint answer that waits, or that another took the place of, is nobody's answer.
    """
    agreed = _agreed_to(kept.history)
    return tuple(
        each
        for entry, stage in with_stages(kept.history)
        for each in _given_with(kept, entry, stage, agreed)
    )


def with_stages(history: tuple[Entry, ...]) -> Iterator[tuple[Entry, str]]:
    """Give each line with the stage that it stood at before it."""
    stage = ""
    for entry in history:
        opened = [each.stage for each in entry.events if isinstance(each, Raised)]
        yield entry, stage or opened[0]
        opened += [each.stage for each in entry.events if isinstance(each, StageOpened)]
        stage = opened[-1] if opened else stage


def _given_with(kept: Kept, entry: Entry, stage: str, agreed: frozenset[int]) -> Iterator[Given]:
    answers = kept.answers.get(entry.number, {})
    doors = _doors(kept.procedure, entry)
    for key in _in_order(kept.procedure, _counting(kept.procedure, entry, answers, agreed)):
        yield Given(
            number=entry.number,
            key=key,
            stage=doors.get(form_of(key), stage),
            at=entry.at,
            by=_by(kept.procedure, entry, form_of(key)),
            filled=answers[key],
            instead_of=next((e.of for e in entry.events if isinstance(e, ActedAsCover)), ""),
            recorded_by=entry.person or "" if entry.whose != entry.person else "",
            about=next((e.about for e in entry.events if isinstance(e, Added)), None),
        )


def _in_order(procedure: Procedure, keys: list[str]) -> list[str]:
    """Put forms in the file's order, and the children's in theirs."""
    order = list(procedure.forms)
    return sorted(keys, key=lambda key: (order.index(form_of(key)), child_of(key)))


def _counting(
    procedure: Procedure, entry: Entry, answers: Answers, agreed: frozenset[int]
) -> list[str]:
    """Give the forms of a line that count: of a proposal only the signature, once all agreed."""
    forms = [key for key in answers if not receipts.is_one(key) and key != NAMED]
    if any(isinstance(event, DateProposed) for event in entry.events):
        return []
    if entry.proposed:
        signs = asked_of(procedure, entry.proposed.stage, entry.proposed.step).sign
        return [key for key in forms if key == signs and entry.number in agreed]
    if _only_agrees(entry):
        return forms if entry.number in agreed else []
    return forms


def _only_agrees(entry: Entry) -> bool:
    return entry.chosen is None and any(isinstance(each, Agreed) for each in entry.events)


def _agreed_to(history: tuple[Entry, ...]) -> frozenset[int]:
    """Give the lines of proposals that all agreed to, and of those who agreed before the last."""
    counted, waits = set[int](), list[int]()
    for entry in history:
        if entry.proposed:
            waits = [entry.number]
        elif _only_agrees(entry):
            waits.append(entry.number)
        elif any(isinstance(each, Agreed) for each in entry.events):
            counted.update(waits)
            waits = []
    return frozenset(counted)


def _doors(procedure: Procedure, entry: Entry) -> dict[str, str]:
    """Give the forms that a higher stage asks for before it opens, with that stage."""
    asked = [
        each.stage
        for each in entry.events
        if isinstance(each, StageOpened | StageAskedFor | GateRecorded)
    ]
    if not asked:
        return {}
    stage = procedure.stages[asked[-1]]
    gates = (procedure.gates[gate].form for gate in stage.gates)
    return dict.fromkeys((*stage.form, *gates), asked[-1])


def _by(procedure: Procedure, entry: Entry, form: str) -> tuple[str, ...]:
    """Give whose it is: all whose answer it is, of a signature whoever signs."""
    chosen = entry.chosen
    if chosen and chosen.by and form != asked_of(procedure, chosen.stage, chosen.step).sign:
        return chosen.by
    return (entry.whose,) if entry.whose else ()
