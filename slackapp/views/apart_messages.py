"""Messages about what is sent without a dispute: reference, the file's sentence, and [Read it]."""

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter, Written
from slackapp.wording import apart as say
from slackapp.wording import telling, times


def told(letter: Letter) -> Written:
    """Say to somebody it is for that it waits, and once it is acknowledged, since when."""
    return _message(letter, say.waits(letter.facts))


def reminder(letter: Letter) -> Written:
    """Say it once more, and that this is all."""
    return _message(letter, say.still_waits(letter.facts))


def sent(letter: Letter) -> Written:
    """Tell the sender, so that they find it again."""
    return _message(letter, say.yours(letter.facts))


def acknowledged(letter: Letter) -> Written:
    """Tell the sender who has acknowledged it, by post."""
    return _message(letter, say.has_acknowledged(letter.facts))


def _message(letter: Letter, words: str) -> Written:
    facts = letter.facts
    lines = [words, *(telling.acknowledged(times.moment(act.at)) for act in facts.marks)]
    head = blocks.section(blocks.escape("\n".join(lines)), "what")
    button = read(say.READ_IT, facts.apart, facts.what, facts.reference)
    return " ".join(lines), [head, *blocks.actions([button], "do")]


def read(words: str, number: int, what: str, reference: str) -> Json:
    """Draw the button that opens it."""
    label = say.read_label(words, what, reference)
    return blocks.button(words, ids.APART_READ, value=str(number), label=label)
