"""The sentences of posted messages. Every word is safe on a lock screen.

They may say a reference, a stage, the post that must act, the due date in full, and in a direct
message who acted and when. Nothing else.
"""

from slackapp.wording import called as words
from slackapp.wording import ends, opening
from slackapp.wording.filling import a, capital, of_whom, to_do
from slackapp.wording.following import is_due
from slackapp.wording.joint import noun, verb
from slackapp.wording.times import by, by_date, day, day_of
from workflows.due import Due
from workflows.local_words import Called
from workflows.notices import Facts, Line
from workflows.rungs import stage_name

OPEN = "Open"
REPLACED = "A later reminder replaces this one."
CHANNEL_CLOSED = (
    "The reminders channel cannot be reached. In that channel type /invite and the app's name."
)
DIGEST_FOOT = "References only. The people who must act have had their own message."
ASK_NOW = "If you need something from the other side to do that, ask for it now."
ANOTHER_WAY = "If you have answered another way, add it here."
NOTHING_MORE = "Nothing more is asked of you now."


def place(facts: Facts) -> str:
    """Say where: "DRP-7F3K-92, stage 2"."""
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
        f"{place(facts)}: the whole was to be over {due}. That date has passed. "
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


# ---- the channel ----------------------------------------------------------------------------


def post_raised(facts: Facts) -> str:
    """Say that a dispute began."""
    return f"{facts.reference}: raised at {stage_name(facts.stage)}. {capital(their_due(facts))}."


def post_moved(facts: Facts) -> str:
    """Say that a dispute is at a new stage."""
    return f"{facts.reference}: moved to {stage_name(facts.stage)}. {capital(their_due(facts))}."


def post_chosen(facts: Facts, short: str) -> str:
    """Say what was done at a stage."""
    return f"{place(facts)}: {short}."


def post_ended(facts: Facts, end_title: str, kind: str) -> str:
    """Say how a dispute ended."""
    return ends.posted(facts.reference, stage_name(facts.stage), end_title, kind)


def digest_line(line: Line, *, past: bool) -> str:
    """Say one dispute: who must do what, by when; posts, never names."""
    to_do = verb(line)
    if line.to_stage:
        to_do = opening.to_do(line.to_stage, agreement=not line.needs_more)
    due = f", was due {by_date(line.due)}" if past else f" {by_date(line.due).split(' on ')[0]}"
    return f"{line.reference}, {stage_name(line.stage)}: {line.post} to {to_do}{due}"


def digest_text(facts: Facts, today: int, following: int, past: int) -> str:
    """Say the digest in one sentence."""
    when = day_of(facts.at) if facts.at else ""
    return f"{when}: {today} due today, {following} due next working day, {past} past their date."


def digest_parts(following: Line | None) -> tuple[str, str, str]:
    """Give the headings of the three parts."""
    return ("Due today", f"Due on {day(following.due.day)}" if following else "", "Past their date")


def and_more(number: int) -> str:
    """Say how many lines are left out."""
    return f"and {number} more"


# ---- a morning's bundle ---------------------------------------------------------------------

ALL_DONE = "Nothing here is asked of you any more."
OVER = "This has moved on since."


def bundle(lines: tuple[Line, ...], called: Called) -> str:
    """Say how many there still are."""
    lines = tuple(line for line in lines if not line.over)
    if not lines:
        return ALL_DONE
    if all(line.number for line in lines):
        return f"{_number(lines, 'action is', 'actions are')} due."
    if all(_is_my_reply(line) for line in lines):
        return f"{_number(lines, 'reply is', 'replies are')} asked of you."
    return f"{words.need_you(len(lines), called)} you this morning."


def _number(lines: tuple[Line, ...], one: str, many: str) -> str:
    return f"{len(lines)} {one if len(lines) == 1 else many}"


def more_of_them(number: int) -> str:
    """Say how to open those that have no button."""
    return f"And {number} more. To open one, type /drp show and its reference."


def _is_my_reply(line: Line) -> bool:
    return line.mine and not line.number and noun(line) == "reply" and not line.to_stage


def bundle_line(line: Line, *, past: bool) -> str:
    """Say one of several."""
    if line.over:
        return OVER
    if line.number:
        return capital(is_due(line.number, line.due, late=past))
    what = a(noun(line))
    if line.to_stage:
        what = opening.a_noun(line.to_stage, agreement=not line.needs_more)
    whose = "you" if line.mine else f"the {line.post}"
    due = f"was due {by_date(line.due)}" if past else f"is due {by_date(line.due)}"
    return f"{capital(what)} from {whose} {due}."


# ---- to whoever runs the app ----------------------------------------------------------------


def nobody_in_post(facts: Facts) -> str:
    """Tell an administrator that somebody could not be told."""
    where = f"{place(facts)}: " if facts.reference else ""
    return (
        f"{where}nobody is {facts.post}, so nobody could be told. "
        "Add them to the people list, and tell the right person today."
    )


def nobody_decides(facts: Facts) -> str:
    """Tell an administrator that nobody is left whose silence the app could get round."""
    return (
        f"{place(facts)}: it waits for the {facts.post} to decide, and neither has. Nobody comes "
        "after them. Please see that one of them hears of it today."
    )


def lead_not_reached(facts: Facts) -> str:
    """Tell whoever asked not to count on it: Slack said no, or nothing at all."""
    about = f"{facts.reference}: a" if facts.reference else "A"
    return (
        f"{about} request to telephone may not have reached the safeguarding lead. "
        "Telephone them now."
    )


def not_delivered(facts: Facts) -> str:
    """Tell the raiser and an administrator that a message did not arrive.

    No reference where it would tell of an alert in that dispute; no stage without a dispute.
    """
    where = place(facts) if facts.stage else facts.reference
    return f"{f'{where}: a' if where else 'A'} notice has not been delivered."
