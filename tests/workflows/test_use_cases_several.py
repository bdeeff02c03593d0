"""Several procedures in use: who may raise under which, and whose lists it stands in."""

from dataclasses import replace

import pytest

from tests.several_procedures import OWN, TITLE, WORKERS, own_text, with_workers
from tests.workflows.playing import FILE, PROCEDURE, TEXT, at
from tests.workflows.test_engine_several_raisers import with_deputies
from tests.workflows.test_use_cases_listing import in_lists, openable
from tests.workflows.two_chairs import EVERYBODY, both_teams, moves, raise_by
from tests.world import COUNCIL, PLAN, RESOLVED, World, answers
from workflows import reading
from workflows.commands import Reason, Refused
from workflows.desk import Library
from workflows.dispute import Dispute
from workflows.drafts import RAISING, raising_under
from workflows.procedure import Procedure
from workflows.use_cases import drafting, opening, raising, safety
from workflows.use_cases.world import procedure_for

OWN_PROCEDURE = reading.read(own_text(), f"{OWN}.yaml")


def library(*procedures: Procedure) -> Library:
    texts = {PROCEDURE.hash: TEXT, OWN_PROCEDURE.hash: own_text()}
    return Library(
        procedures={each.key: each for each in procedures},
        texts={each.key: texts.get(each.hash, TEXT) for each in procedures},
    )


@pytest.fixture
def both(world: World) -> World:
    """The sample council with many workers, and both procedures in use."""
    world.people(with_workers())
    world.desk = replace(world.desk, library=library(PROCEDURE, OWN_PROCEDURE))
    return world


def raised_under(world: World, key: str, who: str) -> Dispute:
    """Raise a dispute at stage 1 under a procedure, as the forms do."""
    typed = answers("stage_1")
    ready = raising.prepare(world.desk, who, "stage_1", typed, key)
    assert isinstance(ready, raising.Ready), ready
    draft = f"draft-{ready.outcome.dispute.id}"
    drafting.keep(world.desk, who, draft, raising_under(key), typed)
    due = ready.outcome.dispute.clock.due.at
    sent = raising.send(world.desk, who, draft, "stage_1", due)
    assert isinstance(sent, raising.Sent), sent
    return sent.dispute


def keys_for(world: World, person: str) -> list[str]:
    with world.desk.store.read() as work:
        return [each.key for each in raising.may_raise_under(world.desk, work, person)]


def test_everybody_may_raise_under_the_procedures_of_their_posts_the_default_first(both: World):
    assert keys_for(both, "chair") == ["chair-drp", OWN]
    assert keys_for(both, "head_of_service") == [OWN]
    assert keys_for(both, "team_manager") == []


def test_each_dispute_is_raised_under_the_procedure_of_its_draft(both: World):
    one, other = (raised_under(both, key, "chair") for key in ("chair-drp", OWN))

    assert one.procedure == PROCEDURE.hash
    assert other.procedure == OWN_PROCEDURE.hash
    assert list(other.named) == ["worker", "social_worker", "team_manager"]


def test_a_post_of_one_procedure_raises_nothing_under_another(both: World):
    refused = raising.prepare(both.desk, "safeguarding_lead", "stage_1", answers(), "chair-drp")

    assert refused == Refused(reason=Reason.NOT_YOURS, what="chair")


def test_of_many_who_hold_the_post_that_raises_each_finds_only_what_is_theirs(both: World):
    mine = {who: raised_under(both, OWN, who) for who in WORKERS}
    under_chair = raised_under(both, "chair-drp", "chair")

    disputes = [*mine.values(), under_chair]
    for person in COUNCIL:
        assert in_lists(both.desk, person) == openable(both.desk, person, disputes), person
    assert in_lists(both.desk, "safeguarding_lead") == {mine["safeguarding_lead"].reference}
    assert in_lists(both.desk, "chair") == {mine["chair"].reference, under_chair.reference}


