"""What somebody tries: a command with its answers, whole or not, by the right person or not."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.procedures.rules import DATE, HIGHER, NEXT, Paper, Permit
from workflows import receipts
from workflows.commands import Accepted, Here
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.follow_up import IS_DONE, NEW_DATE, NO, RECORD, YES
from workflows.procedure import Procedure
from workflows.proving.answering import at_once, of_facts, usual

Typed = dict[str, dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Somebody's answers, with the forms among them that are not whole.

    ``stage`` is where to; ``choice``, ``visit`` and ``number``, which button of which question, or
    which action, joint answer or copy.
    """

    answers: Typed = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    stage: str = ""
    choice: str = ""
    visit: int = 0
    number: int = 0

    def is_whole(self, form: str) -> bool:
        """Was this form filled in, and wholly?"""
        return form in self.answers and form not in self.broken

    def says(self, question: str, answer: str) -> bool:
        """Was this question answered so, in whatever form?"""
        return any(filled.get(question) == answer for filled in self.answers.values() if question)


@dataclass(frozen=True, kw_only=True)
class Act:
    """What somebody offered that was accepted, and the dispute before and after it.

    ``agreed`` are the posts for which it was agreed to, where it is a joint answer.
    """

    offer: Offer
    here: Here
    before: Dispute
    outcome: Accepted
    agreed: frozenset[str] = frozenset()

    @property
    def after(self) -> Dispute:
        """The dispute as it stands then."""
        return self.outcome.dispute

    @property
    def held(self) -> dict[str, str]:
        """Who held each post for the dispute: as named in it, else as the directory finds."""
        return {**self.here.holders, **self.before.named}

    def of_all(self, offer: Offer, agreed: set[str]) -> "Act":
        """Give the act as one of all who agreed: a joint answer counts as it was proposed."""
        return replace(self, offer=offer, agreed=frozenset(agreed))


@dataclass(frozen=True)
class Tries:
    """Draws what people try under a paper; *wild* ones break something in passing."""

    paper: Paper
    procedure: Procedure
    data: st.DataObject

    def one_of(self, *each: Any) -> Any:
        """Draw one of these."""
        return self.data.draw(st.sampled_from(each))

    def seldom(self) -> bool:
        """Is it one of the few times?"""
        return bool(self.one_of(*[False] * 9, True))

    def to_raise(self, stage: str, here: Here) -> Offer:
        """Answer what is asked of whoever raises."""
        form = self.procedure.raising.form
        wanted = self.one_of(*of_facts(self.procedure, form))
        asked = usual(self.procedure, form, stage, here, wanted)
        return self._perhaps_broken({**asked, **self._for(stage, here)}, here, stage)

    def to_choose(self, permit: Permit, stage: str, here: Here, due: date) -> Offer:
        """Answer what a row of the paper asks, and perhaps what the stage above needs.

        A new date is mostly after that which is *due* now.
        """
        to = self._where_to(permit, stage)
        wanted = {**self.one_of(*of_facts(self.procedure, permit.asks)), **self._needed_by(permit)}
        if permit.to == DATE:
            wanted |= self._after(permit, max(due, here.now.astimezone(LONDON).date()))
        answers = dict(usual(self.procedure, permit.asks, stage, here, wanted))
        answers |= self._signature(stage, here) if permit.together else {}
        above = to if to in self.procedure.stages else ""
        if above and self.one_of(True, False):
            answers |= self._for(above, here)
        return self._perhaps_broken(answers, here, above)

    def to_open(self, stage: str, here: Here) -> Offer:
        """Record what a stage needs, or part of it."""
        answers = self._for(stage, here)
        if answers and self.seldom():
            del answers[self.one_of(*answers)]
        return self._perhaps_broken(answers, here, stage)

    def to_sign(self, stage: str, here: Here) -> Offer:
        """Sign a joint answer, where there is something to sign."""
        return self._perhaps_broken(self._signature(stage, here), here, stage)

    def to_mark(self, here: Here) -> Offer:
        """Say what became of an action: done, not done, or not done with a new date."""
        later = {NEW_DATE: self._day(here, 3)}
        not_done = {IS_DONE: NO, "why": "1"}
        said = self.one_of({IS_DONE: YES}, not_done, {**not_done, **later})
        return self._perhaps_broken({RECORD: {**said, "on": self._day(here, 0)}}, here, "")

    def to_file(self, number: int, here: Here) -> Offer:
        """Say where and when a copy was made."""
        key = receipts.name(number)
        return Offer(answers={key: {"reference": "1", "copied_on": self._day(here, 0)}})

    def _needed_by(self, permit: Permit) -> dict[str, str]:
        """Mostly the answer that a row needs; now and then another."""
        asked = [self.procedure.forms[form].fields for form in permit.asks]
        options = {name: [*field.options] for each in asked for name, field in each.items()}
        return {
            question: self.one_of(*options[question]) if self.seldom() else answer
            for question, answer in permit.needs.items()
        }

    def _after(self, permit: Permit, due: date) -> dict[str, str]:
        day = due + timedelta(days=self.one_of(-1, 0, 1, 2, 7))
        asked = (self.procedure.forms[form].fields.items() for form in permit.asks)
        dates = (name for fields in asked for name, field in fields if field.kind == "date")
        return dict.fromkeys(dates, day.isoformat())

    def _signature(self, stage: str, here: Here) -> Typed:
        who = self.procedure.stages[stage].answered_by
        return dict(usual(self.procedure, (who.sign,) if who.sign else (), stage, here, {}))

    def _where_to(self, permit: Permit, stage: str) -> str:
        above = self.paper.above(stage)
        if permit.to == NEXT and above:
            return above[0]
        if permit.to == HIGHER:
            return str(self.one_of(*self.paper.ladder))
        return permit.to

    def _for(self, stage: str, here: Here) -> Typed:
        """Fill in what a stage needs before it opens; now and then somebody else's word."""
        answers = dict(self.one_of(*(list(at_once(self.procedure, stage, here)) or [{}])))
        for gate in self.paper.stage(stage).gates:
            fields, filled = self.procedure.forms[gate.form].fields, answers.get(gate.form, {})
            named = [name for name in filled if fields[name].kind == "person"]
            if named and self.seldom():
                somebody = self.one_of(here.person, *sorted(here.people))
                answers[gate.form] = {**filled, named[0]: somebody}
        return answers

    def _perhaps_broken(self, answers: Mapping[str, Any], here: Here, stage: str) -> Offer:
        whole = Offer(answers=dict(answers), stage=stage)
        if not self.seldom():
            return whole
        known = [form for form in answers if form in self.procedure.forms]
        at = [(form, name) for form in known for name in self._needed(form, answers[form])]
        if not at:
            return whole
        form, name = self.one_of(*at)
        kept = {**answers[form], name: self._day(here, -1)}
        if not self._is_ahead(form, name) or self.one_of(True, False):
            del kept[name]
        return Offer(answers={**answers, form: kept}, broken=frozenset({form}), stage=stage)

    def _needed(self, form: str, filled: Mapping[str, Any]) -> list[str]:
        fields = self.procedure.forms[form].fields
        return [name for name in filled if fields[name].required and fields[name].kind != "shown"]

    def _is_ahead(self, form: str, name: str) -> bool:
        return self.procedure.forms[form].fields[name].must_be == "future"

    def _day(self, here: Here, days: int) -> str:
        return (here.now.astimezone(LONDON).date() + timedelta(days)).isoformat()
