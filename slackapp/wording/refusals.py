"""What is said when something cannot be done: what to do next, in a sentence or two."""

from slackapp.wording import telling_mail
from slackapp.wording.filling import capital, nobody_holds
from slackapp.wording.times import day
from workflows.boxes import Problem, Why
from workflows.rungs import stage_name

NOTHING_CHANGED = "Nothing changed"
RECORDED = "Recorded"
CLOSE = "Close"

UNKNOWN_WORD = "That is not one of the choices. Here is what you can type."
NO_REFERENCE = "Type the reference too, for example /drp show DRP-7F3K-09, or open your list."
MISTYPED = (
    "That reference is mistyped: its last characters do not fit the rest. "
    "Check it and type it again."
)
NOT_INVOLVED = (
    "There is no dispute with that reference that you can open. "
    "Check it, or ask the person who gave it to you. "
    "If you took part in an earlier post, ask whoever holds that post now."
)
NOT_LISTED = "You are not in this app's people list. Ask an administrator to add you."
ADD_YOURSELF = (
    "You run this app, and are not in its people list, so no dispute is open to you. To raise or "
    "answer one, add yourself under People: /drp people."
)
FOR_ADMINISTRATORS = "This is for those who run the app. Ask an administrator to look at it."
GUEST = (
    "You are a guest in this Slack workspace: you can answer what is asked of you here, and raise "
    "nothing."
)
MAY_NOT_RAISE = "Your post does not raise disputes under this procedure. Ask your manager who does."
NOT_IN_USE = (
    "This procedure is not used here for new disputes any more, so this cannot be sent. "
    "Your text is kept: copy what you need, then begin again under another one."
)
RETIRED_BUTTON = "This button no longer works. Open App Home to see what waits for you."
RETIRED_FORM = (
    "This form no longer works. Copy what you need from it, close it, "
    "and begin again from App Home."
)
DATABASE_FORM = (
    "This could not be saved yet. Leave the form open and choose the button again in a minute."
)
DATABASE_ELSE = "Nothing has changed. Please try again in a minute."
NEW_KEY_ELSE = (
    "The app cannot read this until it is started again with its new key. Nothing has changed. "
    "Please tell whoever runs the app."
)
NEW_KEY_FORM = (
    "This could not be saved: the app must be started again with its new key. Leave the form open, "
    "tell whoever runs the app, then choose the button again."
)
FORM_DID_NOT_OPEN = "The form did not open. Please choose the button again."
#: A direct message reaches lock screens, so it says what to do and nothing about a child.
SAFETY_DID_NOT_OPEN = (
    "The form did not open. In an emergency call 999 now. Telephone your line manager or "
    "safeguarding lead now, and follow your procedure. Do not wait for the form."
)
NOT_CONFIDENT = "Tick to say you are confident, or choose Escalate."
DRAFT_GONE = "What you typed is no longer held here. Go back and choose the button again."
TWO_TEXTS = (
    "Not saved. You saved this form on another device meanwhile, and the two texts are too long "
    "to stand together. Copy what you need from here, then open the form again."
)
CHANGED_MEANWHILE = (
    "Nothing was sent, because something changed since you wrote this. "
    "Go back, and choose Check before sending again."
)
CHOOSE_FIRST = "Choose what happens next."


def not_one_of_yours(keys: list[str]) -> str:
    """Say what can be typed after "/drp new"; what was typed instead is not repeated."""
    return f"You cannot raise anything under that procedure. Type: /drp new {' or '.join(keys)}"


def fault(number: str) -> str:
    """Say that the app failed, with the number that stands in the log."""
    return (
        "Something went wrong and nothing was sent. Try again; if it happens twice, "
        f"give an administrator this number: {number}."
    )


def done_by_you(done: str, at: str) -> str:
    """Say that they did it already."""
    return f"{done} at {at}. Nothing more is needed."


def recorded(at: str) -> str:
    """Say that what a form asked is recorded, though its answer was lost on the way."""
    return f"This was recorded at {at}. Nothing more is needed."


def recorded_otherwise(at: str) -> str:
    """Say that a form is recorded as it was before it was changed."""
    return f"This was recorded at {at} as you first sent it, without what you changed since."


def sent_as(at: str, reference: str) -> str:
    """Say of a form that it is sent already, and as what."""
    return f"This was sent at {at} as {reference}, without what you changed since."


def recorded_a_gate(who: str) -> str:
    """Say who recorded what a stage needs before it opens."""
    return f"{capital(who)} recorded an answer about the next stage"


def somebody_was_first(done: str, at: str, *, asks: str) -> str:
    """Say who was first, and when; and what is asked now, if it is of the reader."""
    then = f"Your {asks} is asked for next." if asks else "Nothing more is asked of you."
    return f"{done} at {at}. {then}"


def out_of_date(reference: str, stage: str) -> str:
    """Say that an old message's button no longer fits."""
    return f"This message is out of date. {reference} is now at {stage_name(stage)}."


