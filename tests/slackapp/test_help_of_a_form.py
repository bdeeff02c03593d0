"""What a file says of a form as a whole stands where the form is filled in, and only there."""

from pathlib import Path
from typing import Any

from slackapp.views import raise_check, raising
from slackapp.views.meta import Meta
from tests.story import conference_chair as paper
from tests.world import a_world
from workflows.use_cases import opening
from workflows.use_cases import raising as use_case

SAID = (
    "Speak first. What you write here goes to the social worker by e-mail, "
    "to confirm what was said."
)


def asked(folder: Path) -> list[dict[str, Any]]:
    """Draw the form to raise, at the level whose form says where its words go."""
    world = a_world(folder, DRP_PROCEDURES=paper.PROCEDURE)
    answers = {"raise": {"level": "informal"}}
    with world.desk.store.read() as work:
        blank = opening.blank(world.desk, work, "chair", answers)
    blocks: list[dict[str, Any]] = raising.form(blank, answers, Meta())["blocks"]
    return blocks


def test_it_stands_above_the_first_box_of_its_form(tmp_path: Path):
    blocks = asked(tmp_path)

    above = next(n for n, each in enumerate(blocks) if SAID in str(each))

    assert blocks[above]["type"] == "context"
    assert blocks[above + 1]["block_id"].startswith("informal_discussion.")
    assert not any(each["block_id"].startswith("informal_disc") for each in blocks[:above])


def test_it_is_not_read_again_among_the_answers(tmp_path: Path):
    world = a_world(tmp_path, DRP_PROCEDURES=paper.PROCEDURE)
    ready = use_case.prepare(world.desk, "chair", "informal", paper.INFORMAL)
    assert isinstance(ready, use_case.Ready)

    page = str(raise_check.check(ready, Meta(), None))

    assert "What action is required?" in page
    assert SAID not in page
