"""A party never decides the same dispute: the next post up is offered in their place."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.procedures.paper import SHIPPED
from tests.workflows.playing import PROCEDURE, begin, here, raised
from tests.world import a_directory
from workflows import engine, reading
from workflows.commands import Reason, Refused
from workflows.engine.parties import Asked, up_the_ladder
from workflows.engine.sides import Sides
from workflows.people import Directory, Posting
from workflows.procedure import Procedure

FILES = sorted(SHIPPED.glob("*.yaml"))


def sides(procedure: Procedure, who: dict[str, str], acted: dict[str, str]) -> Sides:
    raiser = next((each for each, side in acted.items() if side == "raising"), "")
    return Sides(procedure=procedure, who=who, acted=acted, raiser=raiser)


def asked_at(
    procedure: Procedure, stage: str, who: dict[str, str], acted: dict[str, str]
) -> Asked | None:
    return up_the_ladder(sides(procedure, who, acted), stage, frozenset())


def also(person: str, post: str, above: str) -> Directory:
    """The sample council, in which somebody holds a second post of the ladder, with this above."""
    council = a_directory(post)
    second = Posting(
        person=person, post=post, team="North", agency="Sample Council", line_manager=above
    )
    under = tuple(
        replace(each, line_manager=person) if each.post == "social_worker" else each
        for each in council.postings
    )
    return replace(council, postings=(*under, second))


def test_the_page_before_says_who_is_passed_over_and_who_is_asked():
    council = also("chair", "service_manager", "head_of_service")
    dispute = raised(directory=council)
    chair = here("chair", dispute=dispute, directory=council)
    listed = {**chair.holders, "service_manager": "chair", "head_of_service": "head_of_service"}

    leads = engine.preview_stage(PROCEDURE, dispute, "stage_2", replace(chair, holders=listed))

    assert (leads.post, leads.person) == ("service_manager", "head_of_service")
    assert leads.instead_of == "chair"


def test_choosing_a_party_is_refused():
    outcome = begin("stage_1", people={"manager": "chair"})

    assert outcome == Refused(reason=Reason.PARTY, what="team_manager")


def test_of_two_posts_that_answer_the_one_that_no_party_holds_is_asked():
    who = {"service_director": "chair", "executive_director": "executive"}

    asked = asked_at(PROCEDURE, "stage_4", who, {"chair": "raising"})

    assert asked == Asked(post="executive_director", person="executive")


def test_a_party_further_up_is_passed_over_too():
    who = {"team_manager": "chair", "service_manager": "chair", "head_of_service": "head"}

    asked = asked_at(PROCEDURE, "stage_1", who, {"chair": "raising"})

    assert asked == Asked(post="team_manager", person="head", instead_of="chair")


def test_at_the_top_nobody_is_left_so_that_somebody_must_be_chosen():
    who = dict.fromkeys(PROCEDURE.stages["stage_4"].answered_by.posts, "chair")

    assert asked_at(PROCEDURE, "stage_4", who, {"chair": "raising"}) is None


def test_a_gap_is_not_passed_over_it_is_said():
    who = {"head_of_service": "head_of_service"}

    assert asked_at(PROCEDURE, "stage_2", who, {}) is None


# ---- every ladder -------------------------------------------------------------------------------


def ladders() -> list[tuple[Procedure, str]]:
    """Give each stage of each shipped procedure that one of several posts answers."""
    procedures = [reading.read(file.read_text(encoding="utf-8"), file.name) for file in FILES]
    return [
        (procedure, stage)
        for procedure in procedures
        for stage, each in procedure.stages.items()
        if each.answered_by.any
    ]


def named(case: object) -> str:
    return case.key if isinstance(case, Procedure) else str(case)


@pytest.mark.parametrize(("procedure", "stage"), ladders(), ids=named)
def test_on_every_ladder_a_party_is_passed_over_for_the_next_post_up(
    procedure: Procedure, stage: str
):
    posts = procedure.stages[stage].answered_by.posts
    who = {post: post for post in procedure.posts} | dict.fromkeys(posts, "party")
    acted = {"party": "raising"}
    above = list(engine.posts_above(procedure, stage, frozenset()))

    asked = asked_at(procedure, stage, who, acted)

    if not above:
        assert asked is None
        return
    assert asked == Asked(post=posts[0], person=above[0], instead_of="party")
    assert above[0] not in posts


@pytest.mark.parametrize(("procedure", "stage"), ladders(), ids=named)
def test_on_every_ladder_whoever_is_no_party_is_asked_as_before(procedure: Procedure, stage: str):
    posts = procedure.stages[stage].answered_by.posts
    who = {post: post for post in procedure.posts}

    asked = asked_at(procedure, stage, who, {})

    assert asked == Asked(post=posts[0], person=posts[0])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_of_a_joint_answer_a_party_of_the_other_side_cannot_be_one(file: Path):
    procedure = reading.read(file.read_text(encoding="utf-8"), file.name)
    for each in procedure.stages.values():
        for post in each.answered_by.all:
            side = procedure.posts[post].side
            other = {"responding": "raising", "raising": "responding"}[side]
            who = {post: post for post in each.answered_by.all}
            stand = sides(procedure, who, {post: other})
            lacks = engine.lacking(stand, each.answered_by, who, set(who))
            assert [problem.box.field for problem in lacks] == [post]
