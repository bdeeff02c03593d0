"""What is sent without a dispute: the form, that it is sent, and the page that lays it open."""

from collections.abc import Iterable, Iterator, Mapping

from slackapp import ids
from slackapp.views import blocks, boxes, elements, reading
from slackapp.views.blocks import Json
from slackapp.views.drafting import savable
from slackapp.views.drawing import Drawing
from slackapp.views.meta import Meta
from slackapp.wording import apart as say
from slackapp.wording import drafts as draft_words
from slackapp.wording import telling, times
from slackapp.wording.filling import listed
from workflows.forms import Answers
from workflows.procedure import Procedure
from workflows.use_cases.apart import Form, HandedOver
from workflows.use_cases.apart_reading import LONGEST, Laid


def form(form: Form, answers: Answers, meta: Meta) -> Json:
    """Draw it; nobody is in danger here, so what to do then stands last."""
    blank = form.blank
    rule = blank.procedure.apart[meta.choice]
    drawing = _drawing(form, answers, meta)
    made = [blocks.section(rule.intro, "intro")] if rule.intro else []
    told = blank.procedure.post_titles(rule.told, "and")
    made.append(blocks.context(say.who_sees(told), "who_sees"))
    for key in rule.form:
        made += boxes.form(key, drawing)
    made = [*savable(made, meta, draft_words.THIS_FORM), blocks.safety_last()]
    return blocks.modal(ids.APART, rule.title, made, submit=rule.says, metadata=meta.write())


def _drawing(form: Form, answers: Answers, meta: Meta) -> Drawing:
    blank = form.blank
    notes = {post: say.you_hold_it(found=bool(blank.found[post])) for post in form.own}
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
        notes=notes,
    )


def sent(key: str, handed: HandedOver) -> Json:
    """Say who has a message, or that it waits for Slack."""
    names = [handed.directory.name(each) for each in handed.told]
    words = say.HELD if handed.held else say.they_have_it(names)
    made = [blocks.section(blocks.escape(words), "sent"), blocks.safety_last()]
    return blocks.modal(ids.PAGE, handed.procedure.apart[key].sent, made)


def page(laid: Laid) -> Json:
    """Lay open what was written, who has acknowledged it, and what they said back.

    To whoever is asked to acknowledge it, this is the form in which they do.
    """
    it, rule = laid.sent, laid.procedure.apart[laid.sent.kind]
    made = [blocks.section(blocks.escape(_head(laid)), "head")]
    made += reading.given(laid.procedure, rule.form, it.answers, laid.directory, {})
    made += _acknowledged(laid)
    if laid.mine is None or not laid.mine.waits:
        return blocks.modal(ids.PAGE, it.reference, [*made, blocks.safety_last()])
    meta = Meta(apart=it.id).write()
    made += [_say_back(), blocks.safety_last()]
    return blocks.modal(
        ids.APART_PAGE, it.reference, made, submit=telling.ACKNOWLEDGE, metadata=meta
    )


def _head(laid: Laid) -> str:
    it, names = laid.sent, laid.directory
    told = listed(sorted(names.name(each) for each in it.told))
    return say.sent_by(names.name(it.person), told, times.moment(it.at))


def _acknowledged(laid: Laid) -> Iterator[Json]:
    """Say of each when they did; what they said back is for the sender, and for them.

    That nobody has yet is for the sender: to those who are asked it would sound like a nudge.
    """
    done = [(who, told.at) for who, told in laid.sent.told.items() if told.at]
    for who, at in done:
        said = say.acknowledged(laid.directory.name(who), times.moment(at))
        yield from blocks.read_out(said, laid.words_of(who), f"acknowledged-{who}")
    is_asked = any(told.asked for told in laid.sent.told.values())
    if is_asked and not done and laid.mine is None:
        yield blocks.section(say.NOT_ACKNOWLEDGED, "acknowledged")


def _say_back() -> Json:
    box = elements.text_box("", LONGEST, multiline=True)
    block_id = ids.block(ids.BACK_FORM, ids.BACK_FIELD)
    return blocks.input_block(say.SAY_BACK, box, block_id, hint=say.SAY_BACK_HELP, optional=True)


def starts(offered: Mapping[str, Procedure]) -> Iterable[Json]:
    """Give the buttons that begin what somebody may send."""
    for key, procedure in offered.items():
        button = procedure.apart[key].button
        yield blocks.button(button, f"{ids.APART_START}:{key}", value=key)
