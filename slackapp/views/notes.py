"""Messages that only tell: one sentence, and a way to open the dispute."""

from collections.abc import Callable

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.letter import Letter, Written, open_button
from slackapp.wording import channel, destroyed, following, meetings, messages, safety, times
from workflows.rungs import stage_name


def telling(say: Callable[[Letter], str], *, opens: bool = True) -> Callable[[Letter], Written]:
    """Make a message of one sentence, with a button to open the dispute."""

    def write(letter: Letter) -> Written:
        words = say(letter)
        buttons = [open_button(letter)] if opens and letter.dispute else []
        return words, [blocks.section(blocks.escape(words), "what"), *blocks.actions(buttons, "do")]

    return write


def stayed(letter: Letter) -> str:
    choice = letter.choice(letter.facts.choice)
    return messages.stayed(letter.facts, choice.short if choice else "")


def passed_over(letter: Letter) -> str:
    """Say who is asked now; and that they are new, where it is one post and no stage before."""
    stages = letter.procedure.stages
    ladder, who = list(stages), stages[letter.facts.stage].answered_by
    below = ladder[: ladder.index(letter.facts.stage)]
    again = any(set(who.posts) & set(stages[key].answered_by.posts) for key in below)
    return messages.passed_over(letter.facts, is_new=not (who.together or again))


def post_chosen(letter: Letter) -> str:
    choice = letter.choice(letter.facts.choice)
    return channel.post_chosen(letter.facts, choice.short if choice else "")


def end_title(letter: Letter) -> str:
    return letter.procedure.ends[letter.facts.end].title


def outcome(letter: Letter) -> str:
    kind = letter.procedure.ends[letter.facts.end].kind
    return messages.outcome(letter.facts, end_title(letter), kind)


def post_ended(letter: Letter) -> str:
    kind = letter.procedure.ends[letter.facts.end].kind
    return channel.post_ended(letter.facts, end_title(letter), kind)


def resolved(letter: Letter) -> str:
    facts = letter.facts
    return following.resolved(facts.reference, stage_name(facts.stage), facts.number)


def closed(letter: Letter) -> str:
    on = times.day_of(letter.facts.at) if letter.facts.at else ""
    return following.closed(letter.facts.reference, on)


def meeting(letter: Letter) -> Written:
    """Say when it is, and that the dispute's page says where."""
    words, made = telling(lambda each: meetings.told(each.facts))(letter)
    return words, [*made[:1], blocks.context(meetings.SEE_WHERE, "where"), *made[1:]]


def see_who(letter: Letter) -> Written:
    facts = letter.facts
    words = safety.telephone(facts.reference, raised_it=not facts.by)
    see = blocks.button(safety.SEE_WHO, ids.SAFETY_WHO, value=facts.person)
    return words, [blocks.section(words, "what"), *blocks.actions([see], "do")]


def retention(letter: Letter) -> Written:
    """Name the officer; one who is in no people list by their account, which Slack writes out."""
    facts = letter.facts
    listed = letter.directory.name(facts.person) if facts.person else ""
    shown = blocks.escape(listed) or f"<@{facts.by}>"
    words = destroyed.told(facts, listed or destroyed.SOMEBODY)
    return words, [blocks.section(destroyed.told(facts, shown), "what")]
