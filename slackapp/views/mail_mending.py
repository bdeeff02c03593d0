"""An e-mail that did not arrive: what is known of it, what can be done, and the forms for that."""

from slackapp import ids
from slackapp.views import blocks, boxes
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.views.emails import see_button
from slackapp.views.letter import Letter, Written, open_button
from slackapp.views.meta import Meta
from slackapp.wording import telling_mail as say
from workflows.resent import BY_HAND, RESENT
from workflows.use_cases.resending import Seen


def not_delivered(letter: Letter) -> Written:
    """Tell whoever can do something about it, with the way there."""
    facts = letter.facts
    words = say.not_delivered(facts)
    buttons = [see_button(facts.letter, facts.reference), open_button(letter)]
    return words, [blocks.section(blocks.escape(words), "what"), *blocks.actions(buttons, "do")]


def whom(seen: Seen) -> str:
    """Say which post it is for; of a person who is asked, the post that they are asked as.

    A file for one person is for no post.
    """
    return seen.mail.facts.post


def page(seen: Seen) -> Json:
    """Say to whom, since when, how often tried, and what can be done."""
    mail, reference = seen.mail, seen.dispute.reference
    name = "" if mail.is_to_a_post_outside else seen.directory.name(mail.to)
    stands = say.stands(mail, is_set_up=seen.here.post_office.is_set_up)
    what = [blocks.section(say.carried(mail.facts.file), "what")] if seen.is_own_file else []
    made = [
        blocks.safety_first(ids.about(seen.dispute.id, seen.dispute.visit)),
        *what,
        blocks.section(blocks.escape(say.to_whom(name, whom(seen))), "whom"),
        blocks.section(blocks.escape(f"{stands} {say.tried(mail)}"), "stands"),
        blocks.section(say.TELEPHONE, "telephone"),
    ]
    if mail.may_be_mended:
        made += blocks.actions(_buttons(seen), "do")
    return blocks.modal(ids.PAGE, say.title_of(reference, is_file=seen.is_own_file), made)


def _buttons(seen: Seen) -> list[Json]:
    """Whoever only runs the app can have it tried again."""
    key, reference = seen.mail.key, seen.dispute.reference
    shown = [(say.AGAIN, ids.MAIL_AGAIN)]
    if seen.may_mend:
        shown.append((say.OTHER_ADDRESS, ids.MAIL_ELSEWHERE))
    if seen.may_mend and not seen.is_own_file:
        shown.append((say.BY_HAND, ids.MAIL_BY_HAND))
    return [
        blocks.button(words, action, value=key, label=f"{words}: {reference}")
        for words, action in shown
    ]


def form(seen: Seen, which: str, meta: Meta) -> Json:
    """Ask for another address, or when and how they were told."""
    elsewhere = which == ids.MAIL_ELSEWHERE
    key = RESENT if elsewhere else BY_HAND
    mail = seen.mail
    name = "" if mail.is_to_a_post_outside else seen.directory.name(mail.to)
    made = [
        blocks.safety_first(ids.about(seen.dispute.id, seen.dispute.visit)),
        blocks.section(blocks.escape(say.to_whom(name, whom(seen))), "whom"),
        *boxes.form(key, _drawing(seen, meta)),
    ]
    submit = say.SUBMIT_ADDRESS if elsewhere else say.SUBMIT_BY_HAND
    title = say.OTHER_ADDRESS if elsewhere else say.BY_HAND
    return blocks.modal(which, title, made, submit=submit, metadata=meta.write())


def _drawing(seen: Seen, meta: Meta) -> Drawing:
    return Drawing(
        procedure=seen.procedure,
        directory=seen.directory,
        stage=seen.dispute.stage,
        now=seen.here.now,
        calendar=seen.here.calendar,
        person=seen.here.person,
        answers={},
        meta=meta,
    )
