"""The words of forms, check pages and reading pages, around the questions of the procedure."""

from datetime import date

from slackapp.wording.filling import capital
from slackapp.wording.times import day, until
from workflows.procedure import stage_name
from workflows.working_calendar import Due

CLOSE = "Close"
GO_BACK = "Go back"
PERSON_HINT = "Type a name or a post"
CHOOSE_ONE = "Choose one"
CHOOSE_DATE = "Choose a date"

# ---- raising --------------------------------------------------------------------------------

RAISE = "Raise a dispute"
LEVEL = "Which level made the decision?"
LEVEL_HELP = "Start at that level."
CHECK = "Check before sending"
TOLD = "Who will be told"
NOBODY_ELSE = "Nobody else is told. No e-mail is sent at this stage."
WILL_READ = "What they will read"
CANNOT_UNDO = "Sending cannot be undone. Raising this is part of keeping children safe."
NOT_YET = "Not yet"
NOT_YET_HELP = "You can write everything now. Sending opens when your service manager has agreed."
DIRECT_MESSAGE = "A direct message now: the reference, the stage and the due date."
NO_MESSAGE = "No message now. They may open it, and are told if a date passes and nobody decides."
THE_CHANNEL = "The reminders channel"
CHANNEL_POST = (
    "A post: the reference, the stage and the due date. No names and nothing about the child."
)
CHANNEL_POST_WAITS = (
    "A post in working hours: the reference, the stage and the due date. "
    "No names and nothing about the child."
)
SENT = "Sent"
OPEN_IT = "Open it"
MANAGER = "manager"
NEXT = "What happens next"
NEXT_HELP = (
    "You get a message when they accept, reply or move it up. "
    "If no reply is recorded by then, both of you are told."
)


def who_sees(responder: str, stands_in: str) -> str:
    """Say who will read this, above the first box."""
    return (
        f"Who sees this: you, the {responder} who answers, and the {stands_in}. "
        "Each viewing is recorded."
    )


def who_sees_answer(raiser: str, stands_in: str) -> str:
    """Say who will read an answer."""
    return f"Who sees this: you, the {raiser}, and the {stands_in}. Each viewing is recorded."


def who_sees_review(responder: str, stands_in: str) -> str:
    """Say who will read a review."""
    return f"Who sees this: you, the {responder}, and the {stands_in}. Each viewing is recorded."


def level(title: str, posts: str) -> str:
    """Name a level by its stage and whoever answers it."""
    return f"{title}: {posts}"


def examples(label: str, given: str) -> str:
    """Say a category's examples from the procedure."""
    return f"{label}, for example: {given}. Other concerns can fit too."


def counted_back(label: str, due_on: date, number: int, *, missed: bool) -> str:
    """Say by when a preparation step was due, worked back from a date."""
    days = "working day" if number == 1 else "working days"
    state = "this date has passed" if missed else "still to come"
    return f"{label}: {day(due_on)} ({number} {days} before), {state}"


def nobody_fills_in(post: str, team: str) -> str:
    """Say that the ladder has a gap here."""
    where = f" for {team}" if team else ""
    return f"Nobody is {post}{where}. Choose the person who answers, and tell an administrator."


def is_asked(title: str, name: str, what: str) -> str:
    """Say who is asked, first on the check page."""
    return f"{title}: {name} is asked to {what}"


def late(aware: date, days: int, limit: str) -> str:
    """Say that it is recorded as raised late; nothing is refused."""
    ago = "1 working day" if days == 1 else f"{days} working days"
    return (
        f"You became aware on {day(aware)}, {ago} ago. The procedure asks for {limit}. "
        "This is recorded as raised late. You can still send."
    )


def due_moved(due: str) -> str:
    """Say that the date changed while the check page was open."""
    return f"The due date is now {due}."


def nobody_stands_in(post: str) -> str:
    """Say that nobody would be told when a date passes and nobody decides."""
    return f"Nobody is {post} in the people list. Tell an administrator."


def send_to(post: str) -> str:
    """Give the button that sends; Slack gives it 24 characters."""
    words = f"Send to {post}"
    return words if len(words) <= 24 else "Send for reply"


