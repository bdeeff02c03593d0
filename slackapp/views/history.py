"""The history of a dispute in sentences: who did what, and when."""

from slackapp.views.history_of_rules import by_rule
from slackapp.wording import history as say
from slackapp.wording import showing as showing_words
from slackapp.wording import times
from slackapp.wording.filling import fill, words_for
from workflows.events import (
    Acknowledged,
    Chosen,
    CopiedIn,
    Entry,
    Event,
    GateRecorded,
    LimitPassed,
    Raised,
    RecordFiled,
    RecordFreed,
    RecordOwed,
    Silence,
    StageAskedFor,
    StageOpened,
    StepStarted,
    Told,
)
from workflows.procedure import NEXT_STAGE, stage_name
from workflows.use_cases.opening import Opened

#: What begins an entry and says by itself who did it.
_SPEAKS = Raised | RecordFiled | Acknowledged


def sentence(entry: Entry, opened: Opened) -> str:
    """Say one entry."""
    name = opened.directory.name(entry.person) if entry.person else ""
    said = [words for event in entry.events if (words := _event(event, entry, opened, name))]
    if entry.person and entry.chosen is None and not isinstance(entry.events[0], _SPEAKS):
        said.insert(0, say.entry_recorded(name))
    return " ".join(said)


def _event(event: Event, entry: Entry, opened: Opened, name: str) -> str:
    procedure = opened.procedure
    match event:
        case Raised():
            started = next(each for each in entry.events if isinstance(each, StepStarted))
            what = procedure.steps[started.step].what
            return say.entry_raised(name, event.stage, started.due, what, was_late=event.late)
        case Chosen():
            return _chosen(event, entry, opened, name)
        case GateRecorded(met=True):
            return say.entry_agreed(event.stage)
        case GateRecorded():
            return say.entry_not_agreed(event.stage)
        case StageAskedFor():
            return say.entry_asked_for(event.stage)
        case StageOpened() if entry.chosen is None and not isinstance(entry.events[0], Raised):
            return say.entry_now_with(event.stage)
        case RecordOwed() | RecordFreed() | RecordFiled() | Told() | CopiedIn() | Acknowledged():
            return by_rule(event, procedure, name)
        case LimitPassed():
            return say.entry_passed(procedure.steps[event.step].what)
        case Silence():
            return say.entry_silence(procedure.posts[event.post].title)
        case _:
            return ""


def _chosen(event: Chosen, entry: Entry, opened: Opened, name: str) -> str:
    """Say what was chosen; where a stage only waits to open, it was not moved there yet."""
    procedure = opened.procedure
    always = procedure.any_time.get(event.choice)
    choice = always or procedure.choices_of(event.step)[event.choice]
    to_stage = next((e.stage for e in entry.events if isinstance(e, StageOpened)), "")
    words = words_for(
        procedure,
        reference=opened.dispute.reference,
        stage=event.stage,
        to_stage=to_stage,
        who=name,
    )
    asks = choice.to == NEXT_STAGE and not to_stage
    said = (
        say.entry_asks(name, stage_name(words["next_stage"])) if asks else fill(choice.done, words)
    )
    late = f" {say.ENTRY_LATE}" if event.late and choice.when != "late" and not always else ""
    return f"{said.rstrip('.')}.{late}"


def label(entry: Entry, opened: Opened) -> str:
    """Name the button that reads an entry, for whoever hears it."""
    chosen = entry.chosen
    what = "what was raised" if isinstance(entry.events[0], Raised) else "this entry"
    if chosen and chosen.choice not in opened.procedure.any_time:
        choice = opened.procedure.choices_of(chosen.step)[chosen.choice]
        what = say.entry_about(choice.button)
    return showing_words.read_label(what, times.day_of(entry.at))
