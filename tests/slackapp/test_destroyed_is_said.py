"""Whatever somebody does in a dispute that was destroyed, they read that, and when and why.

Every button, box, form and command is tried. What takes a dispute is found by naming one that is
not there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from slackapp import commands, equipping, ids, refusing, routes
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Handler, Press
from slackapp.views import small
from slackapp.views.meta import Meta
from slackapp.wording import refusals
from tests.workflows import ageing
from tests.world import a_world, settings_for
from workflows import references
from workflows.dispute import Dispute
from workflows.needs import Need
from workflows.ports import NoSuchDispute

DESTROYED = "hat was written in it was destroyed on "
NOT_THERE = ("0123456789abcdef", references.draw(choose=lambda letters: letters[0]))
#: Which of its things a button is about: a line of its history, by number, or an action.
ABOUT = ("1", "plan.actions.1")
#: What stands in the boxes of which a form goes by what was chosen.
BOXES = {
    ids.block(ids.NEED_FORM, ids.NEED_FIELD): Need.COVER,
    ids.block(ids.ANSWER_FORM, ids.ANSWER_FIELD): "reply",
    ids.block(ids.BACK_FORM, ids.BACK_FIELD): "",
}
#: For those on call alone: nobody else is told anything by it.
FOR_OTHERS = "slackapp.on_call."
Deed = tuple[Handler, Press]


@dataclass
class Screen:
    """All that is shown."""

    shown: list[Any] = field(default_factory=list)

    def open(self, view: Any) -> None:
        self.shown.append(view)

    redraw = follow = whisper = open

    def known(self, _: str) -> dict[str, Any]:
        return {}


@dataclass(frozen=True)
class Old:
    """A dispute of three years ago, which was destroyed."""

    front: Front
    dispute: Dispute

    def deeds(self, person: str) -> dict[str, Deed]:
        return dict(every_deed(person, self.dispute.id, self.dispute.reference))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Old:
    folder = tmp_path_factory.mktemp("old")
    world = ageing.under(a_world(folder))
    dispute = ageing.closed(world)
    ageing.grown_old(world)
    ageing.ran(world, ageing.approved(world))
    return Old(equipping.front(settings_for(folder), world.desk), dispute)


def every_deed(person: str, dispute: str, reference: str) -> Iterator[tuple[str, Deed]]:
    """Give all that can be done in Slack, done to one dispute."""
    show = Press(id=ids.COMMAND, person=person, text=f"show {reference}")
    yield "/drp show", (commands.typed, show)
    for about in ABOUT:
        for name, handler in routes.BUTTONS.items():
            value = ids.about(dispute, 1, about)
            yield f"{name}, {about}", (handler, Press(id=name, person=person, value=value))
        for handlers in (routes.REDRAWS, routes.FORMS):
            for name, handler in handlers.items():
                view = a_form(name, dispute, about)
                pressed = Press(id=name, person=person, view=view)
                yield f"{handler.__module__}.{handler.__name__}, {about}", (handler, pressed)


def a_form(name: str, dispute: str, about: str) -> dict[str, Any]:
    number = about if about.isdigit() else "1"
    meta = Meta(dispute=dispute, visit=1, choice=number, stage="stage_1", due="2026-11-23T10:00")
    filled = {box: {"box": {"type": "plain_text_input", "value": BOXES[box]}} for box in BOXES}
    boxes = [{"type": "input", "block_id": box, "element": {}} for box in filled]
    shown = {"id": "V1", "callback_id": name, "private_metadata": meta.write(), "blocks": boxes}
    return {**shown, "state": {"values": filled}}


def said(front: Front, deed: Deed) -> str:
    """Do it as the app does, and give all that the person is shown."""
    (handler, pressed), screen = deed, Screen()
    try:
        answer = handler(front, pressed)
    except ids.NotOurs:
        return ""  # it takes no dispute, but something else
    except NoSuchDispute:
        answer = _no_such_dispute(pressed)
    if answer.then:
        answer.then(screen)
    return f"{answer.ack} {screen.shown}"


def _no_such_dispute(pressed: Press) -> Any:
    if pressed.view:
        return refusing.on_first_box(refusals.NOT_INVOLVED, pressed.view)
    return show_form(pressed, small.notice([refusals.NOT_INVOLVED]))


@pytest.fixture(scope="module")
def takes(old: Old) -> set[str]:
    """What they read "no dispute with that reference" of where there is none."""
    nowhere = every_deed("chair", *NOT_THERE)
    refused = {name for name, deed in nowhere if refusals.NOT_INVOLVED in said(old.front, deed)}
    return {name for name in refused if not name.startswith(FOR_OTHERS)}


def test_whoever_could_open_it_reads_that_it_was_destroyed(old: Old, takes: set[str]):
    deeds = old.deeds("chair")

    assert len(takes) > 60
    assert {
        name: shown
        for name in sorted(takes)
        if DESTROYED not in (shown := said(old.front, deeds[name]))
    } == {}


def test_whoever_could_not_reads_what_they_read_of_any(old: Old, takes: set[str]):
    deeds = old.deeds("head_of_service")

    assert {
        name: shown
        for name in sorted(takes)
        if DESTROYED in (shown := said(old.front, deeds[name]))
        or refusals.NOT_INVOLVED not in shown
    } == {}
