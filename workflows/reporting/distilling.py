"""From the history of a dispute to its life: only what had happened before the period was over."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime

from workflows.by_rule import key_of_email
from workflows.children import form_of
from workflows.choices import STAY
from workflows.dated import DateMoved
from workflows.dispute import Dispute
from workflows.events import (
    ActedAsCover,
    ActionMarked,
    Chosen,
    Ended,
    Event,
    OverallLimitPassed,
    PassedOn,
    Raised,
    Resolved,
    StageAskedFor,
    StageOpened,
    StepStarted,
)
from workflows.history import Entry
from workflows.outward import RecordFiled, RecordFreed, RecordOwed, Told
from workflows.procedure import Procedure
from workflows.reporting.life import Deed, Life, Question, Telling, Turn, Turned
from workflows.reporting.period import day_of
from workflows.reporting.reading import Chronicle, Said

#: Gives the agency of a person on a day.
AgencyOf = Callable[[str, date], str]


def distil(procedure: Procedure, kept: Chronicle, before: datetime, agency: AgencyOf) -> Life:
    """Give the life of a dispute as it stood at an instant, under the text that it began under."""
    dispute = kept.dispute
    life = Life(
        raised_at=dispute.raised_at,
        late=dispute.raised_late,
        procedure=dispute.procedure,
        begun=dispute.rungs[0].stage,
        category=kept.category,
        children=kept.children,
        raising=agency(dispute.raised_by, day_of(dispute.raised_at)),
    )
    history = [entry for entry in kept.history if entry.at < before]
    story = _Story(procedure, life, agency)
    for entry in history:
        story.goes_on(entry)
        _answered(life, entry, kept.chosen.get(entry.number, {}))
        life.tellings += _tellings(kept, entry)
    life.deeds = _deeds(dispute, history, life)
    return life


class _Story:
    """Goes through the history once, and remembers what stands at each line of it."""

    def __init__(self, procedure: Procedure, life: Life, agency: AgencyOf) -> None:
        self._procedure, self._life, self._agency = procedure, life, agency
        self._stage = life.begun
        self._follows = ""  # the step that follows up what was agreed
        self._opens = True  # the next step is the first of its stage

    def goes_on(self, entry: Entry) -> None:
        waiting = self._waiting()
        self._acted(entry)
        resolved = any(isinstance(event, Resolved) for event in entry.events)
        for event in entry.events:
            self._happened(event, entry, resolved=resolved)
        if waiting and not waiting.answered_at and entry.moved:
            waiting.gone_at = entry.at

    def _waiting(self) -> Question | None:
        """Give the question that stands, if it is the first of its stage."""
        last = self._life.questions[-1] if self._life.questions else None
        return last if last and not last.answered_at and not last.gone_at else None

    def _acted(self, entry: Entry) -> None:
        """Keep the first thing that anybody recorded once an answer was due and had not come."""
        for each in self._life.questions:
            if entry.person and each.is_late_at(entry.at) and not each.acted_at:
                each.acted_at = entry.at

    def _happened(self, event: Event, entry: Entry, *, resolved: bool) -> None:
        life = self._life
        match event:
            case Raised():
                self._turn(Turn.RAISED, entry)
            case StageOpened(stage=stage):
                self._reopened(entry)
                self._stage, self._opens = stage, True
                life.opened.append(stage)
            case StageAskedFor():
                self._reopened(entry)
            case StepStarted(step=step):
                self._step(event, step, entry, resolved=resolved)
            case Resolved():
                self._turn(Turn.RESOLVED, entry)
            case Ended(end=end):
                self._ended(end, entry)
            case Chosen():
                self._chosen(event, entry)
            case DateMoved(due=due):
                life.dates_moved.append(entry.at)
                if waiting := self._waiting():
                    waiting.later = due
            case _:
                _beside(life, event, entry.at)

    def _turn(self, turn: Turn, entry: Entry, end: str = "") -> None:
        self._life.turns.append(Turned(turn=turn, at=entry.at, stage=self._stage, end=end))

    @property
    def _is_resolved(self) -> bool:
        turns = self._life.turns
        return bool(turns) and turns[-1].turn is Turn.RESOLVED

    def _reopened(self, entry: Entry) -> None:
        if self._is_resolved:
            self._turn(Turn.REOPENED, entry)

    def _step(self, event: StepStarted, step: str, entry: Entry, *, resolved: bool) -> None:
        life = self._life
        if resolved:
            self._follows = step
        elif step != self._follows:
            self._reopened(entry)
        if not life.responding:
            life.responding = self._asked_first(event, entry.at)
        if self._opens and step == self._procedure.stages[event.stage].steps[0]:
            life.questions.append(Question(visit=event.visit, due=event.due))
        self._opens = False

    def _asked_first(self, event: StepStarted, at: datetime) -> str:
        posts = self._procedure.posts
        responding = (
            person for post, person in event.asked.items() if posts[post].side == "responding"
        )
        first = next(responding, "")
        return self._agency(first, day_of(at)) if first else ""

    def _ended(self, end: str, entry: Entry) -> None:
        self._life.ended_at = entry.at
        if not self._procedure.ends[end].settles:
            self._reopened(entry)
            self._turn(Turn.OTHERWISE, entry, end)
        elif not self._is_resolved:
            self._turn(Turn.RESOLVED, entry, end)

    def _chosen(self, event: Chosen, entry: Entry) -> None:
        """Whoever is asked answers by a choice of their own that leaves the question."""
        waiting = self._waiting()
        if not waiting or event.visit != waiting.visit or event.choice in self._procedure.any_time:
            return
        choice = self._procedure.choices_of(event.step).get(event.choice)
        if choice and choice.by is None and choice.to != STAY:
            waiting.answered_at = entry.at


def _beside(life: Life, event: Event, at: datetime) -> None:
    """Count what moves nothing."""
    match event:
        case OverallLimitPassed():
            life.capped_at = at
        case PassedOn():
            life.passed_on.append(at)
        case ActedAsCover():
            life.as_cover.append(at)
        case RecordOwed(held=held):
            life.owed += not held
        case RecordFreed():
            life.owed += 1
        case RecordFiled():
            life.filed += 1
        case _:
            pass


def _deeds(dispute: Dispute, history: Iterable[Entry], life: Life) -> list[Deed]:
    """Give the actions that were agreed when it was resolved, and when each was done."""
    if not any(each.turn is Turn.RESOLVED for each in life.turns):
        return []
    done: dict[str, datetime] = {}
    for entry in history:
        for event in entry.events:
            if isinstance(event, ActionMarked) and event.done:
                done[event.action] = entry.at
    return [Deed(due=each.due.day, done_at=done.get(each.id)) for each in dispute.actions]


def _answered(life: Life, entry: Entry, chosen: Mapping[str, Said]) -> None:
    """Keep what is known of boxes that are counted; of several children, all that is so of any."""
    together: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, filled in chosen.items():
        form = together.setdefault(form_of(key), {})
        for name, said in filled.items():
            form[name] = tuple(dict.fromkeys((*form.get(name, ()), *said)))
    for of, known in together.items():
        life.answered.append((entry.at, of, known))
        if entry.number == 1:
            life.chosen[of] = known


def _tellings(kept: Chronicle, entry: Entry) -> Iterator[Telling]:
    """Give the e-mails that this line owed; one to nobody, or to no address, was never sent."""
    for place, event in enumerate(entry.events):
        if isinstance(event, Told) and event.mail:
            key = key_of_email(kept.dispute.id, entry.number, event, place)
            yield Telling(post=event.post, owed_at=entry.at, told_at=kept.mailed.get(key))
