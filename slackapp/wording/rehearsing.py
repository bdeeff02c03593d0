"""What a rehearsal prints: who did what, and what each is told. People are named by their post."""

from collections.abc import Mapping

from workflows.kinds import Kind

#: After the name of whoever is told. What is not here is told in the notice's own word.
TOLD: Mapping[Kind, str] = {
    Kind.REQUEST: "is asked: {what}, {due}",
    Kind.AGREEMENT: "is asked to record what {to_stage} needs, {due}",
    Kind.AGREE: "is asked to agree: {what}, {due}",
    Kind.AGREED: "is told that all have agreed",
    Kind.SENT: "is told that it is sent",
    Kind.STAYED: "is told of it",
    Kind.MOVED_UP: "is told that it moved to {stage}",
    Kind.PASSED_OVER: "is told that it moved on to {stage}",
    Kind.NOT_AGREED: "is told that it was not agreed",
    Kind.RESOLVED: "is told that it is resolved, and followed up",
    Kind.ACTION: "is asked what became of an action",
    Kind.REPORTED: "is told what became of an action",
    Kind.TOLD: "is told, as the procedure says",
    Kind.COPIED_IN: "is copied in",
    Kind.COPIED: "has a copy",
    Kind.EMAIL: "has an e-mail",
    Kind.EMAILS_WAIT: "reads that e-mails wait",
    Kind.SEND_YOURSELF: "is asked to send the e-mail",
    Kind.CLOSED: "is told that it is closed",
    Kind.OUTCOME: "is told how it ended",
    Kind.END_TOLD: "is told how it ended",
    Kind.REMINDER: "is reminded: {what} {due}",
    Kind.NUDGE: "is nudged: {what} was due {due}",
    Kind.DECIDE: "is told that nothing is recorded, and may decide: {what} was due {due}",
    Kind.STAND_IN: "is told that nobody has decided, and may decide: {what} was due {due}",
    Kind.OVERALL: "is told that the date for the whole has passed",
    Kind.SAFETY: "is told, as the procedure says",
    Kind.NOBODY_IN_POST: "are told that somebody could not be found",
    Kind.POST_RAISED: "reads that it was raised",
    Kind.POST_MOVED: "reads that it moved to {stage}",
    Kind.POST_CHOSEN: "reads of it",
    Kind.POST_ENDED: "reads that it ended",
}
CHANNEL, ADMINISTRATORS = "the channel", "administrators"
BEGINS = "{who} raises it at {stage}"
CHOSE = '{who}: "{button}"'
AGREED = '{who} agrees to "{button}"'
RECORDED = "{who} records what the next stage needs"
DATE_PASSED = "The date has passed, and nothing is recorded"
WHOLE_PASSED = "The date for the whole has passed"
NOBODY_DECIDED = "Nobody has decided in time; whoever stands in may decide"
REMINDING = "It is time to look again"
ENDS = "It ends: {end}."
NO_BEGINNING = "No dispute can begin here. Let one: enter: {directly: true} at a stage."
STAYS = "Nobody will ever act: it stays at {stage}, and is nudged about each working morning."


def sample(title: str) -> str:
    """Name whoever plays a post."""
    return f"Sample {title}"


def never_begins(stage: str) -> str:
    """Say that no answers let a dispute begin at a stage."""
    return f'With no answers can a dispute begin at "{stage}". drp procedures check says more.'


def no_beginning(stage: str, entries: list[str]) -> str:
    """Say where a rehearsal can begin instead."""
    return f'No dispute begins at "{stage}". {_can_begin(entries)}'


def a_stage_for_a_day(stage: str, entry: str, entries: list[str]) -> str:
    """Say how to name the day and the stage."""
    return (
        f'--from takes a day, and "{stage}" is a stage. '
        f"Write --from 2026-11-23 --stage {entry}. {_can_begin(entries)}"
    )


def _can_begin(entries: list[str]) -> str:
    return f"A rehearsal can begin at: {', '.join(entries)}."
