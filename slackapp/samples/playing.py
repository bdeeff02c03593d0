"""Plays invented disputes by the very use cases that people use, with every box filled in.

Each post is somebody's whose id is the post's key, so that a story reads as the file does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from slackapp import settings, wiring
from slackapp.demo.doing import given
from slackapp.samples.council import Names, council, sample
from workflows import receipts
from workflows.adding import ADDED, ADDITION
from workflows.children import child_of, form_of
from workflows.commands import Accepted, Add, Agree, Choose, File, Here, Mark, Open
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.drafts import RAISING
from workflows.due import LONDON
from workflows.file_copy.kept import Kept
from workflows.forms import ACTION_PARTS, Answers, Value
from workflows.procedure import Procedure
from workflows.proving.answering import usual
from workflows.questions import FormField
from workflows.use_cases import acting, adding, drafting, file_copying, raising

#: A Monday.
BEGINS = datetime(2026, 11, 23, 10, tzinfo=LONDON)
#: What stands in a box that takes a text: of which form and field, and of which child.
Texts = Callable[[str, str, FormField, int], str]


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = BEGINS

    def __call__(self) -> datetime:
        """Give the time of the story."""
        return self.at


@dataclass
class Playing:
    """One procedure, an invented council for it, and what its people write."""

    desk: Desk
    clock: Clock
    procedure: Procedure
    texts: Texts
    settings: Mapping[str, str]
    dispute: str = ""
    raised: int = 0

    # ---- what people do ---------------------------------------------------------------------

    def raises(self, by: str, stage: str, children: int = 1, **wanted: str) -> "Playing":
        """Raise a dispute about so many children, one or two, and go on with it."""
        self.raised += 1
        asks = self.procedure.stages[stage]
        gates = (self.procedure.gates[gate].form for gate in asks.gates)
        answers = self.filled((*self.procedure.raising.form, *asks.form, *gates), stage, **wanted)
        answers = {key: filled for key, filled in answers.items() if child_of(key) <= children}
        draft = f"sample-{self.raised}"
        drafting.keep(self.desk, by, draft, RAISING, answers)
        ready = given(raising.Ready, raising.prepare(self.desk, by, stage, answers))
        due = ready.outcome.dispute.clock.due.at
        sent = raising.send(self.desk, by, draft, stage, due)
        self.dispute = given(raising.Sent, sent).dispute.id
        return self

    def does(self, who: str, choice: str, *also: str, **wanted: str) -> "Playing":
        """Press a button with all that its forms ask, and *also* these."""
        now = self.now_is
        made = self.procedure.choice_made(now.step, choice)
        answers = self.filled((*made.form, *also), now.stage, **wanted)
        command = Choose(choice=choice, visit=now.visit, answers=answers)
        return self._did(acting.choose(self.desk, who, now.id, command).outcome)

    def climbs(self, who: str, choice: str, **wanted: str) -> "Playing":
        """Move it up, with all that the next stage asks for."""
        above = self.procedure.stage_after(self.now_is.stage) or ""
        return self.does(who, choice, *self.doors(above), **wanted)

    def doors(self, stage: str) -> tuple[str, ...]:
        """Give the forms that a stage asks for before it opens."""
        asks = self.procedure.stages[stage]
        return (*asks.form, *(self.procedure.gates[gate].form for gate in asks.gates))

    def opens(self, who: str, **wanted: str) -> "Playing":
        """Record what the stage that was asked for needs."""
        now = self.now_is
        stage = now.opening.stage if now.opening else ""
        command = Open(visit=now.visit, answers=self.filled(self.doors(stage), stage, **wanted))
        return self._did(acting.open_stage(self.desk, who, now.id, command).outcome)

    def agrees(self, who: str, *signs: str) -> "Playing":
        """Agree to the joint answer that waits, and sign it where that is asked."""
        now = self.now_is
        number = now.proposal.number if now.proposal else 0
        answers = self.filled(signs, now.stage)
        command = Agree(visit=now.visit, proposal=number, answers=answers)
        return self._did(acting.agree(self.desk, who, now.id, command).outcome)

    def adds(self, who: str, words: str, about: int | None = None) -> "Playing":
        """Put a statement beside what is there."""
        command = Add(answers={ADDITION: {ADDED: words}}, about=about)
        return self._did(adding.add(self.desk, who, self.dispute, command).outcome)

    def marks(self, who: str, action: str, done: str = "yes") -> "Playing":
        """Say what became of an agreed action."""
        form = self.filled(("action_record",), self.now_is.stage, done=done)
        command = Mark(action=action, visit=self.now_is.visit, answers=form)
        return self._did(acting.mark(self.desk, who, self.dispute, command).outcome)

    def files(self, who: str, number: int, where: str) -> "Playing":
        """Say that a copy was made, and where."""
        said = {receipts.REFERENCE: where, receipts.COPIED_ON: self._today().isoformat()}
        command = File(number=number, answers={receipts.name(number): said})
        return self._did(acting.file(self.desk, who, self.dispute, command).outcome)

    def later(self, **by: float) -> "Playing":
        """Let time pass; where it is no working hour then, up to 10am on the next working day."""
        at, calendar = self.clock.at + timedelta(**by), self.desk.calendar
        if not calendar.in_working_hours(at):
            day = at.astimezone(LONDON).date()
            is_early = at.astimezone(LONDON).hour < 10 and calendar.is_working_day(day)
            on = day if is_early else calendar.shift(day, 1)
            at = datetime.combine(on, time(10), LONDON)
        self.clock.at = at
        return self

    # ---- what is there ----------------------------------------------------------------------

    @property
    def now_is(self) -> Dispute:
        """Where the dispute stands."""
        with self.desk.store.read() as work:
            return work.dispute(self.dispute)

    @property
    def kept(self) -> Kept:
        """Everything that is kept of it."""
        with self.desk.store.read() as work:
            return file_copying.kept(self.desk, work, work.dispute(self.dispute))

    def filled(self, forms: tuple[str, ...], stage: str, **wanted: str) -> Answers:
        """Fill these forms in completely, about two children where each has one of their own."""
        here = Here(
            person="",
            now=self.clock(),
            calendar=self.desk.calendar,
            holders={},
            people=frozenset(self.procedure.posts),
        )
        answers = usual(self.procedure, forms, stage, here, wanted)
        return {key: self._written(key, filled) for key, filled in answers.items()}

    def _written(self, key: str, filled: Any) -> dict[str, Value]:
        fields = self.procedure.forms[form_of(key)].fields
        return {name: self._text(key, name, fields[name], said) for name, said in filled.items()}

    def _text(self, key: str, name: str, box: FormField, said: Value) -> Value:
        form, child = form_of(key), child_of(key)
        if box.kind in ("text", "long"):
            return self.texts(form, name, box, child)
        if box.kind != "actions":
            return said
        parts = [part for part, most in ACTION_PARTS.items() if most]
        texts = {part: self.texts(form, f"{name}.{part}", box, child) for part in parts}
        return [{**row, **texts} for row in said if isinstance(row, dict)]

    def _did(self, outcome: object) -> "Playing":
        given(Accepted, outcome)
        self.later(minutes=35)
        return self

    def _today(self) -> date:
        return self.clock().astimezone(LONDON).date()


def playing(
    folder: Path,
    key: str,
    texts: Texts,
    names: Names = sample,
    **more: str,
) -> Playing:
    """Set everything up in a folder: a database of its own, and the invented council."""
    folder.mkdir(exist_ok=True)
    are_set = {
        "DRP_DATABASE_URL": f"sqlite:///{folder / f'{key}.db'}",
        "DRP_ENCRYPTION_KEYS": wiring.new_key(),
        "DRP_PROCEDURES": key,
        **more,
    }
    has = settings.of(**are_set)
    wiring.upgrade(has)
    clock = Clock()
    desk = wiring.desk(has, now=clock)
    procedure = desk.library.default
    with desk.store.begin() as work:
        work.keep_directory(council(procedure, names), BEGINS.date())
    return Playing(desk=desk, clock=clock, procedure=procedure, texts=texts, settings=are_set)
