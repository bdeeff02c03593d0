"""What a dispute is begun with is kept at once, and goes with whoever chooses a procedure."""

from dataclasses import replace

import pytest

from tests.workflows.playing import FILE, PROCEDURE, TEXT
from tests.world import World
from workflows import beginning as begun_with
from workflows import reading
from workflows.desk import Library
from workflows.drafts import About, Draft, Place
from workflows.procedure import Procedure
from workflows.use_cases import beginning, drafting, raising

BEGUN = begun_with.with_text(PROCEDURE, "AB was not collected.")
OTHER = PROCEDURE.model_copy(update={"key": "another"})
NO_TEXT = reading.read(TEXT.replace("        begins: message\n", ""), FILE).model_copy(
    update={"key": "no_text"}
)


@pytest.fixture
def world(world: World) -> World:
    """Three procedures, the last of which has no box in which a text begins."""
    every = {each.key: each for each in (PROCEDURE, OTHER, NO_TEXT)}
    library = Library(procedures=every, texts=dict.fromkeys(every, TEXT))
    world.desk = replace(world.desk, library=library)
    return world


def kept(world: World) -> Draft:
    return beginning.keep(world.desk, "chair", PROCEDURE, BEGUN)


def drafts(world: World) -> dict[str, str]:
    """The text of each draft, by the procedure that it was begun under."""
    with world.desk.store.read() as work:
        found = list(work.drafts_of("chair"))
    return {each.about.choice: begun_with.text_of(PROCEDURE, each.answers) for each in found}


def under(world: World, draft: Draft, chosen: Procedure, who: str = "chair") -> Draft | None:
    return beginning.go_on_under(world.desk, who, draft.id, chosen)


def test_it_is_a_draft_like_any_other(world: World):
    draft = kept(world)

    assert drafting.find(world.desk, "chair", draft.id) == draft
    assert draft.version
    assert under(world, draft, PROCEDURE) == draft


def test_under_another_procedure_the_text_is_begun_with_anew_and_stands_once(world: World):
    moved = under(world, kept(world), OTHER)

    assert moved
    assert moved.about.choice == "another"
    assert drafts(world) == {"another": "AB was not collected."}


def test_what_was_written_since_stays_where_it_was_written(world: World):
    draft = kept(world)
    more = {"concern": {"impact": "AB was frightened."}}
    drafting.keep(world.desk, "chair", draft.id, draft.about, more)

    under(world, draft, OTHER)

    assert drafts(world) == dict.fromkeys((PROCEDURE.key, "another"), "AB was not collected.")


def test_a_procedure_that_takes_no_text_loses_none(world: World):
    assert under(world, kept(world), NO_TEXT) is None

    assert drafts(world) == {PROCEDURE.key: "AB was not collected."}


def test_nobody_goes_on_with_what_is_not_theirs_or_was_sent(world: World):
    draft = kept(world)
    assert under(world, draft, OTHER, who="team_manager") is None
    dispute = world.raised()
    with world.desk.store.begin() as work:
        work.draft_sent(draft.id, "chair", dispute.id)

    assert under(world, draft, OTHER) is None


def test_what_was_begun_under_a_procedure_that_is_not_in_use_is_given_as_it_is(world: World):
    draft = kept(world)
    only_other = Library(procedures={OTHER.key: OTHER}, texts={OTHER.key: TEXT})
    world.desk = replace(world.desk, library=only_other)

    assert under(world, draft, OTHER) == draft


def test_whoever_goes_on_can_send_it(world: World):
    draft = kept(world)

    refused = raising.send(world.desk, "chair", draft.id, "stage_1", None)

    assert not isinstance(refused, raising.Sent)
    assert drafts(world) == {PROCEDURE.key: "AB was not collected."}


# ---- the same text again -------------------------------------------------------------------------

SAID = "AB was not collected."


def before(world: World, text: str = SAID, *procedures: Procedure, who: str = "chair") -> str:
    """Which draft begins with a text."""
    found = beginning.begun_before(world.desk, who, procedures or (PROCEDURE, OTHER), text)
    return found.id if found else ""


def change(world: World, draft: Draft, text: str) -> None:
    more, place = {"concern": {"concern": text}}, Place(version=draft.version)
    drafting.keep(world.desk, "chair", draft.id, draft.about, more, place)


def test_whoever_begins_from_the_same_text_again_has_their_draft_of_it(world: World):
    draft = kept(world)

    assert before(world) == draft.id
    assert before(world, f" {SAID}\n") == draft.id
    change(world, draft, f"{SAID}\nNobody came.")
    assert before(world) == draft.id


def test_another_text_or_one_that_was_changed_since_is_begun_anew(world: World):
    draft = kept(world)

    assert before(world, "AB") == before(world, "") == ""
    assert before(world, who="team_manager") == ""
    assert before(world, SAID, OTHER) == ""
    change(world, draft, "AB was left.")
    assert before(world) == ""


def test_what_was_begun_in_another_form_or_is_not_in_use_is_no_such_draft(world: World):
    dispute = world.raised()
    about = About(form="choose", dispute=dispute.id, visit=1, choice="reply")
    drafting.keep(world.desk, "team_manager", "d" * 16, about, BEGUN)
    assert before(world, who="team_manager") == ""
    kept(world)
    only_other = Library(procedures={OTHER.key: OTHER}, texts={OTHER.key: TEXT})
    world.desk = replace(world.desk, library=only_other)

    assert before(world) == ""


def test_a_draft_is_known_again_by_how_it_begins(world: World):
    draft = kept(world)
    drafting.keep(world.desk, "chair", draft.id, draft.about, {"concern": {"impact": "Afraid."}})
    typed = {"child": {"case_number": " 1234567 ", "plan": "yes"}, "gone": {"words": "x"}}
    drafting.keep(world.desk, "chair", "a" * 16, draft.about, typed)

    assert {each.begins for each in drafting.all_of(world.desk, "chair")} == {SAID, "1234567"}


def test_a_plan_is_known_again_by_what_is_to_be_done_first(world: World):
    dispute = world.raised()
    about = About(form="choose", dispute=dispute.id, visit=1, choice="reply")
    rows = [{"row": "1", "measure": ""}, {"row": "2", "action": "Start it.", "measure": "Visit."}]
    plan = {"plan": {"completed_on": "2026-11-23", "actions": rows}}
    drafting.keep(world.desk, "team_manager", "d" * 16, about, plan)

    assert [each.begins for each in drafting.all_of(world.desk, "team_manager")] == ["Start it."]


def test_what_was_begun_under_a_procedure_that_is_not_in_use_says_nothing(world: World):
    kept(world)
    only_other = Library(procedures={OTHER.key: OTHER}, texts={OTHER.key: TEXT})
    world.desk = replace(world.desk, library=only_other)

    assert [each.begins for each in drafting.all_of(world.desk, "chair")] == [""]