def not_sent(why: str) -> str:
    """Say, in a form that stays open with its text, why it was not sent."""
    return f"Not sent. {why} Your text is kept here: copy it if it says more."


def not_your_turn(post: str) -> str:
    """Say whose turn it is."""
    return f"This now waits for the {post}. You can add to the record."


PERSONAL_NUMBER = (
    "This looks like a personal number. Take it out. To keep it, choose the same button again."
)


def nobody_to_tell(post: str) -> str:
    """Say that nobody was told, and what to do."""
    return (
        f"{nobody_holds(post)} Nobody was told, so nothing is recorded. Speak to whoever should "
        "know; an administrator is told that the post is empty."
    )


NO_SUCH = "There is no such copy any more. Open the page again to see what is owed."


def held_back(kept: str) -> str:
    """Say that a copy must not be made yet."""
    return f"The form stays off {kept} until this is resolved. Copy the case-note text instead."


def filed(title: str) -> str:
    """Say that a copy is recorded already."""
    return f"{title}: this copy is recorded already. Nothing more is needed."


NOT_YET = (
    "You can do this once the due date has passed, and while nobody has asked for a higher stage."
)
NOT_HIGHER = "Choose a stage above the one it is at."
ACTIONS_OPEN = "An agreed action is not recorded as done yet. Record each one first."
NO_SUCH_ACTION = "This action is not followed up any more, or it is recorded already."
HAS_LEFT = "This person has left. Choose who holds this post now."


_WHY = {
    Why.MISSING: "Write an answer here.",
    Why.BLANK: "Write an answer here.",
    Why.NOT_AN_OPTION: "Choose one of the answers.",
    Why.NOT_A_DATE: "Enter a date.",
    Why.IN_THE_FUTURE: "Enter today's date or an earlier one.",
    Why.IN_THE_PAST: "Enter today's date or a later one.",
    Why.NO_ACTION: "Write at least one action.",
    Why.NOT_KNOWN: HAS_LEFT,
    Why.SOMEBODY_ELSE: (
        "Choose somebody else: this agreement comes from your own side, and not from yourself."
    ),
    Why.BARRED: (
        "With this answer it cannot begin at the level you have chosen. Choose another level."
    ),
    Why.OVER_CAP: (
        "This is more than {cap} away, the most that can be agreed on. Choose an earlier date."
    ),
    Why.AFTER_STAGE: (
        "This is after {until}, when the time for this stage ends. Choose a date up to then."
    ),
    Why.NO_REASON: (
        "The date is more than {cap} away: give the reason, or choose an earlier date."
    ),
    Why.TWICE: "Choose somebody else: each post takes a different person.",
    Why.OTHER_SIDE: (
        "Choose somebody else, higher up on that side: this person is a party, or of another side."
    ),
    Why.NOT_A_NUMBER: "Enter a whole number, in figures.",
    Why.NOT_AN_ADDRESS: "Enter an e-mail address, for example name@example.gov.uk.",
    Why.SAME_CHILD: "Another child has the same answer. Change one or remove it.",
    Why.MOVED_BEFORE: (
        "This action has had its one new date. Leave this empty: you can move it to the next stage."
    ),
    Why.NOT_SECURE: telling_mail.NOT_SECURE,
    Why.NOT_IN_SLACK: "This person has no Slack account: tell them yourself, or choose another.",
    Why.YOURSELF: "You cannot send this to yourself. Choose somebody else.",
    Why.YOU_KNOW_OF_IT: (
        "You send this, so you know of it. Choose your own manager, or who else should hear of it."
    ),
    Why.IN_BOTH: "You have chosen this person already. Choose somebody else who should hear of it.",
    Why.NOT_LATER: "It is due on {until} now. Choose a later date.",
    Why.TOO_FAR: "This is more than 365 days ahead. Check the year, or choose an earlier date.",
    Why.BEYOND_CALENDAR: ("Bank holidays are known only until {until}. Choose a date up to then."),
    Why.PROPOSED_ALREADY: (
        "This very date is proposed already. To have it, choose Agree this date; else choose "
        "another date."
    ),
    Why.NOBODY_AGREES: (
        "Nobody is there to agree to another date, so the first one stays. Tell an administrator."
    ),
    Why.TOO_LONG: "This is too long for the box. Say it in fewer words.",
}
_PARTS = {
    "action": "write what will be done.",
    "measure": "write how you will know it is done.",
    "who": "choose who will do it.",
    "due": "enter by when.",
}
CALL_IN_THE_FUTURE = "Enter a time that has passed."


def of_box(problem: Problem, *, is_moment: bool, row_number: int) -> str:
    """Say what to do about one box."""
    if problem.says:
        return problem.says
    if problem.why is Why.IN_THE_FUTURE and is_moment:
        return CALL_IN_THE_FUTURE
    if problem.box.part and problem.why is Why.MISSING:
        return f"Action {row_number}: {_PARTS[problem.box.part]}"
    until = day(problem.until) if problem.until else ""
    return _WHY[problem.why].format(cap=problem.cap, until=until)
