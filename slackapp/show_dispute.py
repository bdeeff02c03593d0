"""Opening a dispute to read: the page, its history, and one entry in full."""

from slackapp import ids
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, opens, redraws
from slackapp.views import destroyed, laid_over, show
from slackapp.views import on_call as on_call_view
from slackapp.views.blocks import Json
from workflows.commands import Refused
from workflows.use_cases import on_call, opening


def press(front: Front, pressed: Press) -> Answer:
    """Open the page of a dispute from a message, or in the place of a page about it."""
    dispute, _, _ = ids.read_about(pressed.value)
    return show_form(pressed, page(front, pressed.person, dispute))


def page(front: Front, person: str, dispute: str, number: int = 1) -> Json:
    """Draw the page of one dispute, and record that it was shown."""
    opened = opening.lay_open(front.desk, person, dispute, "the dispute")
    if isinstance(opened, Refused):
        return _on_call(front, person, dispute, number) or destroyed.page(opened)
    return show.show(opened, number)


def _on_call(front: Front, person: str, dispute: str, number: int) -> Json | None:
    """Draw what somebody may read who has it open on call, or say that it was destroyed."""
    found = on_call.lay_open(front.desk, person, dispute, "the dispute")
    if isinstance(found, Refused):
        return destroyed.page(found) if found.gone else None
    return on_call_view.page(*found, number)


def turn(front: Front, pressed: Press) -> Answer:
    """Turn to another page of the history, in place."""
    dispute, number, _ = ids.read_about(pressed.value)
    if pressed.callback == ids.SHOW:
        return redraws(page(front, pressed.person, dispute, number))
    opened = opening.lay_open(front.desk, pressed.person, dispute, "the history")
    return redraws(
        destroyed.page(opened) if isinstance(opened, Refused) else show.history_page(opened, number)
    )


def history(front: Front, pressed: Press) -> Answer:
    """Lay the history over the form that somebody is writing in."""
    dispute, _, _ = ids.read_about(pressed.value)
    opened = opening.lay_open(front.desk, pressed.person, dispute, "the history")
    return opens(
        destroyed.page(opened) if isinstance(opened, Refused) else show.history_page(opened)
    )


def raised(front: Front, pressed: Press) -> Answer:
    """Lay what was raised over the form that somebody is writing in."""
    dispute, _, _ = ids.read_about(pressed.value)
    opened = opening.lay_open(front.desk, pressed.person, dispute, "what was raised")
    return opens(
        destroyed.page(opened) if isinstance(opened, Refused) else laid_over.raised_page(opened)
    )


def read(front: Front, pressed: Press) -> Answer:
    """Lay one entry of the history over it, in full, as it was given."""
    dispute, number, _ = ids.read_about(pressed.value)
    theirs = opening.read_entry(front.desk, pressed.person, dispute, number)
    if not isinstance(theirs, Refused):
        return opens(laid_over.entry_page(*theirs))
    found = on_call.read_entry(front.desk, pressed.person, dispute, number)
    if not isinstance(found, Refused):
        return opens(laid_over.entry_page(*found))
    return opens(destroyed.page(found if found.gone else theirs))