def test_lists_and_what_may_be_opened_agree_where_several_posts_raise(world: World):
    procedure = reading.read(with_deputies(), FILE)
    texts = {procedure.key: with_deputies()}
    world.desk = replace(
        world.desk, library=Library(procedures={procedure.key: procedure}, texts=texts)
    )
    council = both_teams()
    as_deputy = tuple(
        replace(each, post="deputy") if each.person == "other_chair" else each
        for each in council.postings
    )
    as_both = [each for each in as_deputy if each.person == "chair"]
    twice = replace(as_both[0], post="deputy", line_manager="other_manager")
    world.people(replace(council, postings=(*as_deputy, twice)))

    live, over = raise_by(world, "other_chair"), world.raised()
    over = moves(world, over, ("team_manager", "reply", PLAN), ("chair", "resolved", RESOLVED))

    assert next(iter(live.named)) == "deputy"
    for person in EVERYBODY:
        found = in_lists(world.desk, person)
        assert found == openable(world.desk, person, [live, over]), person
    assert in_lists(world.desk, "other_manager") == {live.reference}
    assert in_lists(world.desk, "chair_manager") == {over.reference}


# ---- drafts --------------------------------------------------------------------------------------


WORDS = {"concern": {"impact": "AB does not know who collects them from school."}}


def titles(world: World, person: str) -> list[str]:
    return [each.under for each in drafting.all_of(world.desk, person)]


def test_a_draft_says_of_which_procedure_it_is_where_several_are_in_use(both: World):
    drafting.keep(both.desk, "chair", "one", RAISING, WORDS)
    both.clock.at = at("2026-11-23 11:00")
    drafting.keep(both.desk, "chair", "two", raising_under(OWN), WORDS)

    assert titles(both, "chair") == [TITLE, "Child protection chair"]
    both.desk = replace(both.desk, library=library(OWN_PROCEDURE))
    assert titles(both, "chair") == ["", ""]


def test_a_draft_of_a_procedure_that_is_not_in_use_is_kept_and_not_sent(both: World):
    drafting.keep(both.desk, "chair", "draft", raising_under(OWN), answers())
    both.desk = replace(both.desk, library=library(PROCEDURE))

    typed = drafting.keep(both.desk, "chair", "draft", raising_under(OWN), WORDS).answers
    sent = raising.send(both.desk, "chair", "draft", "stage_1", None)

    assert sent == Refused(reason=Reason.NOT_IN_USE)
    assert typed["child"] == answers()["child"]
    assert [each.draft.id for each in drafting.all_of(both.desk, "chair")] == ["draft"]


# ---- where no dispute says which procedure -------------------------------------------------------


def test_whoever_has_posts_of_one_procedure_only_is_spoken_to_by_that_one(both: World):
    both.people(with_workers("service_manager"))
    both.desk = replace(both.desk, library=library(OWN_PROCEDURE, PROCEDURE))
    with both.desk.store.read() as work:
        spoken = {who: procedure_for(both.desk, work, who).key for who in ("chair", "nobody")}
    both.desk = replace(both.desk, library=library(PROCEDURE, OWN_PROCEDURE))
    only_worker = replace(with_workers(), postings=with_workers().postings[-len(WORKERS) :])
    both.people(only_worker)
    with both.desk.store.read() as work:
        spoken["worker"] = procedure_for(both.desk, work, "chair").key

    assert spoken == {"chair": OWN, "nobody": OWN, "worker": OWN}


def test_an_alert_names_no_dispute_whose_procedure_asks_other_questions(both: World):
    asks_more = own_text(('label: "Who have you told?"', 'label: "Who knows of it?"'))
    other = reading.read(asks_more, f"{OWN}.yaml")
    texts = {"chair-drp": TEXT, OWN: asks_more}
    both.desk = replace(
        both.desk, library=Library(procedures={"chair-drp": PROCEDURE, OWN: other}, texts=texts)
    )
    mine, theirs = raised_under(both, "chair-drp", "chair"), raised_under(both, OWN, "chair")

    with both.desk.store.read() as work:
        named = dict(safety.references_of(both.desk, work, "chair"))

    assert mine.id in named
    assert theirs.id not in named


def test_the_form_says_which_procedure_it_is_where_several_are_in_use(both: World):
    with both.desk.store.read() as work:
        several = opening.blank(both.desk, work, "chair", {}, OWN_PROCEDURE)
        both.desk = replace(both.desk, library=library(OWN_PROCEDURE))
        one = opening.blank(both.desk, work, "chair", {})

    assert (several.procedure.key, several.is_one_of_several) == (OWN, True)
    assert (one.procedure.key, one.is_one_of_several) == (OWN, False)
