"""Whom the rules of a stage, a choice and an end tell, and who gets a copy of it."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workflows import playing
from tests.workflows.playing import begin, choose, here
from tests.workflows.telling import (
    OUTSIDE,
    PLAN,
    PROCEDURE,
    WHY,
    accepted,
    person,
    raised,
    reviewed,
    told,
    typed,
)
from tests.world import a_directory
from workflows import engine
from workflows.commands import Accepted, Raise, Reason, Refused
from workflows.dispute import Dispute
from workflows.history import Entry
from workflows.mail import Addressee, Mail, with_forms
from workflows.outward import Acknowledged, CopiedIn, Told
from workflows.visibility import may_open

STARTED = "Dispute resolution procedure started"


@pytest.fixture(autouse=True)
def with_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "PROCEDURE", PROCEDURE)


def begun(stage: str = "stage_1", *, on_a_plan: bool = True) -> Accepted:
    """Raise where the addresses of the posts outside are set."""
    given = typed(stage, on_a_plan=on_a_plan)
    named = engine.named_in(PROCEDURE, given)
    there = replace(here("chair", named=named), outside=OUTSIDE)
    command = Raise(id="d1", reference="DRP-0000-00", stage=stage, answers=given)
    return accepted(engine.begin(PROCEDURE, command, there))


def escalated(stage: str) -> Accepted:
    return accepted(choose(reviewed(stage), "chair", "escalate", **WHY))


def test_a_stage_tells_on_opening_with_a_title_that_is_kept_byte_for_byte():
    # S0-37, S0-38, S0-39, S0-40
    first = told(begun().events)[0]

    assert first == Told(
        post="partnership",
        person=None,
        address="lscp@example.gov.uk",
        because="stage_1",
        of="stage",
        says="",
        cc=(person("team_manager"),),
        mail=Mail(
            title="Dispute resolution procedure started",
            attach=("preparation", "plan"),
            or_summary=True,
            secure=True,
        ),
    )


@pytest.mark.parametrize("on_a_plan", [True, False])
def test_the_reviewing_unit_is_told_exactly_where_the_child_is_on_a_plan(on_a_plan: bool):
    # S0-41, S0-43
    found = [each for each in told(begun(on_a_plan=on_a_plan).events) if each.fact]

    assert [(each.post, each.fact) for each in found] == (
        [("reviewing_unit", "on_a_plan")] if on_a_plan else []
    )
    assert all(each.mail and each.mail.title == STARTED for each in found)
    assert all(each.mail and each.mail.attention_of for each in found)


def test_where_no_address_is_set_the_printed_one_is_not_used_and_the_copies_go_with_the_next():
    outcome = accepted(begin("stage_1", typed=typed()))

    assert [(each.address, each.person, each.cc) for each in told(outcome.events)] == [
        ("", None, ()),
        ("", None, ()),
    ]


def test_a_stage_tells_whichever_way_it_is_opened():
    # S4-43, S4-45, S4-46
    from_below, at_once = escalated("stage_1"), begun("stage_2")

    for outcome in (from_below, at_once):
        mail, post = told(outcome.events)
        assert (mail.post, mail.person, mail.because) == (
            "service_manager",
            "service_manager",
            "stage_2",
        )
        assert mail.cc == (
            person("social_worker"),
            person("team_manager"),
            person("safeguarding_lead"),
        )
        assert post == Told(
            post="", person=None, because="stage_2", of="stage", says="A second view is asked for."
        )
        assert post.in_channel


def test_a_choice_tells_by_message_and_by_email_and_whoever_is_told_gets_no_copy():
    # S4-25
    outcome = accepted(choose(raised(), "team_manager", "reply", **PLAN))

    manager, worker, mail = told(outcome.events)
    copies = (person("head_of_service"), person("team_manager"))
    assert (manager.person, manager.acknowledge, manager.cc) == ("chair_manager", True, copies)
    assert (worker.person, worker.cc) == ("social_worker", ())
    assert (mail.person, mail.mail) == ("chair", Mail(title="Reply", attach=("plan",)))


def test_what_stands_beside_the_ladder_is_copied_to_nobody():
    outcome = accepted(choose(raised("stage_2"), "chair", "safety_alert", alert={"said": "Now."}))

    assert told(outcome.events) == [
        Told(post="safeguarding_lead", person="safeguarding_lead", because="safety_alert", says="")
    ]


def test_an_end_tells_by_message_and_by_email():
    # S0-104, S0-105, S0-106
    outcome = accepted(choose(reviewed("stage_3"), "chair", "unresolved", **WHY))

    message, mail = told(outcome.events)
    assert (message.person, message.of, message.because) == ("chair_manager", "end", "unresolved")
    assert mail.mail == Mail(
        title="Dispute resolution stage 4 meeting required.",
        attach=("all_forms",),
        secure=True,
        high_importance=True,
    )


def test_copies_accumulate_over_the_stages_and_those_skipped_count_too():
    # S4-28, S4-54, Q-23
    first = raised("stage_1")
    above = escalated("stage_1")
    top = raised("stage_3")

    assert first.copied == ("team_manager",)
    assert above.dispute.copied == ("team_manager", "safeguarding_lead")
    assert top.copied == ("team_manager", "safeguarding_lead")
    assert [event for event in above.events if isinstance(event, CopiedIn)] == [
        CopiedIn(stage="stage_2", post="safeguarding_lead", person="safeguarding_lead")
    ]
    assert top.informed == {"team_manager", "safeguarding_lead"}


def test_a_copied_post_that_nobody_holds_is_copied_as_soon_as_somebody_does():
    nobody = a_directory("safeguarding_lead")

    outcome = accepted(begin("stage_2", typed=typed("stage_2"), directory=nobody))

    dispute = outcome.dispute
    assert CopiedIn(stage="stage_2", post="safeguarding_lead", person=None) in outcome.events
    assert dispute.informed == {"team_manager"}
    replied = accepted(choose(dispute, "service_manager", "reply", **PLAN))
    assert person("safeguarding_lead") in told(replied.events)[0].cc


def test_an_email_carries_the_forms_of_its_rule_that_were_filled_in():
    # S0-40
    mail = Mail(attach=("preparation", "plan"), or_summary=True)
    everything = Mail(attach=("all_forms",))

    assert with_forms(PROCEDURE, mail, ["child", "plan", "plan"]) == Mail(attach=("plan",))
    assert with_forms(PROCEDURE, mail, ["child"]) == Mail(or_summary=True)
    assert with_forms(PROCEDURE, everything, ["child", "receipt-0", "plan"]) == Mail(
        attach=("child", "plan")
    )


@pytest.mark.parametrize(
    ("given", "is_reached"),
    [
        ({"person": "chair"}, True),
        ({"address": "lscp@example.gov.uk"}, True),
        ({}, False),
    ],
)
def test_somebody_is_reached_in_person_or_at_an_address(given: dict[str, Any], is_reached: bool):
    assert Addressee(post="partnership", **given).is_reached is is_reached


def test_whoever_is_told_by_a_message_may_read_on_but_not_of_an_alert():
    told_it = accepted(choose(raised(), "team_manager", "reply", **PLAN)).dispute
    alert = accepted(choose(raised(), "chair", "safety_alert", alert={"said": "Now."})).dispute
    ended = accepted(choose(reviewed("stage_3"), "chair", "unresolved", **WHY)).dispute

    assert told_it.informed == {"team_manager", "chair_manager", "social_worker", "head_of_service"}
    assert may_open(PROCEDURE, told_it, here("social_worker", dispute=told_it))
    assert alert.informed == {"team_manager"}
    assert "chair_manager" in ended.informed


# ---- before it is sent ------------------------------------------------------------------------


def would_tell(dispute: Dispute, choice: str, stage: str = "", by: str = "chair") -> list[str]:
    there = replace(here(by, dispute=dispute), outside=OUTSIDE)
    asked = PROCEDURE.choices_of(dispute.step)[choice]
    events = engine.would_tell(PROCEDURE, dispute, asked, stage, {}, there)
    return [type(event).__name__ + " " + event.post for event in events]  # type: ignore[union-attr]


def test_a_form_can_say_whom_its_choice_would_tell_and_what_the_next_stage_would():
    dispute = reviewed("stage_1")

    assert would_tell(dispute, "escalate", "stage_2") == [
        "CopiedIn safeguarding_lead",
        "Told service_manager",
        "Told ",
    ]
    assert would_tell(dispute, "escalate") == []
    assert would_tell(raised(), "reply", by="team_manager") == [
        "Told chair_manager",
        "Told social_worker",
        "Told chair",
    ]
    assert would_tell(reviewed("stage_3"), "unresolved") == [
        "Told chair_manager",
        "Told partnership",
    ]


def test_a_form_can_say_whom_a_stage_tells_with_the_facts_that_are_typed_in_it():
    dispute = raised("stage_2")
    there = replace(here("chair", dispute=dispute), outside=OUTSIDE)
    no_facts = replace(dispute, stage="stage_1", facts=frozenset())
    typed_now = {"child": {"plan": "yes"}}

    found = [
        [each.post for each in told(events)]
        for events in (
            engine.would_tell_on_opening(PROCEDURE, no_facts, "stage_1", {}, there),
            engine.would_tell_on_opening(PROCEDURE, no_facts, "stage_1", typed_now, there),
        )
    ]

    assert found == [["partnership"], ["partnership", "reviewing_unit"]]


# ---- acknowledging ----------------------------------------------------------------------------


def test_what_asks_for_it_is_acknowledged_once_by_whoever_was_told():
    outcome = accepted(choose(raised(), "team_manager", "reply", **PLAN))
    entry = Entry(
        number=2, at=playing.MONDAY, person="team_manager", visit=1, events=outcome.events
    )

    done = accepted(engine.acknowledge(outcome.dispute, [entry], 2, "chair_manager"))

    assert done.events == (Acknowledged(entry=2),)
    assert done.dispute == replace(outcome.dispute, version=outcome.dispute.version + 1)
    mine = Entry(number=3, at=playing.MONDAY, person="chair_manager", visit=2, events=done.events)
    again = engine.acknowledge(done.dispute, [entry, mine], 2, "chair_manager")
    assert again == Refused(reason=Reason.RECORDED, at=playing.MONDAY)
    others = engine.acknowledge(done.dispute, [entry, mine], 2, "social_worker")
    assert isinstance(others, Accepted)


@pytest.mark.parametrize(
    ("number", "who"), [(2, "chair"), (2, "head_of_service"), (1, "chair_manager")]
)
def test_nobody_acknowledges_what_they_were_not_asked_to(number: int, who: str):
    outcome = accepted(choose(raised(), "team_manager", "reply", **PLAN))
    entry = Entry(
        number=2, at=playing.MONDAY, person="team_manager", visit=1, events=outcome.events
    )

    refused = engine.acknowledge(outcome.dispute, [entry], number, who)

    assert refused == Refused(reason=Reason.NOT_INVOLVED)
