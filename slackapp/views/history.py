"""The history of a dispute in sentences: who did what, and when."""

from collections.abc import Mapping

from slackapp.views import subjects
from slackapp.views.history_of_rules import by_rule
from slackapp.views.laid_open import LaidOpen
from slackapp.wording import (
    adding,
    cover,
    dates,
    destroyed,
    following,
    joint,
    meetings,
    on_behalf,
    opening,
    passing_on,
    telling_mail,
    times,
)
from slackapp.wording import history as say
from slackapp.wording import showing as showing_words
from slackapp.wording.filling import fill, listed, words_for
from workflows.dated import DateAgreed, DateKept, DateMoved, DateProposed
from workflows.engine import leads_up, titles_of
from workflows.events import (
    ActedAsCover,
    ActionMarked,
    ActionReported,
    Added,
    Agreed,
    AskedHasLeft,
    AskedIsBack,
    Chosen,
    Destroyed,
    Event,
    GateRecorded,
    LimitPassed,
    OnBehalf,
    OverallLimitPassed,
    PassedOn,
    Proposed,
    Raised,
    Silence,
    StageAskedFor,
    StageOpened,
    StepStarted,
)
from workflows.history import Entry
from workflows.on_behalf import HOW, RECEIVED
from workflows.outward import (
    Acknowledged,
    CopiedIn,
    MailRedirected,
    MeetingCancelled,
    MeetingSet,
    RecordFiled,
    RecordFreed,
    RecordOwed,
    Told,
    ToldByHand,
)
from workflows.procedure import Procedure
from workflows.rungs import stage_name


def sentence(entry: Entry, opened: LaidOpen) -> str:
    """Say one entry."""
    name = opened.directory.name(entry.whose) if entry.whose else ""
    said = [words for event in entry.events if (words := _event(event, entry, opened, name))]
    if entry.person and entry.recorded_a_gate and not isinstance(entry.events[0], Raised):
        said.insert(0, say.entry_recorded(name))
    return " ".join(said)


def _event(event: Event, entry: Entry, opened: LaidOpen, name: str) -> str:
    procedure = opened.procedure
    match event:
        case Raised():
            started = next(each for each in entry.events if isinstance(each, StepStarted))
            what = procedure.steps[started.step].what
            return say.entry_raised(name, event.stage, started.due, what, was_late=event.late)
        case Chosen():
            return _chosen(event, entry, opened, name)
        case Proposed():
            what = procedure.steps[event.step].what
            return joint.entry_proposed(name, what, _posts(event.of, opened))
        case Agreed():
            return joint.entry_agreed(name, signed=event.signed)
        case GateRecorded() | StageAskedFor() | StageOpened():
            return _of_a_stage(event, entry, procedure)
        case DateProposed():
            return dates.entry_proposed(name, event.due, _posts(event.of, opened))
        case DateAgreed() if entry.chosen is None:
            return dates.entry_agreed(name)
        case DateKept():
            return dates.entry_kept(name)
        case DateMoved():
            return dates.entry_moved(event.due)
        case Added():
            return _added(event, opened, name)
        case ActionMarked():
            return following.entry_marked(name, event)
        case ActionReported():
            return following.entry_reported(name, event)
        case RecordOwed() | RecordFreed() | RecordFiled() | Told() | CopiedIn() | Acknowledged():
            return by_rule(event, procedure, name)
        case MeetingSet():
            return meetings.entry_set(event.at, moved=event.moved)
        case MeetingCancelled():
            return meetings.entry_cancelled(event.at)
        case MailRedirected():
            return telling_mail.entry_redirected(name, event.who)
        case ToldByHand():
            return telling_mail.entry_by_hand(name, event.who)
        case ActedAsCover():
            return _as_cover(event, entry, opened)
        case OnBehalf():
            return _on_behalf(event, entry, opened)
        case PassedOn():
            was, to = (opened.directory.name(each) for each in (event.was, event.to))
            under = procedure.posts[event.under].title if event.under else ""
            return passing_on.entry_passed(name, was, to, under)
        case AskedHasLeft():
            names = (opened.directory.name(each) for each in (event.person, event.chooser) if each)
            return passing_on.entry_left(*names)
        case AskedIsBack():
            return passing_on.entry_back(opened.directory.name(event.person))
        case LimitPassed():
            return say.entry_passed(procedure.steps[event.step].what)
        case OverallLimitPassed():
            return say.ENTRY_OVERALL
        case Silence():
            return say.entry_silence(procedure.posts[event.post].title)
        case Destroyed():
            return destroyed.in_history(event.rule, event.plan)
        case _:
            return ""


