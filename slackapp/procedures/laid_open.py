"""A dispute of the walk, laid before one of its invented people with everything filled in."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property

from slackapp.procedures.fullest import directory, fullest
from workflows.checking.words import SAMPLE
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.forms import Answers
from workflows.history import Entry
from workflows.people import Directory
from workflows.procedure import Procedure
from workflows.proving.council import Council
from workflows.proving.offering import Offer
from workflows.proving.walking import BEGINS
from workflows.use_cases import filling_in
from workflows.use_cases.opening import Blank, Opened


@dataclass(frozen=True)
class Full:
    """Every form filled in to its brim, stage by stage, and the people with long names."""

    council: Council

    @property
    def procedure(self) -> Procedure:
        """The rules."""
        return self.council.procedure

    @cached_property
    def directory(self) -> Directory:
        """The people."""
        return directory(self.council)

    @cached_property
    def _answers(self) -> dict[str, Answers]:
        return {stage: fullest(self.council, stage) for stage in self.procedure.stages}

    def answers(self, *stages: str) -> Answers:
        """Give them as they are asked at these stages; those of the last come first."""
        return {key: filled for stage in stages for key, filled in self._answers[stage].items()}

    def blank(self) -> Blank:
        """Give what the form to raise is drawn from."""
        here = self.council.here(self.procedure.raising.by[0], BEGINS)
        known = filling_in.to_raise(self.procedure, self.directory, here.person, here.now)
        here = replace(here, known=known)
        return Blank(
            procedure=self.procedure, directory=self.directory, here=here, found=here.holders
        )


@dataclass(frozen=True)
class Before:
    """One dispute before one person: what they could do now."""

    full: Full
    dispute: Dispute
    offer: Offer

    @property
    def here(self) -> Here:
        """The world as this person finds it."""
        return self.offer.here

    @property
    def records_for(self) -> str:
        """The stage for which they can record something, if one waits."""
        return self.dispute.opening.stage if self.offer.records and self.dispute.opening else ""

    @property
    def agrees_to(self) -> str:
        """The choice that they are asked to agree to, if one waits."""
        waits = self.dispute.proposal
        return waits.choice if self.offer.agrees and waits else ""

    @property
    def buttons(self) -> Hashable:
        """What its page and its message offer, whoever reads them."""
        at = (self.dispute.stage, self.dispute.step)
        return (*at, self.offer.choices, self.offer.beside, self.records_for, self.agrees_to)

    @property
    def alike(self) -> Hashable:
        """What the forms before them depend on."""
        return (self.here.person, self.buttons)

    @cached_property
    def opened(self) -> Opened:
        """Lay it open, with a reference as long as every reference is."""
        full, dispute = self.full, replace(self.dispute, reference=SAMPLE)
        history = self._history()
        about = (full.procedure, dispute, full.directory, self.here, history)
        latest = full.answers(dispute.stage)
        return Opened(
            procedure=full.procedure,
            dispute=dispute,
            directory=full.directory,
            here=replace(self.here, known=filling_in.about(*about)),
            history=history,
            latest=latest,
            proposed={key: latest[key] for key in self._proposed()},
            offered=self.offer.choices,
            may_open_stage=self.offer.records,
            may_agree=self.offer.agrees,
            reader=self.here.person,
            beside=self.offer.beside,
        )

    def _history(self) -> tuple[Entry, ...]:
        numbers = [1, *([self.dispute.proposal.number] if self.dispute.proposal else ())]
        by, at = self.dispute.raised_by, self.here.now
        return tuple(Entry(number=n, at=at, person=by, visit=0, events=()) for n in numbers)

    def _proposed(self) -> tuple[str, ...]:
        """Give the forms of the joint answer that waits: its own, and those of the stage above."""
        if not self.agrees_to:
            return ()
        procedure = self.full.procedure
        above = procedure.stages_above(self.dispute.stage)[:1]
        asked = [procedure.stages[stage].form for stage in above]
        asked += [
            (procedure.gates[name].form,) for s in above for name in procedure.stages[s].gates
        ]
        own = procedure.choices_of(self.dispute.step)[self.agrees_to].form
        return (*own, *(key for keys in asked for key in keys))
