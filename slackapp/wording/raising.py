"""The words of the form to raise a dispute, of its check page, and of the page after."""

from datetime import date

from slackapp.wording import people
from slackapp.wording.filling import listed, lower, nobody_holds, to_do
from slackapp.wording.times import day, days_before
from workflows.gaps import Gap

LEVEL = "Which level made the decision?"
LEVEL_HELP = "Start at that level."
CHECK = "Check before sending"
TOLD = "Who will be told"
NOBODY_ELSE = "Nobody else is told."
NO_EMAIL = "No e-mail is sent at this stage."
WILL_READ = "What they will read"
CANNOT_UNDO = "Sending cannot be undone. Raising this is part of keeping children safe."
NOT_YET = "Not yet"
NOT_YET_HELP = "You can write everything now. Sending opens when your service manager has agreed."
DIRECT_MESSAGE = "A direct message now: the reference, the stage and the due date."
BY_EMAIL = (
    "An e-mail, which waits: they are outside Slack, and e-mail is not set up here. "
    "Tell them another way, too."
)
BY_EMAIL_SENT = (
    "What is asked of somebody outside Slack waits: e-mail is not set up here. Tell them another "
    "way, with this reference."
)
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
WHOEVER_ANSWERS = "whoever answers"
NEXT = "What happens next"
NEXT_HELP = (
    "You get a message when they accept, reply or move it up. "
    "If no reply is recorded by then, you and they are told."
)
#: Where whoever raises it answers it, too.
NEXT_TOGETHER = (
    "You answer together: whoever writes first proposes the answer, and it counts once the others "
    "have agreed to it. If none is recorded by then, you are told."
)
YOU = "you"
WHICH = "Which procedure?"
CHOOSE = "Choose"


def under(title: str) -> str:
    """Say which of several procedures it is, over its form."""
    return f"Procedure: {title}"


def choose_label(title: str) -> str:
    """Name the button that begins under a procedure, for whoever hears it."""
    return f"{CHOOSE}: {title}"


def straight_to(key: str) -> str:
    """Say how to come to a procedure's form at once."""
    return f"Or type: /drp new {key}"


def who_answers(titles: list[str], *, with_you: bool) -> str:
    """Name whoever answers a level, beside the reader where they answer it together."""
    who = listed([f"the {title}" for title in titles])
    answer = "answers" if len(titles) == 1 else "answer"
    return f"{who} who {answer}{' with you' if with_you else ''}"


#: Whoever covers for a reader reads it, too.
COVERS_TOO = "Anyone covering for them too."


def who_sees(others: list[str], also: str = "") -> str:
    """Say who will read this beside the reader; *also*: by name, who was asked or told before."""
    *most, last = [*others, *([f"{also} (asked or told before)"] if also else [])]
    readers = f"you, {', '.join(most)}, and {last}" if most else f"you and {last}"
    return f"Who sees this: {readers}. {COVERS_TOO} Each viewing is recorded."


def covers_now(name: str) -> str:
    """Say of a reader that they cover for somebody who is away."""
    return f"{name} (covers now)"


def level(title: str, posts: str) -> str:
    """Name a level by its stage and whoever answers it."""
    return f"{title}: {posts}"


def only_level(title: str, help_: str) -> str:
    """Say where it begins, where there is nothing to choose."""
    return f"*It begins with {lower(title)}.*\n{help_}".rstrip()


def examples(label: str, given: str) -> str:
    """Say a category's examples from the procedure."""
    return f"{label}, for example: {given}. Other concerns can fit too."


def needed_beyond(cap: str) -> str:
    """Say when a box that may else stay empty must say why."""
    return f"Needed where the date is more than {cap} away."


NOT_WORKED_BACK = "Bank holidays are not held for that year, so no dates are worked back from it."


def counted_back(label: str, due_on: date, number: int, *, passed: bool) -> str:
    """Say by when a preparation step was due, worked back from a date."""
    state = "this date has passed" if passed else "still to come"
    return f"{label}: {day(due_on)} ({days_before(number)}), {state}"


def nobody_fills_in(found: Gap) -> str:
    """Say that the ladder has a gap here."""
    return f"{people.gap(found)} Choose the person who answers, and tell an administrator."


def nobody_above(post: str, name: str) -> str:
    """Say of a box that fills itself in why it is empty, and what to do."""
    return f"No {post} is found above {name} in the people list. Choose who it should be."


def passes_over(name: str) -> str:
    """Say why somebody other than the holder of the post is asked."""
    return f"{name} is a party, so the next post up is asked."


def is_asked(title: str, name: str, what: str, *, several: bool) -> str:
    """Say who is asked, first on the check page."""
    return f"{title}: {name} {'are' if several else 'is'} asked to {to_do(what)}"


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
    return f"{nobody_holds(post)} Tell an administrator."


def send_to(post: str) -> str:
    """Give the button that sends; Slack gives it 24 characters."""
    words = f"Send to {post}"
    return words if len(words) <= 24 else "Send for reply"


def is_with(reference: str, name: str) -> str:
    """Say that it was sent, and who has it."""
    return f"{reference} is with {name}."


def their_due(what: str, due: str, *, yours: bool = False) -> str:
    """Say by when they answer; *yours*: whoever reads it is one of them."""
    return f"{'Your' if yours else 'Their'} {what} is due {due}."


def open_it_label(reference: str) -> str:
    """Name the button to what was just sent or recorded, for whoever hears it."""
    return f"{OPEN_IT}: {reference}"
