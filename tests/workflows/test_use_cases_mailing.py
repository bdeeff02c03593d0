"""What an e-mail is written from, what is done where it does not arrive, and files by e-mail."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.slackapp.outbox import rows
from tests.workflows import compliments
from tests.workflows.playing import here
from tests.world import World, a_directory
from workflows import engine
from workflows.boxes import Box, Problem, Why
from workflows.commands import Mend, Reason, Refused
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.notices import OUTSIDE, Facts, Notice
from workflows.outbox import Owed
from workflows.people import Directory
from workflows.ports import StaleDispute
from workflows.post_office import PostOffice
from workflows.resent import ADDRESS, BY_HAND, HOW, RESENT, TOLD_ON
from workflows.use_cases import apart, mailing, mailing_files, resending
from workflows.use_cases.apart import HandedOver
from workflows.use_cases.mailing_files import Cannot
from workflows.use_cases.resending import Done
from workflows.use_cases.settling import owe

SECURE = "nurse@example.gov.uk"
ELSEWHERE = {RESENT: {ADDRESS: "two@example.gov.uk"}}
TOLD = {BY_HAND: {TOLD_ON: "2026-11-23T09:30:00+00:00", HOW: "By telephone."}}


def outside(email: str = SECURE, who: str = "team_manager") -> Directory:
    """The sample council, in which one has an e-mail address and no Slack account."""
    council = a_directory()
    person = replace(council.people[who], slack_id=None, email=email)
    return replace(council, people={**council.people, who: person})


@pytest.fixture
def asked(world: World) -> Dispute:
    """Somebody outside Slack is asked, and e-mail is set up."""
    office = PostOffice(is_set_up=True, secure=("example.gov.uk",))
    world.desk = replace(world.desk, post_office=office)
    world.people(outside())
    return world.raised("stage_1")


def taken(world: World) -> Owed:
    owed = world.desk.store.outbox.claim_mail(world.clock())
    assert owed
    return owed


def failed(world: World) -> str:
    """Let the next e-mail be refused for good; give its key."""
    owed = taken(world)
    world.desk.store.outbox.undeliverable(owed, "recipient 550")
    return owed.key


def mend(world: World, key: str, answers: dict[str, Any], by: str = "chair") -> object:
    command = Mend(answers=answers, who="team manager", elsewhere=RESENT in answers)
    return resending.mend(world.desk, by, key, command)


def test_what_is_asked_goes_to_the_address_in_the_people_list(world: World, asked: Dispute):
    found = mailing.found(world.desk, taken(world))

    assert found.address == SECURE
    assert found.dispute
    assert found.dispute.id == asked.id


def test_that_somebody_was_sent_the_forms_is_recorded_as_a_viewing(world: World, asked: Dispute):
    owed = taken(world)

    mailing.was_taken(world.desk, owed)
    mailing.was_taken(world.desk, replace(owed, to=OUTSIDE))

    found = rows(world, "SELECT person, what FROM viewings ORDER BY number")
    assert [(row.person, row.what) for row in found] == [("team_manager", mailing.SHOWN)]
    with world.desk.store.read() as work:
        [mail] = work.mails(asked.id)
    assert (mail.state, mail.settled_at) == ("sent", world.clock.at)


def test_the_raiser_is_told_that_it_goes_by_e_mail(world: World, asked: Dispute):
    facts = [
        row.facts for row in rows(world, "SELECT kind, facts FROM outbox") if "asked" in row.kind
    ]

    assert len(facts) == 1
    assert '"by_mail":true' in facts[0]


def test_news_goes_by_e_mail_too_but_no_nudge_and_no_alert(world: World, asked: Dispute):
    for kind in (Kind.CLOSED, Kind.NUDGE, Kind.SAFETY):
        news = Notice(key=kind, kind=kind, to="team_manager", facts=Facts(), dispute=asked.id)
        with world.desk.store.begin() as work:
            owe(world.desk, work, news)

    found = rows(world, "SELECT key, kind FROM outbox WHERE recipient = 'team_manager' ORDER BY id")
    assert [row.kind for row in found] == [Kind.EMAIL, Kind.EMAIL, Kind.SAFETY]


def test_an_address_that_is_set_and_somebody_nobody_knows(world: World, asked: Dispute):
    owed = taken(world)

    def address(to: str) -> str:
        return mailing.found(world.desk, replace(owed, to=to)).address

    assert address(OUTSIDE) == ""
    assert address("nobody") == ""
    without = replace(owed, dispute=None)
    assert mailing.found(world.desk, without).procedure == world.desk.library.default


def test_whoever_raised_it_gives_another_address_and_it_goes_there(world: World, asked: Dispute):
    key = failed(world)

    assert mend(world, key, ELSEWHERE) is Done.DONE

    owed = taken(world)
    assert mailing.found(world.desk, owed).address == "two@example.gov.uk"
    assert owed.attempts == 1
    assert "two@example" not in str(rows(world, "SELECT facts FROM outbox"))


def test_another_address_must_be_a_secure_one(world: World, asked: Dispute):
    key = failed(world)

    refused = mend(world, key, {RESENT: {ADDRESS: "two@other.test"}})

    problem = Problem(box=Box(form=RESENT, field=ADDRESS), why=Why.NOT_SECURE)
    assert refused == Refused(reason=Reason.INCOMPLETE, problems=(problem,))


def test_what_is_not_filled_in_is_said(world: World, asked: Dispute):
    refused = mend(world, failed(world), {BY_HAND: {HOW: ""}})

    assert isinstance(refused, Refused)
    assert refused.problems


def test_that_they_were_told_is_kept_and_nothing_more_is_owed(world: World, asked: Dispute):
    key = failed(world)

    assert mend(world, key, TOLD) is Done.DONE
    assert mend(world, key, TOLD) is Done.NOTHING
    assert resending.again(world.desk, "chair", key, runs_it=False) is Done.NOTHING
    with world.desk.store.read() as work:
        last = work.history(asked.id)[-1]
    assert [type(event).__name__ for event in last.events] == ["ToldByHand"]


def test_somebody_else_can_do_nothing_and_whoever_runs_the_app_can_try_again(
    world: World, asked: Dispute
):
    key = failed(world)

    assert resending.see(world.desk, "head_of_service", key, runs_it=False) is None
    assert resending.see(world.desk, "", "no such", runs_it=True) is None
    assert mend(world, key, TOLD, by="head_of_service") is Done.NOT_YOURS
    assert resending.again(world.desk, "head_of_service", key, runs_it=False) is Done.NOT_YOURS
    seen = resending.see(world.desk, "", key, runs_it=True)
    assert seen
    assert not seen.may_mend
    assert resending.again(world.desk, "", key, runs_it=True) is Done.DONE
    assert taken(world).key == key


def test_one_that_is_just_being_sent_is_left_alone(world: World, asked: Dispute):
    owed = taken(world)
    world.desk.store.outbox.again(owed, world.clock() - timedelta(seconds=1))
    taken(world)

    assert resending.again(world.desk, "chair", owed.key, runs_it=False) is Done.IN_HAND
    assert mend(world, owed.key, ELSEWHERE) is Done.IN_HAND
    assert mend(world, owed.key, TOLD) is Done.IN_HAND


def test_whoever_is_second_decides_once_more(
    world: World, asked: Dispute, monkeypatch: pytest.MonkeyPatch
):
    key, tries = failed(world), list[int]()
    settled = resending._mend

    def stale_at_first(*given: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise StaleDispute
        return settled(*given)

    monkeypatch.setattr(resending, "_mend", stale_at_first)

    assert mend(world, key, TOLD) is Done.DONE


def test_the_engine_refuses_whoever_may_not(world: World, asked: Dispute):
    procedure, command = world.desk.library.default, Mend(answers=TOLD, who="", elsewhere=False)

    assert engine.mend(procedure, asked, command, here("head_of_service", dispute=asked)) == (
        Refused(reason=Reason.NOT_INVOLVED)
    )


# ---- what needs no dispute --------------------------------------------------------------------


def test_a_compliment_reaches_somebody_outside_slack_by_e_mail_and_asks_nothing(
    world: World, asked: Dispute
):
    world.people(outside(who="social_worker"))

    sent = apart.send(world.desk, "chair", "compliment", compliments.THANKS)

    assert isinstance(sent, HandedOver)
    found = rows(world, "SELECT kind, recipient FROM outbox WHERE dispute IS NULL ORDER BY id")
    theirs = [row.kind for row in found if row.recipient == "social_worker"]
    assert theirs == [Kind.EMAIL]
    with world.desk.store.read() as work:
        [listed] = work.apart_of("chair", 1, 0)
    assert not listed.told["social_worker"].asked
    assert listed.told["team_manager"].asked
    taken(world)
    owed = taken(world)
    assert mailing.found(world.desk, owed).procedure.key == world.desk.library.default.key


def test_without_a_secure_address_a_compliment_is_not_sent(world: World, asked: Dispute):
    world.people(outside("worker@other.test", who="social_worker"))

    assert isinstance(apart.send(world.desk, "chair", "compliment", compliments.THANKS), Refused)


@pytest.fixture
def copy(world: World, asked: Dispute) -> str:
    """The chair's own file copy did not arrive; its key."""
    taken(world)  # what is asked of the team manager
    listed = outside()
    chair = replace(listed.people["chair"], email="chair@example.gov.uk")
    world.people(replace(listed, people={**listed.people, "chair": chair}))
    with world.desk.store.begin() as work:
        where = {"reference": asked.reference, "dispute": asked.id}
        mailing_files.send_file(world.desk, work, "chair", key="copy", file="copy:docx", **where)
    return failed(world)


