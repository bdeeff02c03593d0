"""Disputes are found by reference, case number, person, category, stage and date in the list."""

from datetime import timedelta
from typing import Any

import pytest

from tests.office import Office
from tests.person import Modal, Person
from tests.world import PLAN
from workflows.dispute import Dispute

NOTHING = "Nothing matches. Check the reference or take a filter away."
NUMBER = "1234567"
CASE_NUMBER = {"child": {"case_number": NUMBER, "initials": "AB", "plan": "yes"}}
WITH_A_BROTHER = {**CASE_NUMBER, "child#2": {**CASE_NUMBER["child"], "case_number": "AB 99/7"}}
RISK = {"concern": {"category": "unassessed_risk"}}


@pytest.fixture(autouse=True)
def quiet(office: Office) -> None:
    office.stop_sending()


def the_list(who: Person) -> Modal:
    who.types("/drp list")
    return who.modal("Your disputes")


def found(who: Person, text: str) -> Modal:
    """Open the list, and look for something."""
    form = the_list(who)
    form.fill("Find by", text)
    assert form.submit().kind == "updated"
    return who.modal("Your disputes")


def with_more_filters(who: Person, **chosen: str) -> Modal:
    form = the_list(who)
    form.press("More filters")
    form = who.modal("Your disputes").shows("Raised from")
    for label, value in chosen.items():
        form.choose(label.capitalize(), value)
    return form


def resolved(office: Office, dispute: Dispute) -> Dispute:
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    return office.world.close(dispute)


# ---- by what is typed ----------------------------------------------------------------------------


