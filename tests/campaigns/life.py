"""The life of one dispute: who does what next, by chance, through the very use cases."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from random import Random
from typing import Any

from tests.campaigns.life_people import Team
from tests.marks import BORN, mark, marked
from tests.procedures.offers import Typed
from workflows import engine, receipts
from workflows.choices import ANY_HIGHER_STAGE, STAY
from workflows.commands import (
    Accepted,
    Agree,
    AnswerDate,
    Choose,
    File,
    Here,
    Mark,
    Open,
    PassOn,
    Refused,
)
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.drafts import raising_under
from workflows.due import LONDON
from workflows.follow_up import IS_DONE, RECORD
from workflows.pass_on import PASSING
from workflows.proving.answering import of_facts, usual
from workflows.questions import FormField
from workflows.use_cases import acting, dating, drafting, opening, passing_on, raising
from workflows.use_cases.deciding import Acted
from workflows.use_cases.opening import Offers

Move = tuple[float, str, str]


@dataclass
class Life:
    """One dispute of a team; what chance decides comes of its own number alone."""

    desk: Desk
    team: Team
    number: int
    chance: Random
    moves: Counter[str]
    id: str = ""
    steps: int = 0
    reached: set[str] = field(default_factory=set)

    @property
    def is_now(self) -> Dispute:
        with self.desk.store.read() as work:
            return work.dispute(self.id)

    # ---- raising ---------------------------------------------------------------------------------

    def is_raised(self) -> bool:
        """Try each stage at which it could begin, until one takes it."""
        rule = self.team.procedure
        who = self.chance.choice(
            [post for post in rule.raising.by if post not in self.team.vacant] or [""]
        )
        by = self.team.holders.get(who, "")
        stages = list(rule.stages)
        self.chance.shuffle(stages)
        return bool(by) and any(self._begins(by, stage) for stage in stages)

    def _begins(self, by: str, stage: str) -> bool:
        rule = self.team.procedure
        asked = (*rule.raising.form, *self._all_of(stage))
        typed = self.filled(asked, stage, self._facts(rule.raising.form))
        ready = raising.prepare(self.desk, by, stage, typed, rule.key)
        if isinstance(ready, Refused):
            self.moves[f"raise: {ready.reason}"] += 1
            return False
        draft = f"life{self.number}"
        drafting.keep(self.desk, by, draft, raising_under(rule.key), typed)
        sent = raising.send(self.desk, by, draft, stage, ready.outcome.dispute.clock.due.at)
        assert isinstance(sent, raising.Sent), sent
        self.id = sent.dispute.id
        self.moves["raised"] += 1
        return True

    # ---- what somebody does ----------------------------------------------------------------------

    def somebody_acts(self, strangers: list[str]) -> None:
        """Mostly one of those who are asked; now and then anybody at all tries something."""
        self.steps += 1
        dispute = self.is_now
        if self.chance.random() < 0.08:
            self._tries(self.chance.choice([*strangers, *sorted(self.team.everybody)]), dispute)
            return
        for who in self._who(dispute):
            offers = opening.offers(self.desk, who, self.id)
            moves = list(self._moves(dispute, offers)) if offers else []
            if moves:
                weights = [weight for weight, _, _ in moves]
                [(_, what, name)] = self.chance.choices(moves, weights)
                self._does(who, what, name, dispute)
                return

    def _who(self, dispute: Dispute) -> list[str]:
        """Whoever is asked, or what waits for them; their covers; the raiser; whoever stands in."""
        asked = sorted({*engine.must_act(self.team.procedure, dispute).values()})
        if dispute.new_date:
            asked = [*sorted(dispute.new_date.awaited.values()), *asked]
        self.chance.shuffle(asked)
        others = [dispute.raised_by, *sorted(dispute.left.values()), *self.team.holders.values()]
        if self.chance.random() < 0.15:
            self.chance.shuffle(others)
            return [*others, *asked]
        return [*asked, *others]

    def _moves(self, dispute: Dispute, offers: Offers) -> Iterator[Move]:
        choices = self.team.procedure.choices_of(dispute.step)
        for name in offers.choices:
            yield (0.6 if choices[name].to == STAY else 4), "choose", name
        for name in offers.beside:
            yield 0.1, "choose", name
        if offers.may_open_stage:
            yield 12, "open", ""
        if offers.may_agree:
            yield 12, "agree", ""
        for action in offers.actions:
            yield 8, "mark", action
        if dispute.new_date:
            yield 8, "date", ""
        if offers.choices and not dispute.end:
            yield 0.3, "pass on", ""
        for number, kept in enumerate(dispute.records):
            if kept.state == "due":
                yield 3, "file", str(number)

    def _does(self, who: str, what: str, name: str, dispute: Dispute) -> None:
        does = {
            "choose": self._chooses,
            "open": self._opens,
            "agree": self._agrees,
            "mark": self._marks,
            "date": self._answers_date,
            "pass on": self._passes_on,
            "file": self._files,
        }
        acted = does[what](who, name, dispute)
        outcome = acted.outcome
        said = "done" if isinstance(outcome, Accepted) else str(outcome.reason)
        self.moves[f"{what}: {said}"] += 1

    def _tries(self, who: str, dispute: Dispute) -> None:
        """Somebody, perhaps nobody of it, presses what some button would."""
        names = [*self.team.procedure.choices_of(dispute.step)]
        acted = self._chooses(who, self.chance.choice(names), dispute)
        said = "done" if isinstance(acted.outcome, Accepted) else str(acted.outcome.reason)
        self.moves[f"anybody: {said}"] += 1

    def _chooses(self, who: str, name: str, dispute: Dispute) -> Acted:
        rule = self.team.procedure
        choice = rule.any_time.get(name) or rule.choices_of(dispute.step)[name]
        stage, doors = "", ()
        if engine.leads_up(rule, choice):
            above = rule.stages_above(dispute.stage)
            stage = self.chance.choice(above) if choice.to == ANY_HIGHER_STAGE and above else ""
            doors = self._door(stage or next(iter(above), ""))
        sign = rule.stages[dispute.stage].answered_by.sign
        forms = (*choice.form, *((sign,) if sign else ()))
        typed = self.filled(forms, dispute.stage, {**self._facts(choice.form), **choice.must})
        typed |= self.filled(doors, dispute.stage, {})
        visit = 0 if name in rule.any_time else dispute.visit
        command = Choose(choice=name, visit=visit, answers=typed, stage=stage)
        return acting.choose(self.desk, who, self.id, command)

    def _opens(self, who: str, _: str, dispute: Dispute) -> Acted:
        stage = dispute.opening.stage if dispute.opening else ""
        typed = self.filled(self._door(stage), dispute.stage, {})
        return acting.open_stage(self.desk, who, self.id, Open(visit=dispute.visit, answers=typed))

    def _agrees(self, who: str, _: str, dispute: Dispute) -> Acted:
        sign = self.team.procedure.stages[dispute.stage].answered_by.sign
        typed = self.filled((sign,) if sign else (), dispute.stage, {})
        number = dispute.proposal.number if dispute.proposal else 0
        command = Agree(visit=dispute.visit, proposal=number, answers=typed)
        return acting.agree(self.desk, who, self.id, command)

    def _answers_date(self, who: str, _: str, dispute: Dispute) -> Acted:
        assert dispute.new_date
        agrees = self.chance.random() < 0.8
        command = AnswerDate(visit=dispute.visit, number=dispute.new_date.number, agrees=agrees)
        return dating.answer_date(self.desk, who, self.id, command)

    def _marks(self, who: str, action: str, dispute: Dispute) -> Acted:
        done = self.chance.choice(("yes", "yes", "yes", "no"))
        known, why = (marked(f"{RECORD}.{box}", 300, str(self.number)) for box in ("known", "why"))
        said = {IS_DONE: done, "known": known, "why": why, "on": self.today.isoformat()}
        command = Mark(action=action, visit=dispute.visit, answers={RECORD: said})
        return acting.mark(self.desk, who, self.id, command)

    def _passes_on(self, who: str, _: str, dispute: Dispute) -> Acted:
        able = passing_on.who_may_take(self.desk, who, self.id)
        to = self.chance.choice([each.id for each in able] or [who])
        typed = {PASSING: {"to": to, "why": marked("passing.why", 300)}}
        command = PassOn(visit=dispute.visit, answers=typed)
        return passing_on.pass_on(self.desk, who, self.id, command)

    def _files(self, who: str, number: str, _: Dispute) -> Acted:
        said = {receipts.REFERENCE: mark("receipt"), receipts.COPIED_ON: self.today.isoformat()}
        command = File(number=int(number), answers={receipts.name(int(number)): said})
        return acting.file(self.desk, who, self.id, command)

    # ---- what they write -------------------------------------------------------------------------

    @property
    def today(self) -> date:
        return self.desk.now().astimezone(LONDON).date()

    def _facts(self, forms: tuple[str, ...]) -> dict[str, str]:
        """Answer by chance where a rule asks."""
        varied = list(islice(of_facts(self.team.procedure, forms), 60))
        return dict(self.chance.choice(varied)) if varied else {}

    def _door(self, stage: str) -> tuple[str, ...]:
        if not stage or self.chance.random() < 0.15:
            return ()
        return self._all_of(stage)

    def _all_of(self, stage: str) -> tuple[str, ...]:
        asks = self.team.procedure.stages[stage]
        return (*asks.form, *(self.team.procedure.gates[gate].form for gate in asks.gates))

    def filled(self, forms: tuple[str, ...], stage: str, wanted: dict[str, str]) -> Typed:
        """Fill these forms in, with people of the team, and a mark in each box of words."""
        rule = self.team.procedure
        gates = {
            name: each.of
            for each in rule.gates.values()
            if each.form in forms
            for name, box in rule.forms[each.form].fields.items()
            if box.kind == "person"
        }
        musts = {name: said for each in rule.gates.values() for name, said in each.must.items()}
        no = self.chance.random() < 0.1
        wanted = {**({} if no else musts), **gates, **wanted}
        here = Here(
            person="",
            now=self.desk.now(),
            calendar=self.desk.calendar_of(rule),
            holders={},
            people=frozenset(rule.posts),
        )
        wanted = {**wanted, "born_on": BORN.isoformat()}
        typed = usual(rule, tuple(dict.fromkeys(forms)), stage, here, wanted)
        return {form: self._named(form, answers) for form, answers in typed.items()}

    def _named(self, form: str, answers: Any) -> dict[str, Any]:
        fields = self.team.procedure.forms[form.partition("#")[0]].fields
        return {
            name: self._value(f"{form}.{name}", fields[name], said)
            for name, said in answers.items()
        }

    def _value(self, box: str, field: FormField, said: Any) -> Any:
        if field.kind == "person":
            return self.team.holders.get(said, said)
        if field.kind == "text":
            return marked(box, field.longest)
        if field.kind == "long":
            return marked(box, field.longest, str(self.number))
        if field.kind == "actions":
            row = said[0]
            who = self.team.holders.get(row["who"], row["who"])
            return [{**row, "action": mark(box), "measure": mark(f"{box}, measure"), "who": who}]
        return said
