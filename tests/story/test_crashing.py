"""The process is killed at the worst moments: nothing acknowledged is lost, no nudge goes twice."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from slackapp import wiring
from slackapp.postman import sweep
from slackapp.sending import Sender
from slackapp.settings import Settings
from tests.dying_app import BEFORE_ACK, BEFORE_MARKING, BEFORE_SENDING, IN_HAND
from tests.office import Office
from tests.person import Modal
from tests.story.telling import fill_in, raise_at_stage_1, start_to_raise, write_action
from tests.world import CHANNEL
from workflows.working_calendar import LONDON


@dataclass
class Machine:
    """Somewhere to start the app in a process of its own, against an office that is open."""

    office: Office
    has: Settings
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, point: str, kind: str = "") -> subprocess.Popen[str]:
        now = self.office.world.clock().isoformat()
        arguments = [point, self.has.database_url, self.has.encryption_keys[0]]
        arguments += [self.office.sandbox.api_url, now, kind]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.dying_app", *arguments],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def one_pass(self) -> None:
        """The app again, as a process that starts after the one that died."""
        desk = self.office.world.desk
        has = self.has.model_copy(update={"api_url": self.office.sandbox.api_url})
        self.office.world.clock.at += timedelta(minutes=3)
        sender = Sender(desk, wiring.client(has), CHANNEL, pace=0)
        sweep(desk, sender)
        sender.send_waiting()


@pytest.fixture
def machine(office: Office) -> Iterator[Machine]:
    machine = Machine(office, office.has)
    yield machine
    for process in machine.started:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def a_reply_ready_to_send(office: Office) -> tuple[str, Modal]:
    """Raise, and write the reply; the app that served this is then stopped."""
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")
    manager.direct_message(reference).press("Reply")
    form = manager.modal(f"Reply to {reference}")
    write_action(form, 1, "Start the assessment.")
    office.settle()
    office.runtime.stop()
    return reference, form


def wait_until_running(process: subprocess.Popen[str]) -> None:
    assert process.stdout
    assert process.stdout.readline() == "running\n"


def test_killed_between_commit_and_ack_the_form_stays_and_sending_again_is_told_it_was_done(
    office: Office, machine: Machine
):
    reference, form = a_reply_ready_to_send(office)
    process = machine.start(BEFORE_ACK)
    wait_until_running(process)

    form.submit()

    assert process.wait(timeout=10) == 9
    kept = office.person("team_manager").modal(f"Reply to {reference}")
    assert kept.value("What will be done?") == "Start the assessment."
    assert kept.trouble
    office.start_again()
    outcome = kept.submit()
    [said] = outcome.errors.values()
    assert said.startswith("You replied at ")
    assert said.endswith("Nothing more is needed.")
    office.person("chair").direct_message(f"{reference}, stage 1: a reply is recorded.")
    with office.world.desk.store.read() as work:
        dispute = work.dispute_called(reference)
        assert dispute
        replies = [e for e in work.history(dispute.id) if e.chosen and e.chosen.choice == "reply"]
    assert len(replies) == 1


def test_killed_between_ack_and_sending_nothing_acknowledged_is_lost(
    office: Office, machine: Machine
):
    reference, form = a_reply_ready_to_send(office)
    process = machine.start(BEFORE_SENDING)
    wait_until_running(process)

    outcome = form.submit()

    assert outcome.kind == "updated"
    assert process.wait(timeout=10) == 9
    chair = office.person("chair")
    assert [m for m in chair.direct_messages() if "a reply is recorded" in m.text] == []
    machine.one_pass()
    assert len([m for m in chair.direct_messages() if "a reply is recorded" in m.text]) == 1
    assert reference


@pytest.mark.parametrize("point", [IN_HAND, BEFORE_MARKING])
def test_a_nudge_is_never_sent_twice_wherever_the_process_dies(
    office: Office, machine: Machine, point: str
):
    office.world.raised("stage_1")
    office.settle()
    office.runtime.stop()
    office.world.clock.at = datetime(2026, 11, 30, 17, 0, 1, tzinfo=LONDON)

    assert machine.start(point, "nudge").wait(timeout=20) == 9
    machine.one_pass()
    machine.one_pass()

    manager = office.person("team_manager")
    nudges = [m for m in manager.direct_messages() if "It was due from you" in m.text]
    assert len(nudges) <= 1
    assert len(nudges) == (1 if point == BEFORE_MARKING else 0)


@pytest.mark.parametrize("point", [IN_HAND, BEFORE_MARKING])
def test_a_first_notice_arrives_at_least_once_wherever_the_process_dies(
    office: Office, machine: Machine, point: str
):
    office.runtime.postman.stop()
    office.world.raised("stage_1")

    assert machine.start(point, "request").wait(timeout=20) == 9
    machine.one_pass()

    manager = office.person("team_manager")
    asked = [m for m in manager.direct_messages() if "your reply is due" in m.text]
    assert 1 <= len(asked) <= 2


def test_the_raising_of_a_dispute_survives_a_kill_and_is_not_doubled(
    office: Office, machine: Machine
):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    chair.modal("Raise a dispute").submit()
    check = chair.modal("Check before sending")
    office.settle()
    office.runtime.stop()
    process = machine.start(BEFORE_ACK)
    wait_until_running(process)
    check.submit()
    assert process.wait(timeout=10) == 9

    office.start_again()
    chair.modal("Check before sending").submit()

    assert "is with Sample Team Manager." in chair.modal("Sent").text
    office.channel().message("raised at stage 1")
    assert len(office.channel().messages()) == 1