def test_somebodys_own_file_goes_to_another_address_of_theirs_which_must_be_secure(
    world: World, copy: str
):
    refused = mend(world, copy, {RESENT: {ADDRESS: "chair@other.test"}})
    assert isinstance(refused, Refused)
    assert [each.why for each in refused.problems] == [Why.NOT_SECURE]

    assert mend(world, copy, ELSEWHERE) is Done.DONE

    assert mailing.found(world.desk, taken(world)).address == "two@example.gov.uk"


def test_nobody_else_gives_another_address_for_it(world: World, asked: Dispute, copy: str):
    with world.desk.store.begin() as work:
        facts = Facts(reference=asked.reference, file="copy:docx")
        of_manager = Notice(
            key="theirs", kind=Kind.EMAIL, to="team_manager", facts=facts, dispute=asked.id
        )
        work.owe(of_manager, world.clock())
    key = failed(world)

    assert resending.see(world.desk, "chair", key, runs_it=False) is None
    assert mend(world, key, ELSEWHERE) is Done.NOT_YOURS
    assert resending.again(world.desk, "", key, runs_it=True) is Done.DONE


def test_nobody_is_told_of_a_file_in_another_way(world: World, copy: str):
    assert mend(world, copy, TOLD) is Done.NOTHING


def send_a_file(world: World, person: str, key: str = "file:1") -> Cannot | None:
    with world.desk.store.begin() as work:
        return mailing_files.send_file(
            world.desk, work, person, key=key, file="report:2026-11", says="Report for November."
        )


def test_a_file_goes_to_somebodys_own_secure_address_and_once(world: World, asked: Dispute):
    assert send_a_file(world, "team_manager") is None
    assert send_a_file(world, "team_manager") is None

    taken(world)
    owed = taken(world)
    assert (owed.to, owed.facts.file) == ("team_manager", "report:2026-11")
    assert world.desk.store.outbox.claim_mail(world.clock()) is None


def test_a_file_goes_nowhere_else(world: World, asked: Dispute):
    assert send_a_file(world, "chair") is Cannot.NO_ADDRESS
    assert send_a_file(world, "nobody") is Cannot.NO_ADDRESS
    world.people(outside("a@other.test"))
    assert send_a_file(world, "team_manager") is Cannot.NOT_SECURE
    world.desk = replace(world.desk, post_office=PostOffice())
    assert send_a_file(world, "team_manager") is Cannot.NOT_SET_UP
