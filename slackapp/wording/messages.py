"""The sentences of posted messages. Every word is safe on a lock screen.

They may say a reference, a stage, the post that must act, the due date in full, and in a direct
message who acted and when. Nothing else.
"""

from slackapp.wording import ends
from slackapp.wording.filling import capital, of_whom, to_do
from slackapp.wording.joint import noun
from slackapp.wording.times import by, by_date, day_of
from workflows.due import Due
from workflows.notices import Facts
from workflows.rungs import stage_name

OPEN = "Open"
REPLACED = "A later reminder replaces this one."
ASK_NOW = "If you need something from the other side to do that, ask for it now."
ANOTHER_WAY = "If you have answered another way, add it here."
OVER = "This has moved on since."
NO_POST = "You no longer hold this post. Nothing more is asked of you."
NOTHING_MORE = "Nothing more is asked of you now."


def place(facts: Facts) -> str:
    """Say where: "DRP-7F3K-09, stage 2"."""
    return f"{facts.reference}, {stage_name(facts.stage)}"


def your_due(facts: Facts) -> str:
    """Say what is due of the reader."""
    return f"your {noun(facts)} is due {by(facts.due)}" if facts.due else ""


def the_due(facts: Facts) -> str:
    """Say what is due, and of nobody."""
    return f"the {noun(facts)} is due {by(facts.due)}" if facts.due else ""


def their_due(facts: Facts) -> str:
    """Say what is due of somebody else."""
    due = by(facts.due) if facts.due else ""
    return f"{of_whom(facts.post)} {facts.what} is due {due}"


def sent(facts: Facts) -> str:
    """Tell the raiser, so that the reference is not lost."""
    return f"{place(facts)}: sent. {capital(their_due(facts))}."


def stayed(facts: Facts, short: str) -> str:
    """Tell the raiser that it was taken on."""
    due = by(facts.due) if facts.due else ""
    return f"{place(facts)}: {short}. The {facts.what} is due {due}."


def moved_up(facts: Facts) -> str:
    """Tell the raiser who moved it up, and who is asked now."""
    stage = stage_name(facts.stage)
    moved = f"{facts.reference}: moved to {stage} by the {facts.by}."
    return f"{moved} {capital(their_due(facts))}."


def passed_over(facts: Facts, *, is_new: bool) -> str:
    """Tell whoever replied that it was not enough: no blame, and no surprise."""
    who = ", who was not part of the earlier decision" if is_new else ""
    return (
        f"You see this differently, and that is recorded. {facts.reference} is now with the "
        f"{facts.post}{who}."
    )


def not_agreed(facts: Facts) -> str:
    """Tell whoever moved it up that the next stage was not agreed to."""
    stage = stage_name(facts.to_stage)
    return f"{place(facts)}: {stage} was not agreed. {capital(your_due(facts))}."


def outcome(facts: Facts, end_title: str, kind: str) -> str:
    """Tell those concerned how it ended."""
    return ends.told(place(facts), end_title, kind) or ended(facts, end_title, kind)


def ended(facts: Facts, end_title: str, kind: str) -> str:
    """Say that it ended, where and when."""
    when = day_of(facts.at) if facts.at else ""
    return ends.ended(facts.reference, stage_name(facts.stage), when, end_title, kind)


def agreement(facts: Facts, needs: str) -> str:
    """Ask the raiser to record what the next stage needs."""
    due = by(facts.due) if facts.due else ""
    stage = capital(stage_name(facts.to_stage))
    return f"{stage} needs {needs}. Record it {due}."


def reminder(facts: Facts) -> str:
    """One working day before."""
    due = by_date(facts.due) if facts.due else ""
    return f"your {noun(facts)} is due {due}. {ASK_NOW}"


def reminder_to_agree(facts: Facts, needs: str) -> str:
    """One working day before, where an agreement must be recorded."""
    due = by_date(facts.due) if facts.due else ""
    return f"{stage_name(facts.to_stage)} needs {needs}. Record it {due}."


def nothing_recorded(facts: Facts, needs: str) -> str:
    """Say what is not recorded: an answer may have been given by telephone."""
    if facts.to_stage:
        return f"{stage_name(facts.to_stage)} needs {needs}, and none is recorded"
    return f"no {noun(facts)} is recorded"


def was_due(facts: Facts, whose: str) -> str:
    """Say when it was due, and from whom."""
    due = by_date(facts.due) if facts.due else ""
    return f"It was due from {whose} {due}."


def it_was_due(due: Due) -> str:
    """Say when it was due."""
    return f"It was due {by_date(due)}."


def telephone_first(facts: Facts) -> str:
    """Say to whoever decides what the procedure asks (S1-103), and who else has the message."""
    also = f"The same message has gone to the {facts.post}."
    if facts.gone:
        also = "The person asked has left, and another is to be chosen."
    return f"The procedure asks you to telephone first, then decide. {also}"


def overall(facts: Facts) -> str:
    """Say once to whoever decides, and whoever stands in, that the time for the whole is over."""
    due = by(facts.due) if facts.due else ""
    return (
        f"{place(facts)}: the whole process was to end {due}. That date has passed. "
        "Nothing has moved by itself: please decide what happens now."
    )


def stand_in(decides: str) -> str:
    """Tell whoever stands in, a working day later, that they may decide."""
    return f"Nothing has been decided since. You may decide in {of_whom(decides)} place."


def asked_next(what: str) -> str:
    """Say that the reader is asked for the next thing; its own message has the date."""
    return f"Your {what} is asked for next."


def still(facts: Facts) -> str:
    """Say that a late answer is wanted."""
    return f"You can still {to_do(facts.what)}."


def moved_to(stage: str, when: str) -> str:
    """Say that somebody else moved it on."""
    return f"Moved to {stage_name(stage)} at {when}"


def agreement_first(decides: str, post: str) -> str:
    """Say what happens between moving up and the next stage."""
    return f"The {decides} records an agreement first, then it goes to the {post}."


def recorded_by(who: str) -> str:
    """Say who recorded what a stage waited for."""
    return f"Recorded by {who}"


def no_recorded_by(who: str) -> str:
    """Say who recorded that it was not agreed."""
    return f"Not agreed. Recorded by {who}"
