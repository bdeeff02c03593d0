"""Cover in a joint answer: each post still takes a different person."""

import pytest

from tests import joint
from tests.workflows import playing
from tests.workflows.covers import with_cover
from tests.workflows.playing import choose, chosen, here, now_is, raised
from tests.workflows.test_engine_joint import HEAD, MANAGER, REPLY, SIGNED, agree, proposed
from tests.world import MONDAY
from workflows import engine
from workflows.commands import Accepted, Here, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine import awaited
from workflows.events import ActedAsCover, Agreed
from workflows.history import Entry
from workflows.people import Directory
from workflows.visibility import may_read

DIRECTOR = "service_director"


@pytest.fixture(autouse=True)
def answered_jointly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "PROCEDURE", joint.PROCEDURE)


def instead(dispute: Dispute, directory: Directory) -> dict[str, str]:
    there = here("", dispute=dispute, directory=directory)
    return {
        who: engine.asked_instead(playing.PROCEDURE, dispute, who, there) for who in (MANAGER, HEAD)
    }


def test_whoever_covers_proposes_and_the_other_agrees():
    away = with_cover(team_manager=DIRECTOR)
    outcome = choose(raised("stage_3"), DIRECTOR, "reply", directory=away, **REPLY)

    waits = now_is(outcome)
    assert isinstance(outcome, Accepted)
    assert ActedAsCover(of=MANAGER) in outcome.events
    assert waits.proposal
    assert waits.proposal.agreed == {MANAGER: DIRECTOR}
    assert awaited(playing.PROCEDURE, waits) == {HEAD: HEAD}


def test_whoever_covers_agrees_for_whoever_is_away_and_the_answer_counts():
    away = with_cover(head_of_service=DIRECTOR)
    outcome = agree(proposed(), DIRECTOR, directory=away, **SIGNED)

    assert isinstance(outcome, Accepted)
    assert outcome.dispute.step == "review"
    assert ActedAsCover(of=HEAD) in outcome.events
    assert any(isinstance(event, Agreed) and event.post == HEAD for event in outcome.events)


def test_whoever_answers_for_one_post_covers_for_no_other():
    away = with_cover(head_of_service=MANAGER)

    assert instead(raised("stage_3"), away) == {MANAGER: MANAGER, HEAD: HEAD}
    refused = agree(proposed(), MANAGER, directory=away, **SIGNED)
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.AGREED_ALREADY


def test_whoever_covers_for_two_is_asked_for_one_of_them():
    away = with_cover(team_manager=DIRECTOR, head_of_service=DIRECTOR)
    dispute = raised("stage_3")

    assert sorted(instead(dispute, away).values()) in (
        sorted([DIRECTOR, HEAD]),
        sorted([DIRECTOR, MANAGER]),
    )
    waits = chosen(dispute, DIRECTOR, "reply", directory=away, **REPLY)
    assert DIRECTOR not in instead(waits, away).values()
    refused = agree(waits, DIRECTOR, directory=away, **SIGNED)
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.AGREED_ALREADY


def test_somebody_who_answers_no_post_of_it_has_their_cover():
    away = with_cover(chair="safeguarding_lead")
    dispute = raised("stage_3")
    there = here("", dispute=dispute, directory=away)

    asked = engine.asked_instead(playing.PROCEDURE, dispute, "chair", there)

    assert asked == "safeguarding_lead"


def test_whoever_covers_reads_what_is_proposed_to_whoever_is_away():
    away = with_cover(head_of_service=DIRECTOR)
    outcome = choose(raised("stage_3"), MANAGER, "reply", **REPLY)
    assert isinstance(outcome, Accepted)
    there = here(DIRECTOR, dispute=outcome.dispute, directory=away)
    entry = Entry(
        number=2,
        at=there.now,
        person=MANAGER,
        visit=1,
        events=outcome.events,
        forms=("plan",),
    )

    assert reads(outcome.dispute, there, entry)
    assert not reads(outcome.dispute, here(DIRECTOR, dispute=outcome.dispute), entry)


def test_whoever_raised_it_does_not_read_what_is_proposed_as_cover_for_one_of_them():
    away = with_cover(head_of_service="chair")
    outcome = choose(raised("stage_3"), MANAGER, "reply", **REPLY)
    assert isinstance(outcome, Accepted)
    entry = Entry(
        number=2,
        at=MONDAY,
        person=MANAGER,
        visit=1,
        events=outcome.events,
        forms=("plan",),
    )

    assert not reads(outcome.dispute, here("chair", dispute=outcome.dispute, directory=away), entry)


def reads(dispute: Dispute, there: Here, entry: Entry) -> bool:
    return may_read(playing.PROCEDURE, dispute, there, entry, [entry])


def test_whoever_covers_for_the_other_answers_for_their_own_post():
    away = with_cover(team_manager=HEAD)
    dispute = raised("stage_3")

    waits = now_is(choose(dispute, HEAD, "reply", directory=away, **REPLY))

    assert waits.proposal
    assert waits.proposal.agreed == {HEAD: HEAD}
    assert awaited(playing.PROCEDURE, waits) == {MANAGER: MANAGER}
