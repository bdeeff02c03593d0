"""The words of passing a question on, of somebody who has left, and of what else one may need."""

from slackapp.wording.filling import capital, to_do
from slackapp.wording.joint import noun
from slackapp.wording.times import by, by_date
from workflows.due import Due
from workflows.needs import Need
from workflows.notices import Facts
from workflows.rungs import stage_name

MORE = "More choices"
CONTINUE = "Continue"
WHAT_NEED = "What do you need?"
CHOOSE_ONE = "Choose what you need."
NEEDS = {
    Need.MORE_TIME: "Ask for more time",
    Need.PASSING: "Pass to someone else",
    Need.REMINDER: "Remind me on the next working day",
    Need.ANSWERED: "I have already answered another way",
    Need.COVER: "Set cover while I am away",
    Need.SAFETY: "A child is at immediate risk",
}
NO_REMINDER = "No reminder today. The due date has not changed."
NOT_ASKED = "Nothing about this is asked of you now, so there is no reminder to put off."
SUBMIT = "Pass it on"
NOBODY_ELSE = (
    "Nobody else can answer this: nobody in the people list and in Slack holds the same post or a "
    "higher one on the same side. Ask an administrator to add somebody."
)
PASSED_ON = "Passed on"
CHOOSE = "Choose"
CHOOSES = "The person asked has left. You choose who is asked instead."


NOT_TO_CHOOSE = (
    "The person asked is back, or somebody else chooses. Nothing more is asked of you now."
)


def more_label(reference: str) -> str:
    """Name the button to what else one may need, for whoever hears it."""
    return f"{MORE} for {reference}"


def choose_label(reference: str) -> str:
    """Name the button with which another person is chosen, for whoever hears it."""
    return f"{CHOOSE} who answers {reference}"


def title(reference: str) -> str:
    """Head the form that passes a question on."""
    return f"Pass on {reference}"


def chosen_has_left(name: str) -> str:
    """Say that whoever was chosen has left Slack."""
    return f"{name} has left. Choose who holds this post now."


def date_stands(due: Due, *, late: bool) -> str:
    """Say that passing it on gives nobody more time."""
    if late:
        return f"It was due {by(due)}. That does not change."
    return f"The due date does not change: {by(due)}."


def is_asked(name: str, due: Due) -> str:
    """Say to whoever passed it on who is asked from now on."""
    return f"{name} is asked instead of you. The due date has not changed: {by(due)}."


def is_chosen(name: str, due: Due) -> str:
    """Say to whoever chose somebody that they are asked."""
    return f"{name} is asked now. The due date has not changed: {by(due)}."


def closed(who: str, at: str) -> str:
    """Say, in place of the buttons, that somebody else is asked."""
    return f"Passed on by {who} at {at}. The due date has not changed."


def done(who: str, name: str) -> str:
    """Say who passed it on to whom, where somebody presses an old button."""
    return f"{capital(who)} passed this on to {name}"


def to_raiser(facts: Facts) -> str:
    """Tell whoever raised it: another person, the same date."""
    due = by_date(facts.due) if facts.due else ""
    what = "record" if facts.to_stage else noun(facts)
    was = "was" if facts.late else "is still"
    return f"{facts.reference}, {stage_name(facts.stage)}: passed on. The {what} {was} due {due}."


def has_left(facts: Facts) -> str:
    """Ask whoever is above to choose another person."""
    return f"{_left(facts)} {choose(facts.what, facts.to_stage, facts.due, late=facts.late)}"


def nobody_chooses(facts: Facts) -> str:
    """Tell an administrator that nobody above is found either."""
    return (
        f"{_left(facts)} Nobody above them on their own side is in the people list, so nobody "
        f"can choose who is asked instead. Add who the {facts.post} answers to now."
    )


def _left(facts: Facts) -> str:
    return f"{facts.reference}, {stage_name(facts.stage)}: the person asked has left."


def row(what: str, to_stage: str, due: Due, *, late: bool) -> str:
    """Say the same in a list."""
    return f"The person asked has left. {choose(what, to_stage, due, late=late)}"


def choose(what: str, to_stage: str, due: Due | None, *, late: bool) -> str:
    """Say what is to be chosen, and by when that person must act."""
    do = f"record what {stage_name(to_stage)} needs" if to_stage else to_do(what)
    if due is None or late:
        was = f" It was due {by_date(due)}." if due else ""
        return f"Choose who is to {do}.{was}"
    return f"Choose who is to {do} {by_date(due)}."


def entry_passed(who: str, was: str, name: str, under: str) -> str:
    """Say in the history who passed it on, from whom and to whom, who may hold another post."""
    source = "" if who == was else f" from {was}"
    post = f", who answers as {under}" if under else ""
    return f"{who} passed it on{source} to {name}{post}."


def entry_back(name: str) -> str:
    """Say in the history that somebody asked who had left is back."""
    return f"{name}, who was asked, is in the people list again."


def entry_left(name: str, chooser: str = "") -> str:
    """Say in the history that somebody asked has left, and who was told."""
    told = f"{chooser} was asked to choose" if chooser else "An administrator was told to see"
    return f"{name}, who was asked, has left. {told} who is asked instead."