def test_a_case_number_finds_its_disputes_however_it_is_written(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1", **CASE_NUMBER)
    office.world.raised("stage_1", child={**CASE_NUMBER["child"], "case_number": "7654321"})

    form = found(chair, " 123 4567")

    assert dispute.reference in form.shows("1 found.").text


def test_any_child_of_a_dispute_finds_it_and_part_of_a_case_number_finds_nothing(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1", **WITH_A_BROTHER)

    assert dispute.reference in found(chair, "ab99/7").shows("1 found.").text
    assert NOTHING in found(chair, "99/7").text


def test_one_that_is_closed_is_found_by_reference_case_number_and_person(office: Office):
    chair = office.person("chair")
    closed = resolved(office, office.world.raised("stage_1", **CASE_NUMBER))

    for text in (closed.reference, NUMBER, "team manager"):
        form = found(chair, text).shows("1 found.")
        assert f"{closed.reference}, stage 1" in form.text
        form.leave()


def test_part_of_a_name_finds_every_dispute_that_names_them(office: Office):
    world = office.world
    asked = world.raised("stage_1")
    elsewhere = world.raised("stage_3", people={"social_worker": "safeguarding_lead"})
    manager, chair = office.person("team_manager"), office.person("chair")

    assert elsewhere.reference not in found(chair, "TEAM  man").shows("1 found.").text
    assert "2 found." in found(chair, "sample chair").text
    assert asked.reference in found(manager, "Sample Chair").shows("1 found.").text
    assert asked.reference in found(chair, "Sample Worker").shows("1 found.").text
    assert asked.reference in found(manager, "Sample Worker").shows("1 found.").text
    assert elsewhere.reference in found(chair, "safeguarding lead").shows("1 found.").text
    assert NOTHING in found(manager, "safeguarding lead").text
    assert NOTHING in found(office.person("social_worker"), "Sample Worker").text


def test_who_may_not_open_it_is_answered_as_if_it_did_not_exist(office: Office):
    dispute = office.world.raised("stage_1", **CASE_NUMBER)
    stranger = office.person("head_of_service")

    theirs = [answer_to(stranger, text) for text in (NUMBER, "Sample Chair", dispute.reference)]
    none = [answer_to(stranger, text) for text in ("7777777", "Nobody at all", "DRP-0000-98")]

    assert theirs == none


def answer_to(who: Person, text: str) -> str:
    """Everything on the page but what was typed."""
    form = found(who, text).shows(NOTHING)
    seen = str([form.view["blocks"], form.view["private_metadata"]]).replace(text, "...")
    form.leave()
    return seen


def test_rows_say_neither_case_number_nor_name_and_nothing_typed_is_carried(office: Office):
    chair = office.person("chair")
    office.world.raised("stage_1", **CASE_NUMBER)

    for text in (NUMBER, "Sample Team"):
        form = found(chair, text).shows("1 found.")
        assert "DRP-" in rows_of(form)
        assert text not in rows_of(form)
        assert text not in form.view["private_metadata"]
        form.leave()


def rows_of(form: Modal) -> str:
    return str([each for each in form.blocks if each["block_id"].startswith("row-")])


def test_a_list_of_all_that_is_empty_says_so_of_all(office: Office):
    worker = office.person("social_worker")
    the_list(worker).choose("Show", "All, closed too")

    worker.modal("Your disputes").shows("You are in no dispute, open or closed.")


def test_a_mistyped_reference_is_said_when_the_list_is_drawn_again(office: Office):
    chair = office.person("chair")
    form = the_list(chair)
    form.fill("Find by", "DRP-0000-97")

    form.choose("Show", "I raised")

    assert "mistyped" in chair.modal("Your disputes").shows("mistyped").text


# ---- by more filters -----------------------------------------------------------------------------


def test_category_and_stage_are_filters_and_none_is_any(office: Office):
    world, chair = office.world, office.person("chair")
    risk = world.raised("stage_1", **RISK)
    higher = world.raised("stage_2", **RISK)
    drift = world.raised("stage_1")
    form = with_more_filters(chair, category="Unassessed risk or safeguarding concern")
    form.choose("Show", "I raised")
    assert found_on(chair, "2 found.", risk, higher)

    form.choose("Stage", "Stage 2")
    form.submit()
    assert found_on(chair, "1 found.", higher)
    form.choose("Category", "Any")
    form.choose("Stage", "Stage 1")
    form.submit()
    assert found_on(chair, "2 found.", risk, drift)


def found_on(who: Person, count: str, *disputes: Dispute) -> bool:
    """Wait until a list says how many, and see that it is these."""
    text = who.modal("Your disputes").shows(count).text
    return all(each.reference in text for each in disputes)


def test_the_days_from_and_to_are_both_included(office: Office):
    world, chair = office.world, office.person("chair")
    monday = world.raised("stage_1")
    world.clock.at += timedelta(days=1)
    tuesday = world.raised("stage_1")
    world.clock.at += timedelta(days=1)
    world.raised("stage_1")
    form = with_more_filters(chair)
    form.choose("Show", "I raised")
    chair.modal("Your disputes").shows("3 found.")

    form.fill("Raised from", "2026-11-23")
    form.fill("Raised to", "2026-11-24")
    form.submit()
    assert found_on(chair, "2 found.", monday, tuesday)
    form.fill("Raised from", "2026-11-24")
    form.submit()

    assert found_on(chair, "1 found.", tuesday)


def test_a_first_day_after_the_last_is_said_on_its_box(office: Office):
    chair = office.person("chair")
    office.world.raised("stage_1")
    form = with_more_filters(chair)
    form.fill("Raised from", "2026-11-25")
    form.fill("Raised to", "2026-11-24")

    said = "The first day is after the last. Change one of the two."
    assert form.submit().errors == {"Raised from": said}

    form.choose("Show", "I raised")
    chair.modal("Your disputes").shows(said)


def test_filters_hold_while_pages_are_turned_and_while_show_changes(office: Office):
    world, chair = office.world, office.person("chair")
    risky = [world.raised("stage_1", **RISK) for _ in range(12)]
    drift = world.raised("stage_1")
    form = with_more_filters(chair, category="Unassessed risk or safeguarding concern")
    form.choose("Show", "I raised")
    chair.modal("Your disputes").shows("12 found. 1 to 10.")

    form.press("Next page")

    form = chair.modal("Your disputes").shows("12 found. 11 to 12.")
    assert form.value("Category") == "Unassessed risk or safeguarding concern"
    form.choose("Show", "Waiting for me")
    chair.modal("Your disputes").shows(NOTHING)
    form.choose("Show", "All, closed too")
    text = chair.modal("Your disputes").shows("12 found. 1 to 10.").text
    assert drift.reference not in text
    assert sum(each.reference in text for each in risky) == 10


def test_what_is_closed_is_filtered_too_newest_first(office: Office):
    world, chair = office.world, office.person("chair")
    closed: list[Any] = []
    for changes in (RISK, {}, RISK):
        closed.append(resolved(office, world.raised("stage_1", **changes)))
        world.clock.at += timedelta(minutes=1)
    form = with_more_filters(chair, category="Unassessed risk or safeguarding concern")

    form.choose("Show", "Closed")

    text = chair.modal("Your disputes").shows("2 found.").text
    assert text.index(closed[2].reference) < text.index(closed[0].reference)
    assert closed[1].reference not in text


def test_a_list_that_becomes_shorter_shows_its_last_page(office: Office):
    world, chair = office.world, office.person("chair")
    for _ in range(12):
        world.raised("stage_1", **RISK)
    form = with_more_filters(chair)
    form.choose("Show", "I raised")
    form = chair.modal("Your disputes").shows("12 found. 1 to 10.")
    form.choose("Category", "Drift and delay")

    form.press("Next page")

    chair.modal("Your disputes").shows(NOTHING)