def is_with(reference: str, name: str) -> str:
    """Say that it was sent, and who has it."""
    return f"{reference} is with {name}."


def their_due(what: str, due: str) -> str:
    """Say by when they answer."""
    return f"Their {what} is due {due}."


# ---- acting ---------------------------------------------------------------------------------

ADD_ACTION = "Add another action"
ENOUGH_ACTIONS = "Ten actions is the most. Put smaller steps together."
WHAT_DONE = "What will be done?"
WHAT_DONE_HELP = "One clear step for the child."
HOW_KNOWN = "How will you know it is done?"
HOW_KNOWN_HELP = "Something both of you can check."
WHO = "Who will do it?"
BY_WHEN = "By when?"
REMOVE = "Remove"
REMOVE_TEXT = "What you typed in it is removed. The other actions stay."
REMOVE_YES = "Remove action"
REMOVE_NO = "Keep it"
SEE_HISTORY = "See the history"
SEE_RAISED = "What was raised"
RECORD_AGREEMENT = "Record agreement"
WHO_ANSWERS = "Who answers?"


def action(number: int) -> str:
    """Head one action."""
    return f"Action {number}"


def remove_label(number: int) -> str:
    """Name the button that removes an action, for whoever hears it."""
    return f"Remove action {number}"


def remove_title(number: int) -> str:
    """Ask before what was typed goes."""
    return f"Remove action {number}?"


def now_due(stage: str, what: str, due: str) -> str:
    """Say what is asked of the reader, first in their form."""
    return f"{capital(stage_name(stage))}: your {what} is due {due}."


def late_answer(what: str) -> str:
    """Say that a late answer is wanted."""
    return f"The date has passed. Your {what} is still wanted and is recorded with today's date."


def raised_label(reference: str) -> str:
    """Name the button to what was raised, for whoever hears it."""
    return f"See what was raised in {reference}"


def history_label(reference: str) -> str:
    """Name the button to the history, for whoever hears it."""
    return f"{SEE_HISTORY} of {reference}"


def raised_by(name: str, at: str) -> str:
    """Say who raised it, and when."""
    return f"Raised by {name} on {at}."


def is_in(stage: str, what: str) -> str:
    """Say that the answer is in."""
    return f"{capital(stage_name(stage))}: the {what} is in."


def came_from(name: str, at: str, *, in_time: bool) -> str:
    """Say who answered and when."""
    return f"From {name} at {at}, {'before' if in_time else 'after'} its due date."


def goes_to(name: str, post: str, what: str, due: str) -> str:
    """Say who is asked next, and by when."""
    return f"Goes to {name}, {post}. Their {what} is due {due}."


def agreement_first(raiser: str, due: str, post: str, limit: str) -> str:
    """Say that the next stage waits for an agreement."""
    return f"The {raiser} records an agreement first, {due}. Then the {post} has {limit}."


def tells(raiser: str, *, waits: bool) -> str:
    """Say what else moving up does."""
    then = "You can still reply until it moves." if waits else "The stage you are in ends."
    return f"The {raiser} is told. {then}"


def will_have(post: str, at: str, rule: str) -> str:
    """Say until when somebody has, in full, with what is not counted."""
    counts = ", not counting hours on days that are not working days" if "hour" in rule else ""
    return f"The {post} will have until {at} ({rule}{counts})."


def has_been_told(name: str) -> str:
    """Say who has a message now."""
    return f"{name} has been told."


def needs_agreement(stage: str, needs: str, due: str) -> str:
    """Say that a stage was asked for and what it waits for."""
    return f"{capital(stage_name(stage))} needs {needs}. Record it {due}."


def asked_for(stage: str, raiser: str) -> str:
    """Say to whoever moved it up that the raiser has a task first."""
    return (
        f"The {raiser} is asked to record an agreement first. Then it moves to {stage_name(stage)}."
    )


def answered_no(stage: str) -> str:
    """Say what a no does: nothing moves."""
    return f"The no is recorded, and {stage_name(stage)} stays closed. Nothing else changed."


# ---- showing --------------------------------------------------------------------------------

