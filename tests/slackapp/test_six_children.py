"""Six children, the most that one dispute can be about: every form and page about it fits."""

from pathlib import Path
from typing import Any

import pytest

from slackapp import ids
from slackapp.block_kit import problems
from slackapp.views import choosing, laid_over, raise_check, raising, show
from slackapp.views.acting import Acting
from slackapp.views.meta import Meta
from tests.slackapp.every_view import DRAFT, long_named, longest, opened
from tests.world import MONDAY, World, a_world, answers
from workflows.checking.children import blocks
from workflows.children import MOST_CHILDREN, key_of
from workflows.engine import must_act
from workflows.forms import MOST_ACTIONS
from workflows.use_cases import opening
from workflows.use_cases import raising as use_case

STAGES = ("informal", "stage_1", "stage_2", "stage_3", "stage_4")
ALL = tuple(range(1, MOST_CHILDREN + 1))


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = a_world(tmp_path)
    made.people(long_named())
    return made


def six(world: World, stage: str) -> dict[str, dict[str, Any]]:
    """All that can be typed about six children, to the brim."""
    procedure = world.desk.library.default
    keys = (*procedure.raising.form, *procedure.stages[stage].form)
    typed = longest(procedure, keys, stage)
    for child in ALL:
        named = {"case_number": f"{child}{'&' * 39}", "initials": "&" * 6, "plan": "no"}
        typed[key_of("child", child)] = named
        typed[key_of("child_name", child)] = {"name": "&" * 120, "born_on": "2020-01-31"}
    return typed


@pytest.mark.parametrize("stage", STAGES)
def test_the_form_to_raise_fits_and_the_check_of_the_file_counts_it_right(world: World, stage: str):
    typed: dict[str, Any] = {**answers(stage, **six(world, stage)), "raise": {"level": stage}}
    typed["concern"] |= {"category": "lack_of_preparation", "conference_on": "2026-12-01"}
    typed["agreement"] = {f"agreed~{stage}": ids.NOT_YET}
    added = tuple(key_of("child_name", child) for child in ALL)
    meta = Meta(draft=DRAFT, added=added, children=ALL, saved=MONDAY.isoformat())
    with world.desk.store.read() as work:
        blank = opening.blank(world.desk, work, "chair", typed)

    view = raising.form(blank, typed, meta)

    assert problems(view) == []
    promised = blocks(world.desk.library.default, stage)
    assert promised - 8 <= len(view["blocks"]) <= promised


def test_each_child_has_a_button_of_its_own_by_ear(world: World):
    typed: dict[str, Any] = {**answers("stage_1", **six(world, "stage_1"))}
    typed["raise"] = {"level": "stage_1"}
    with world.desk.store.read() as work:
        blank = opening.blank(world.desk, work, "chair", typed)

    several = raising.form(blank, typed, Meta(draft=DRAFT, children=(1, 3, 4)))
    alone = raising.form(blank, typed, Meta(draft=DRAFT, children=(1,)))

    words = "Add name and date of birth"
    assert heard(several, words) == [f"{words}: child {number}" for number in (1, 2, 3)]
    assert heard(alone, words) == [""]


def heard(view: dict[str, Any], words: str) -> list[str]:
    """What each button with these words says to whoever hears it."""
    every = [each for block in view["blocks"] for each in block.get("elements", ())]
    found = [each for each in every if each["type"] == "button" and each["text"]["text"] == words]
    return [each.get("accessibility_label", "") for each in found]


@pytest.mark.parametrize("stage", STAGES)
def test_what_is_read_about_six_children_fits_beside_the_longest_plan(world: World, stage: str):
    typed = six(world, stage)
    ready = use_case.prepare(world.desk, "chair", stage, answers(stage, **typed))
    assert isinstance(ready, use_case.Ready)
    dispute = world.raised(stage, **typed)
    [responder] = must_act(ready.procedure, dispute).values()
    at = opened(world, dispute, responder)
    found = opening.read_entry(world.desk, "chair", dispute.id, 1)
    assert isinstance(found, tuple)
    rows = tuple(range(1, MOST_ACTIONS + 1))
    meta = Meta(dispute=dispute.id, visit=1, choice="reply", rows=rows, saved=MONDAY.isoformat())
    reply = longest(at.procedure, ("plan",), stage)

    views = [
        raise_check.check(ready, Meta(draft=DRAFT), raise_check.Channel(waits=True)),
        choosing.choice_form(Acting(opened=at, answers=reply, meta=meta), "reply"),
        show.show(at),
        laid_over.raised_page(at),
        laid_over.entry_page(*found),
    ]

    assert [problems(view) for view in views] == [[], [], [], [], []]
    assert max(len(view["blocks"]) for view in views) <= 95
