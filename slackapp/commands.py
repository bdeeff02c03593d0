"""``/drp`` and what is typed after it."""

from dataclasses import replace

from slackapp import apart, list_disputes, raise_dispute, show_dispute
from slackapp.front import Front
from slackapp.press import Answer, Press, opens
from slackapp.views import helping
from slackapp.views.blocks import Json
from slackapp.wording import refusals
from workflows.commands import Refused
from workflows.references import Mistyped
from workflows.use_cases import opening


def typed(front: Front, press: Press) -> Answer:
    """Do what was asked for; anything else is answered with what can be typed."""
    word, _, rest = press.text.strip().partition(" ")
    match word.lower():
        case "new":
            return _new(front, press, rest.strip().lower())
        case "show":
            return _show(front, press, rest.strip())
        case "list":
            return list_disputes.start(front, press)
        case "help" | "":
            return _help(front, press, "")
        case key if key in apart.offered(front, press.person):
            return apart.press(front, replace(press, value=key))
        case _:
            return _help(front, press, refusals.UNKNOWN_WORD)


def _new(front: Front, press: Press, key: str) -> Answer:
    """Begin a dispute; under the procedure that is named, if one is."""
    procedures = raise_dispute.under_which(front, press.person)
    if not procedures:
        return Answer(ack=only_to_you(refusals.MAY_NOT_RAISE))
    named = tuple(each for each in procedures if key in ("", each.key))
    if not named:
        keys = [each.key for each in procedures]
        return Answer(ack=only_to_you(refusals.not_one_of_yours(keys)))
    return raise_dispute.begin(front, press, named)


def _show(front: Front, press: Press, reference: str) -> Answer:
    if not reference:
        return Answer(ack=helping.no_reference())
    try:
        found = opening.find(front.desk, press.person, reference)
    except Mistyped:
        return Answer(ack=only_to_you(refusals.MISTYPED))
    if isinstance(found, Refused):
        return Answer(ack=only_to_you(refusals.NOT_INVOLVED))
    return opens(show_dispute.page(front, press.person, found))


def _help(front: Front, press: Press, first: str) -> Answer:
    may_raise = bool(raise_dispute.under_which(front, press.person))
    sends = apart.offered(front, press.person)
    procedures = tuple(front.desk.library.procedures.values())
    return Answer(ack=helping.words(first, procedures, may_raise=may_raise, sends=sends))


def only_to_you(words: str) -> Json:
    """Answer a command so that nobody else sees it."""
    return {"response_type": "ephemeral", "text": words}