WHERE = "Where it stands"
CAN_DO = "What you can do now"
HISTORY = "History, newest first"
READ = "Read"
NOT_ANSWERED = "Not answered"
CONTINUED = "(continued)"
VIEWING = "This viewing is recorded."
NEWER = "Newer"
OLDER = "Older"
PROVISIONAL = "To be confirmed when bank holidays are published."


def now_at(stage: str, post: str, what: str, due: str) -> str:
    """Say where a live dispute stands."""
    return f"Now at {stage_name(stage)}: {post} to {what} {due}."


def now_waiting(stage: str, to_stage: str, post: str, due: str) -> str:
    """Say that a dispute waits for a higher stage to open."""
    what = f"record an agreement for {stage_name(to_stage)}"
    return f"Now at {stage_name(stage)}: {post} to {what} {due}."


def ended_as(title: str, stage: str, at: str) -> str:
    """Say how it ended."""
    return f"{title} at {stage_name(stage)}, at {at}."


def rung_to_come(title: str, post: str) -> str:
    """Say a rung above."""
    return f"{title}, {post}: to come"


def rung_not_used(title: str, post: str) -> str:
    """Say a rung that was skipped."""
    return f"{title}, {post}: not used"


def rung_now(title: str, post: str) -> str:
    """Say the live rung."""
    return f"{title}, {post}: now"


def rung_ended(title: str, post: str, on: str, *, resolved: bool) -> str:
    """Say a rung that was left."""
    return f"{title}, {post}: ended on {on}, {'resolved' if resolved else 'not resolved'}"


def procedure(key: str) -> str:
    """Name the procedure."""
    return f"Procedure: {key}."


def read_label(what: str, at: str) -> str:
    """Name a button that reads one entry, for whoever hears it."""
    return f"Read {what} of {at}"[:75]


def showing(first: int, last: int, of: int) -> str:
    """Say which entries are shown."""
    return f"{first} to {last} of {of}."


# ---- one line of the history ----------------------------------------------------------------


def entry_raised(name: str, stage: str, due: Due, what: str, *, was_late: bool) -> str:
    """Say that it began."""
    said = " It was raised late." if was_late else ""
    return f"{name} raised it at {stage_name(stage)}. {capital(what)} due by {until(due.at)}.{said}"


def entry_passed(what: str) -> str:
    """Say that a date passed."""
    return f"The {what} date passed with nothing recorded. Those concerned were told."


def entry_silence(post: str) -> str:
    """Say that whoever stands in may decide."""
    return f"Nobody decided in time. The {post} may decide from now on."


def entry_agreed(stage: str) -> str:
    """Say that a gate was met."""
    return f"The agreement to {stage_name(stage)} was recorded."


def entry_not_agreed(stage: str) -> str:
    """Say that a gate was answered with no."""
    return f"{capital(stage_name(stage))} was not agreed to. That is recorded."


def entry_asked_for(stage: str) -> str:
    """Say that a stage waits."""
    return f"{capital(stage_name(stage))} waits for an agreement."


def entry_recorded(name: str) -> str:
    """Say who recorded what a stage waited for."""
    return f"{name} recorded an answer about the next stage."


def entry_now_with(stage: str) -> str:
    """Say that it is at a new stage."""
    return f"It is now at {stage_name(stage)}."


ENTRY_LATE = "This was after the due date."


def entry_asks(name: str, stage: str) -> str:
    """Say that somebody moved it up, and that it waits."""
    return f"{name} asked to move it to {stage}"


def entry_about(button: str) -> str:
    """Name what an entry is about, by the button that made it."""
    return f"what was written with {button}"


def done_when(measure: str) -> str:
    """Say how an action is known to be done."""
    return f"Done when: {measure}"


def who_does(name: str) -> str:
    """Say who does an action."""
    return f"Who: {name}"


def by_day(when: str) -> str:
    """Say by when an action is done."""
    return f"By: {when}"


def is_recorded(reference: str) -> str:
    """Say that something was recorded and nothing else changed."""
    return f"This is recorded in {reference}. No date has changed."


def is_recorded_as(reference: str, title: str) -> str:
    """Say how it ended."""
    return f"{reference} is recorded as {title.lower()}. Those concerned have been told."
