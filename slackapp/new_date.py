"""Answering a new date: with one press, since what it says stands on the very button's message."""

from slackapp import ids, recording
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, redraws
from slackapp.show_dispute import page
from slackapp.views import small
from slackapp.wording import refusals
from workflows.commands import AnswerDate, Refused
from workflows.ports import NoSuchDispute
from workflows.use_cases import dating


def agree(front: Front, pressed: Press) -> Answer:
    """Agree to the date that was proposed."""
    return _answer(front, pressed, agrees=True)


def keep(front: Front, pressed: Press) -> Answer:
    """Keep what was due before."""
    return _answer(front, pressed, agrees=False)


def _answer(front: Front, pressed: Press, *, agrees: bool) -> Answer:
    """The message changes, or the page; nothing else opens, but to say why not."""
    dispute, visit, number = ids.read_about(pressed.value)
    command = AnswerDate(visit=visit, number=ids.read_number(number), agrees=agrees)
    try:
        acted = dating.answer_date(front.desk, pressed.person, dispute, command)
    except NoSuchDispute:
        return show_form(pressed, small.notice([refusals.NOT_INVOLVED]))
    if isinstance(acted.outcome, Refused):
        return show_form(pressed, recording.why_not(acted, pressed.person))
    if pressed.callback != ids.SHOW:
        return Answer()
    return redraws(page(front, pressed.person, dispute))
