"""What is sent without a dispute: the form, what was sent, and the messages to those it is for."""

from collections.abc import Iterable, Mapping

from slackapp import ids
from slackapp.views import blocks, boxes, reading
from slackapp.views.blocks import Json
from slackapp.views.drafting import savable
from slackapp.views.drawing import Drawing
from slackapp.views.letter import Letter, Written
from slackapp.views.meta import Meta
from slackapp.wording import apart as say
from slackapp.wording import drafts as draft_words
from slackapp.wording import telling, times
from slackapp.wording.filling import listed
from workflows.choices import Apart
from workflows.forms import Answers
from workflows.procedure import Procedure
from workflows.use_cases.apart import Laid
from workflows.use_cases.opening import Blank


def form(blank: Blank, answers: Answers, meta: Meta) -> Json:
    """Draw it; nobody is in danger here, so what to do then stands last."""
    rule = blank.procedure.apart[meta.choice]
    drawing = _drawing(blank, answers, meta)
    made = [blocks.section(rule.intro, "intro")] if rule.intro else []
    told = blank.procedure.post_titles(rule.told, "and")
    made.append(blocks.context(say.who_sees(told), "who_sees"))
    for key in rule.form:
        made += boxes.form(key, drawing)
    made = [*savable(made, meta, draft_words.THIS_FORM), blocks.safety_last()]
    return blocks.modal(ids.APART, rule.title, made, submit=rule.says, metadata=meta.write())


def _drawing(blank: Blank, answers: Answers, meta: Meta) -> Drawing:
    return Drawing(
        procedure=blank.procedure,
        directory=blank.directory,
        stage="",
        now=blank.here.now,
        calendar=blank.here.calendar,
        person=blank.here.person,
        answers=answers,
        known=blank.here.known,
        meta=meta,
        holders=blank.here.holders,
        found=blank.found,
    )


def sent(rule: Apart, *, held: bool) -> Json:
    """Say that they have a message, or that it waits for Slack."""
    words = say.HELD if held else say.SENT
    made = [blocks.section(words, "sent"), blocks.safety_last()]
    return blocks.modal(ids.PAGE, rule.sent, made)


def page(laid: Laid) -> Json:
    """Lay open what was written, and who has acknowledged it."""
    it, names = laid.sent, laid.directory
    rule = laid.procedure.apart[it.kind]
    told = listed(sorted(names.name(each) for each in it.told))
    head = say.sent_by(names.name(it.person), told, times.moment(it.at))
    made = [blocks.section(blocks.escape(head), "head")]
    made += reading.given(laid.procedure, rule.form, it.answers, names, {})
    seen = [
        say.acknowledged(names.name(who), times.moment(at)) for who, at in it.told.items() if at
    ]
    said = "\n".join(seen) or say.NOT_ACKNOWLEDGED
    made += [blocks.section(blocks.escape(said), "acknowledged"), blocks.safety_last()]
    return blocks.modal(ids.PAGE, rule.title, made)


def starts(offered: Mapping[str, Procedure]) -> Iterable[Json]:
    """Give the buttons that begin what somebody may send."""
    for key, procedure in offered.items():
        button = procedure.apart[key].button
        yield blocks.button(button, f"{ids.APART_START}:{key}", value=key)


def told(letter: Letter) -> Written:
    """Say what the file says, and no more; reading and acknowledging are buttons."""
    lines = [letter.facts.says]
    lines += [telling.acknowledged(times.moment(act.at)) for act in letter.facts.marks]
    return _message(letter, lines, [_read(letter), *_acknowledge(letter)])


def sent_message(letter: Letter) -> Written:
    """Tell the sender, so that they find it again."""
    return _message(letter, [say.yours(letter.facts.says)], [_read(letter)])


def _message(letter: Letter, lines: list[str], buttons: list[Json]) -> Written:
    head = blocks.section(blocks.escape("\n".join(lines)), "what")
    return " ".join(lines), [head, *blocks.actions(buttons, "do")]


def _read(letter: Letter) -> Json:
    return blocks.button(say.READ, ids.APART_READ, value=str(letter.facts.apart), label=say.READ_IT)


def _acknowledge(letter: Letter) -> list[Json]:
    facts = letter.facts
    if not facts.entry or facts.marks:
        return []
    value = str(facts.apart)
    return [blocks.button(telling.ACKNOWLEDGE, ids.APART_ACKNOWLEDGE, value=value)]