def _posts(of: Mapping[str, str], opened: LaidOpen) -> str:
    return titles_of(opened.procedure, opened.dispute, of, "and")


def _of_a_stage(
    event: GateRecorded | StageAskedFor | StageOpened, entry: Entry, procedure: Procedure
) -> str:
    """Say what a higher stage waits for, or that it opened, where no choice says so already."""
    match event:
        case GateRecorded(met=True) if procedure.gates[event.gate].must:
            return say.entry_agreed(event.stage)
        case GateRecorded(met=True):
            return opening.gate_recorded(procedure.gates[event.gate].needs)
        case GateRecorded():
            return say.entry_not_agreed(event.stage)
        case StageAskedFor() if procedure.needs_agreement_only(event.stage):
            return say.entry_asked_for(event.stage)
        case StageAskedFor():
            return opening.waits(event.stage)
        case _ if isinstance(entry.events[0], Raised):
            return ""
        case StageOpened() if entry.chosen is None:
            return _with_skipped(say.entry_now_with(event.stage), event)
        case StageOpened():
            return opening.skipped(event.skipped) if event.skipped else ""


def _with_skipped(said: str, event: StageOpened) -> str:
    return f"{said} {opening.skipped(event.skipped)}" if event.skipped else said


def _chosen(event: Chosen, entry: Entry, opened: LaidOpen, name: str) -> str:
    """Say what was chosen; where a stage only waits to open, it was not moved there yet."""
    procedure = opened.procedure
    always = procedure.any_time.get(event.choice)
    choice = procedure.choice_made(event.step, event.choice)
    if event.by:
        name = listed([opened.directory.name(each) for each in event.by])
    to_stage = next((e.stage for e in entry.events if isinstance(e, StageOpened)), "")
    words = words_for(
        procedure,
        reference=opened.dispute.reference,
        stage=event.stage,
        to_stage=to_stage,
        who=name,
    )
    asks = leads_up(procedure, choice) and not to_stage
    if asks:
        asked_for = (e.stage for e in entry.events if isinstance(e, StageAskedFor | GateRecorded))
        words["next_stage"] = stage_name(next(asked_for, "")) or words["next_stage"]
    said = say.entry_asks(name, words["next_stage"]) if asks else fill(choice.done, words)
    late = f" {say.ENTRY_LATE}" if event.late and choice.when != "late" and not always else ""
    return f"{said.rstrip('.')}.{late}"


def _as_cover(event: ActedAsCover, entry: Entry, opened: LaidOpen) -> str:
    away, by = (opened.directory.name(each) for each in (event.of, entry.person or ""))
    unasked = any(isinstance(each, Added | OnBehalf) for each in entry.events)
    return (cover.entry_done_as_cover if unasked else cover.entry_as_cover)(away, by)


def _on_behalf(event: OnBehalf, entry: Entry, opened: LaidOpen) -> str:
    by, of = (opened.directory.name(each) for each in (entry.person or "", event.of))
    how = opened.procedure.forms[RECEIVED].fields[HOW].options[event.how]
    return on_behalf.entry(by, of, how.label, event.on)


def _added(event: Added, opened: LaidOpen, name: str) -> str:
    entry = next((each for each in opened.history if each.number == event.about), None)
    if entry is None:
        return adding.entry(name, "")
    about = adding.about(subjects.of(entry, opened), times.day_of(entry.at))
    return adding.entry(name, about)


def label(entry: Entry, opened: LaidOpen) -> str:
    """Name the button that reads an entry, for whoever hears it."""
    day = times.day_of(entry.at)
    return showing_words.read_label(entry.number, subjects.of(entry, opened), day)
