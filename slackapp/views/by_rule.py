"""Messages that a rule of the file makes, copies of others, and news about e-mails."""

from slackapp import ids
from slackapp.views import blocks, notes
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter, Written, open_button
from slackapp.wording import channel, messages, times
from slackapp.wording import telling as say


def told(letter: Letter) -> Written:
    """Say what the file says, with a button to acknowledge it, where it asks for that."""
    return _with_acknowledging(letter, say.told(letter.facts))


def end_told(letter: Letter) -> Written:
    """Say that it ended, and what the file says to this very person."""
    end = letter.procedure.ends[letter.facts.end]
    ended = messages.ended(letter.facts, end.title, end.kind)
    return _with_acknowledging(letter, f"{ended} {letter.facts.says}".strip())


def _with_acknowledging(letter: Letter, words: str) -> Written:
    lines = [words, *(say.acknowledged(times.moment(act.at)) for act in letter.facts.marks)]
    buttons = [*_acknowledge(letter), open_button(letter)]
    head = blocks.section(blocks.escape("\n".join(lines)), "what")
    return " ".join(lines), [head, *blocks.actions(buttons, "do")]


def _acknowledge(letter: Letter) -> list[Json]:
    facts = letter.facts
    if not facts.entry or facts.marks:
        return []
    about = ids.about(letter.dispute, facts.entry)
    label = say.acknowledge_label(facts.reference)
    return [blocks.button(say.ACKNOWLEDGE, ids.ACKNOWLEDGE, value=about, label=label)]


def copied(letter: Letter) -> str:
    """Say, for information, what happened: the end, what was told or done, or who is asked."""
    return say.for_information(_what(letter))


def _what(letter: Letter) -> str:
    facts, choice = letter.facts, letter.choice(letter.facts.choice)
    if facts.end:
        return notes.outcome(letter)
    if facts.says:
        return say.told(facts)
    if choice:
        return channel.post_chosen(facts, choice.short)
    return f"{messages.place(facts)}: {messages.their_due(facts)}."
