"""The words about what a stage needs before it opens: an agreement, or more than that."""

from slackapp.wording.filling import capital, listed, lower
from workflows.procedure import Procedure
from workflows.questions import Form
from workflows.rungs import stage_name

RECORD_AGREEMENT = "Record agreement"
NOW = "Record it now"
NOT_YET = "Not yet"
LEFT_FOR_LATER = "What you leave for later is not recorded."
WHICH_STAGE = "To which stage?"
RECORDED = "Recorded"


def record(procedure: Procedure, stage: str) -> str:
    """Name the button, and the form, with which the stage is opened."""
    if procedure.needs_agreement_only(stage):
        return RECORD_AGREEMENT
    return f"Open {stage_name(stage)}"


def to_record(procedure: Procedure, stage: str) -> str:
    """Say what is to be done: "record an agreement for stage 2"."""
    return to_do(stage, agreement=procedure.needs_agreement_only(stage))


def to_do(stage: str, *, agreement: bool) -> str:
    """Say what is to be done before a stage opens."""
    what = "an agreement for" if agreement else "what is needed for"
    return f"record {what} {stage_name(stage)}"


def noun(stage: str, *, agreement: bool) -> str:
    """Name what is lacking: "agreement for stage 2"."""
    return f"{'agreement' if agreement else 'record of what is needed'} for {stage_name(stage)}"


def a_noun(stage: str, *, agreement: bool) -> str:
    """Name it with its article."""
    return f"{'an' if agreement else 'a'} {noun(stage, agreement=agreement)}"


def needs(procedure: Procedure, stage: str, own: frozenset[str] = frozenset()) -> str:
    """Say what a stage needs; *own* are the posts of whoever reads it."""
    asks = procedure.stages[stage]
    gates = [procedure.gates[name] for name in asks.gates]
    said = [gate.needed(own=gate.of in own) for gate in gates]
    said += [_form(procedure.forms[key]) for key in asks.form]
    return listed(said) if said else ""


def _form(asked: Form) -> str:
    """Name a form; where it must hold one answer only, that answer stands for it."""
    needed = [each for each in asked.fields.values() if each.required]
    return lower(asked.title) if len(needed) == 1 else f'the form "{asked.title}"'


def now_or_later(what: str) -> str:
    """Name what may be recorded in this very form, or later."""
    return capital(what)


def gate_recorded(what: str) -> str:
    """Say in the history that something a stage needs was recorded."""
    return f"Recorded: {what}."


def waits(stage: str) -> str:
    """Say in the history that a stage waits."""
    return f"{capital(stage_name(stage))} waits for what it needs first."


def first(openers: str, stage: str, due: str) -> str:
    """Say that whoever opens the next stage has something to record first."""
    return f"The {openers} records what is needed for {stage_name(stage)} first, {due}."


def asked_for(stage: str, openers: str) -> str:
    """Say to whoever moved it up that somebody else has a task first."""
    name = stage_name(stage)
    return f"The {openers} is asked to record what is needed for {name}. Then it moves there."


def title_asked_for(stage: str) -> str:
    """Give the title of the page after a stage was asked for, which waits."""
    return f"Asked for {stage_name(stage)}"[:24]


def asked_for_by(who: str, stage: str) -> str:
    """Say on a message that a stage was asked for, which waits."""
    return f"{capital(stage_name(stage))} asked for by {who}"


def opened_first(openers: str, stage: str, post: str) -> str:
    """Say what happens between asking for the next stage and its opening."""
    return f"The {openers} records what is needed for {stage} first, then it goes to the {post}."


def up_to(day: str) -> str:
    """Say the last day on which people may agree: the stage has no more time."""
    return f"The time for this stage ends on {day}: agree on a date up to then."


def then_asked(post: str, limit: str) -> str:
    """Say who is asked once the stage opens, and how long they have, where that is known."""
    return f"Then the {post} has {limit}." if limit else f"Then it goes to the {post}."


def on_the_day_you_agree(name: str, post: str, what: str) -> str:
    """Say who is asked next, where people agree on the date."""
    return f"Goes to {name}, {post}. Their {what} is due on the date you agree."


def skipped(stages: tuple[str, ...]) -> str:
    """Say which rungs a dispute did not stand on."""
    named = capital(listed([stage_name(stage) for stage in stages]))
    return f"{named} {'was' if len(stages) == 1 else 'were'} left out."
