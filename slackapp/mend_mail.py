"""What can be done about an e-mail that did not arrive: try again, elsewhere, or tell them."""

from slackapp import ids, refusing
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, replaces
from slackapp.views import mail_mending as views
from slackapp.views import small
from slackapp.views.meta import Meta
from slackapp.wording import refusals
from slackapp.wording import telling_mail as say
from workflows.commands import Mend, Refused
from workflows.use_cases import resending
from workflows.use_cases.resending import Done, Seen

_SAID = {
    Done.IN_HAND: say.IN_HAND,
    Done.NOTHING: say.NEEDS_NOTHING,
    Done.NOT_YOURS: say.NOT_THERE,
    Done.NOT_THEIRS: say.NOT_THEIRS,
}


def see(front: Front, pressed: Press) -> Answer:
    """Say to whom it was to go, since when, why it did not arrive, and what can be done."""
    seen = _seen(front, pressed)
    return show_form(pressed, views.page(seen) if seen else small.notice([say.NOT_THERE]))


def again(front: Front, pressed: Press) -> Answer:
    """Send it anew."""
    runs_it = front.is_run_by(pressed.slack_id)
    done = resending.again(front.desk, pressed.person, pressed.value, runs_it=runs_it)
    if done is Done.DONE:
        return show_form(pressed, small.notice([say.IS_SENT_AGAIN], title=refusals.RECORDED))
    return show_form(pressed, small.notice([_SAID[done]]))


def form(front: Front, pressed: Press) -> Answer:
    """Ask for another address, or how they were told."""
    seen = _seen(front, pressed)
    if seen is None or not seen.may_mend:
        return show_form(pressed, small.notice([say.NOT_THERE]))
    if not seen.mail.may_be_mended:
        return show_form(pressed, small.notice([say.NEEDS_NOTHING]))
    return show_form(pressed, views.form(seen, pressed.id, Meta(letter=pressed.value)))


def submit(front: Front, pressed: Press) -> Answer:
    """Send it there, or keep that they were told."""
    seen = _seen(front, pressed)
    if seen is None:
        return replaces(small.notice([say.NOT_THERE]))
    elsewhere = pressed.callback == ids.MAIL_ELSEWHERE
    command = Mend(answers=pressed.typed, who=views.whom(seen), elsewhere=elsewhere)
    done = resending.mend(front.desk, pressed.person, pressed.meta.letter, command)
    if isinstance(done, Refused):
        return refusing.on_boxes(done, seen.procedure, pressed.view)
    if done is Done.DONE:
        words = say.IS_SENT_AGAIN if elsewhere else say.TOLD
        return replaces(small.notice([words], title=refusals.RECORDED))
    return replaces(small.notice([_SAID[done]]))


def _seen(front: Front, pressed: Press) -> Seen | None:
    key = pressed.meta.letter or pressed.value
    runs_it = front.is_run_by(pressed.slack_id)
    return resending.see(front.desk, pressed.person, key, runs_it=runs_it)
