"""What was raised before about the same child and left unresolved is found again (S4-11)."""

from dataclasses import replace

import pytest

from tests.procedures.paper import SHIPPED
from tests.story import conference_chair as paper
from tests.world import World
from workflows import children, reading
from workflows.commands import Reason, Refused
from workflows.desk import Library
from workflows.dispute import Dispute
from workflows.forms import Answers
from workflows.people import Directory, Person, Posting
from workflows.use_cases import opening, raising

WITHDRAWAL = {"withdrawal": {"reason": "It was raised in error."}}
SAME_CHILD = {"child": {"case_number": " 123 4567", "initials": "AB"}}
OTHER_CHILD = {"child": {"case_number": "7654321", "initials": "AB"}}
REPEATED = {"before": {"similar_before": "unresolved"}}
TEXT = (SHIPPED / f"{paper.PROCEDURE}.yaml").read_text(encoding="utf-8")
PROCEDURE = reading.read(TEXT, f"{paper.PROCEDURE}.yaml")
LIBRARY = Library(procedures={PROCEDURE.key: PROCEDURE}, texts={PROCEDURE.key: TEXT})


def two_chairs() -> Directory:
    """The council of the conference chair, with a chair of another team."""
    council = paper.a_council()
    people = {
        key: replace(each, slack_id=f"conference-{key}") for key, each in council.people.items()
    }
    other = Person(id="other_chair", name="Other Chair", slack_id="conference-other")
    team = Posting(person=other.id, post="chair", team="South", agency="Sample Council")
    return Directory(people={**people, other.id: other}, postings=(*council.postings, team))


@pytest.fixture
def world(world: World) -> World:
    """A council with a conference chair, and another one whom the first one's disputes are not."""
    world.desk = replace(world.desk, library=LIBRARY)
    world.people(two_chairs())
    return world


def would_raise(world: World, who: str = "chair", **changes: Answers) -> raising.Ready | Refused:
    typed = {**paper.INFORMAL, **changes}
    return raising.prepare(world.desk, who, "informal", typed)


def shown(world: World, who: str = "chair", **changes: Answers) -> list[str]:
    """Give the references of the earlier ones that are shown before it is sent."""
    ready = would_raise(world, who, **changes)
    assert isinstance(ready, raising.Ready), ready
    return [each.dispute.reference for each in ready.earlier]


def withdrawn(world: World) -> Dispute:
    return paper.choose(world, "chair", paper.raised(world), "withdraw", **WITHDRAWAL)


def resolved(world: World) -> Dispute:
    dispute = paper.choose(world, "team_manager", paper.raised(world), "reply", **paper.RESPONSE)
    dispute = paper.choose(world, "chair", dispute, "resolved", **paper.RESOLUTION)
    return paper.choose(world, "chair", dispute, "settled", **paper.OUTCOME)


def test_one_that_is_still_open_and_one_that_was_withdrawn_are_shown_the_newest_first(world: World):
    first = withdrawn(world)
    world.clock.at = world.clock.at.replace(hour=11)
    second = paper.raised(world)

    assert shown(world) == [second.reference, first.reference]


def test_the_same_case_number_is_the_same_child_however_it_is_written(world: World):
    assert shown(world, **SAME_CHILD) == []
    earlier = withdrawn(world)

    assert shown(world, **SAME_CHILD) == [earlier.reference]
    assert shown(world, **OTHER_CHILD) == []


def test_what_was_resolved_is_not_shown(world: World):
    assert resolved(world).end

    assert shown(world) == []


def test_who_may_not_open_the_earlier_one_does_not_hear_of_it(world: World):
    withdrawn(world)

    assert shown(world, "other_chair") == []


def test_a_refusal_names_the_earlier_ones_for_whoever_may_open_them(world: World):
    earlier = withdrawn(world)

    refused = would_raise(world, **REPEATED)
    of_other = would_raise(world, "other_chair", **REPEATED)

    assert isinstance(refused, Refused)
    assert isinstance(of_other, Refused)
    assert (refused.reason, refused.earlier) == (Reason.BARRED, (earlier.reference,))
    assert (of_other.reason, of_other.earlier) == (Reason.BARRED, ())


def test_the_form_that_is_drawn_again_shows_it(world: World):
    earlier = withdrawn(world)

    with world.desk.store.read() as work:
        blank = opening.blank(world.desk, work, "chair", paper.INFORMAL)

    assert [each.dispute.reference for each in blank.earlier] == [earlier.reference]


def test_a_procedure_that_bars_nothing_shows_nothing(world: World):
    stages = {
        key: stage.model_copy(update={"enter": stage.enter.model_copy(update={"unless": None})})
        for key, stage in PROCEDURE.stages.items()
    }
    free = PROCEDURE.model_copy(update={"stages": stages})
    withdrawn(world)
    world.desk = replace(world.desk, library=replace(LIBRARY, procedures={free.key: free}))

    assert shown(world) == []


def test_only_answers_that_tell_children_apart_are_what_a_child_is_found_by():
    two = {
        "child": {"case_number": "AB 1", "initials": "AB"},
        "child#2": {"case_number": "CD 2", "initials": "CD"},
        "child#3": {"case_number": "", "initials": "EF"},
        "of another file": {"case_number": "GH 3"},
    }

    assert children.told_apart(PROCEDURE.forms, two) == {"ab1", "cd2"}
