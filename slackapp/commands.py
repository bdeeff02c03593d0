"""``/drp`` and what is typed after it."""

from dataclasses import replace

from slackapp import (
    apart,
    apart_page,
    begin_dispute,
    list_disputes,
    on_call,
    people,
    report,
    show_dispute,
)
from slackapp.front import Front
from slackapp.press import Answer, Press, opens
from slackapp.views import helping
from slackapp.views.blocks import Json
from slackapp.wording import refusals
from workflows.beginning import works_back
from workflows.commands import Refused
from workflows.references import DISPUTE, Mistyped, prefix_of
from workflows.use_cases import apart_lists, apart_reading, guests, opening


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
        case "people":
            return people.start(front, press)
        case "report":
            return report.start(front, press)
        case "help" | "":
            return _help(front, press, "")
        case key if key in apart.offered(front, press.person):
            return apart.press(front, replace(press, value=key))
        case key if key in apart_lists.kinds(front.desk):
            return _help(front, press, apart.why_not(front, press.person, key))
        case _:
            return _help(front, press, refusals.UNKNOWN_WORD)


def _new(front: Front, press: Press, key: str) -> Answer:
    """Begin a dispute; under the procedure that is named, if one is."""
    procedures = begin_dispute.under_which(front, press.person)
    if not procedures:
        return Answer(ack=only_to_you(begin_dispute.why_not(front, press.person)))
    named = tuple(each for each in procedures if key in ("", each.key))
    if not named:
        keys = [each.key for each in procedures]
        return Answer(ack=only_to_you(refusals.not_one_of_yours(keys)))
    return begin_dispute.begin(front, press, named)


def _show(front: Front, press: Press, reference: str) -> Answer:
    if not reference:
        return Answer(ack=helping.no_reference())
    try:
        return _found(front, press, reference)
    except Mistyped:
        return Answer(ack=only_to_you(refusals.MISTYPED))


def _found(front: Front, press: Press, reference: str) -> Answer:
    """Open what has this reference, of the kind that its first letters name. Raises Mistyped."""
    if prefix_of(reference) != DISPUTE:
        number = apart_reading.find(front.desk, press.person, reference)
        if not isinstance(number, Refused):
            return opens(apart_page.page(front, press.person, number))
    else:
        found = opening.find(front.desk, press.person, reference)
        if not isinstance(found, Refused):
            return opens(show_dispute.page(front, press.person, found))
        if asked := on_call.start(front, press, reference):
            return asked
    return Answer(ack=only_to_you(refusals.NOT_INVOLVED))


def _help(front: Front, press: Press, first: str) -> Answer:
    raises = begin_dispute.under_which(front, press.person)
    first = first or (refusals.GUEST if guests.is_guest(front.desk, press.person) else "")
    sends = apart.offered(front, press.person)
    procedures = tuple(front.desk.library.procedures.values())
    said = helping.words(
        first,
        procedures,
        may_raise=bool(raises),
        sends=sends,
        dates=works_back(raises),
        oversees=front.is_overseen_by(press.slack_id),
    )
    return Answer(ack=said)


def help_without_post(front: Front) -> Answer:
    """Answer whoever runs the app and is in no list, whatever they typed: what they may type."""
    procedures = tuple(front.desk.library.procedures.values())
    return Answer(ack=helping.without_post(procedures))


def only_to_you(words: str) -> Json:
    """Answer a command so that nobody else sees it."""
    return {"response_type": "ephemeral", "text": words}
