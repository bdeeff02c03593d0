"""What comes with a message beside its text: files, and whose message it is."""

from typing import Any

import pytest

from slackapp import equipping, ids, raise_from_message
from slackapp.press import Press
from slackapp.views import raising
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from tests.procedures.paper import SHIPPED
from tests.slackapp.outbox import rows
from tests.world import World, settings_for
from workflows import beginning, reading
from workflows.use_cases import opening

FILES = "Files in the message are not copied."


class Opened:
    """Somebody's screen: the form that was opened last."""

    view: Json

    def open(self, view: Json) -> None:
        self.view = view


@pytest.fixture
def front(world: World, tmp_path: Any) -> Any:
    return equipping.front(settings_for(tmp_path), world.desk)


def opened(front: Any, **message: Any) -> Json:
    """What the chair sees who chose the shortcut on a message."""
    pressed = Press(id=ids.MESSAGE_SHORTCUT, person="chair", message=message)
    screen = Opened()
    answer = raise_from_message.start(front, pressed)
    assert answer.then
    answer.then(screen)  # type: ignore[arg-type]
    return screen.view


def test_files_are_not_taken_and_that_is_said(front: Any):
    with_one = opened(front, text="See the plan.", files=[{"name": "plan of AB.docx"}])

    assert FILES in str(with_one["blocks"])
    assert "plan of AB" not in str(with_one)


def test_a_message_of_nothing_but_a_file_begins_an_empty_form_that_says_so(
    front: Any, world: World
):
    only_a_file = opened(front, text="", files=[{"name": "plan of AB.docx"}])

    assert FILES in str(only_a_file["blocks"])
    assert "Started from a message" not in str(only_a_file)
    assert rows(world, "SELECT * FROM drafts") == []


def test_without_files_nothing_is_said_of_them(front: Any):
    assert FILES not in str(opened(front, text="AB was not collected."))


def test_what_a_bot_wrote_is_not_taken(front: Any, world: World):
    opened(front, text="A form was filled in.", bot_id="B01")

    assert rows(world, "SELECT * FROM drafts") == []


@pytest.mark.parametrize("stage", ["informal", "stage_1"])
def test_where_each_level_asks_for_the_concern_in_its_own_form_the_text_stands_in_either(
    world: World, stage: str
):
    file = "conference-chair.yaml"
    procedure = reading.read((SHIPPED / file).read_text(encoding="utf-8"), file)
    begun = beginning.with_text(procedure, "AB was not collected.")
    typed = {**begun, ids.LEVEL_FORM: {ids.LEVEL_FIELD: stage}}

    with world.desk.store.read() as work:
        blank = opening.blank(world.desk, work, "chair", typed, procedure)
    drawn = raising.form(blank, typed, Meta())

    assert "AB was not collected." in str(drawn["blocks"])
