"""How the app is, for whoever watches it."""

import time
from dataclasses import replace
from datetime import timedelta

import httpx
from sqlalchemy import text

from slackapp.watch import STOPPED
from tests.databases import locked
from tests.office import Office, over_both
from tests.workflows import compliments
from workflows.kinds import Kind
from workflows.notices import Facts, Notice
from workflows.use_cases import apart_reading


def asked(office: Office, address: str) -> httpx.Response:
    return httpx.get(f"{office.app_url}{address}", timeout=10)


def figure(office: Office, name: str) -> float:
    for line in asked(office, "/metrics").text.splitlines():
        if line.startswith(f"{name} "):
            return float(line.split()[1])
    raise AssertionError(f"no {name}")


@over_both
def test_an_app_that_runs_is_alive_and_ready(office: Office):
    assert asked(office, "/healthz").text == "ok\n"
    ready = asked(office, "/readyz")
    assert (ready.status_code, ready.json()) == (
        200,
        {"database": "ok", "slack": "ok", "tick": "ok", "due": "ok", "sending": "ok"},
    )


def test_without_its_socket_it_is_alive_and_not_ready(office: Office):
    office.sandbox.stop()
    wait_until_not_ready(office)

    assert asked(office, "/healthz").status_code == 200
    assert asked(office, "/readyz").json()["slack"] == "not connected"
    assert figure(office, "drp_slack_connected") == 0


def wait_until_not_ready(office: Office) -> None:
    end = time.monotonic() + 5
    while asked(office, "/readyz").status_code == 200:
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_tick_that_has_stopped_is_seen(office: Office):
    office.runtime.postman.ticked_at = time.monotonic() - STOPPED - 1

    found = asked(office, "/readyz")

    said = "has not looked at what is due for 4 minutes"
    assert (found.status_code, found.json()["tick"]) == (503, said)


def test_that_no_process_looks_and_that_nothing_is_sent_is_seen(office: Office):
    assert asked(office, "/readyz").status_code == 200
    office.runtime.watch._changed_at -= STOPPED + 1
    office.runtime.postman.stop()
    office.runtime.postman._sender.looked_at -= 1000

    found = asked(office, "/readyz")

    assert found.status_code == 503
    assert found.json()["due"].startswith("nothing has looked at what is due since ")
    assert found.json()["sending"].startswith("nothing is sent")


def test_a_database_that_cannot_be_used_is_seen_and_the_app_is_still_alive(office: Office):
    office.runtime.postman.stop()
    with office.world.desk.store.begin() as work:
        work._connection.execute(text("DROP TABLE wakes"))  # type: ignore[attr-defined]

    found = asked(office, "/readyz")
    assert (found.status_code, found.json()["database"]) == (503, "does not answer")
    assert asked(office, "/healthz").status_code == 200
    assert figure(office, "drp_database_answers") == 0


def test_a_database_that_can_only_be_read_is_seen(office: Office):
    office.runtime.postman.stop()
    with locked(office.has.database_url):
        found = asked(office, "/readyz")
        said = "can be read and not written: another program holds it, or lets nobody write"
        assert (found.status_code, found.json()["database"]) == (503, said)
        assert figure(office, "drp_database_answers") == 0

    assert asked(office, "/readyz").json()["database"] == "ok"


def test_the_figures_say_how_much_there_is_and_name_nobody(office: Office):
    office.world.raised("stage_1")
    office.settle()

    assert figure(office, "drp_disputes_open") == 1
    assert figure(office, "drp_messages_waiting") == 0
    assert figure(office, "drp_messages_undeliverable") == 0
    office.person("chair").types("/drp help")
    assert figure(office, 'drp_answer_seconds_count{to="command"}') == 1
    said = asked(office, "/metrics").text
    assert "Sample" not in said
    assert "DRP-" not in said


def test_what_waits_is_counted_with_its_age(office: Office):
    office.stop_sending()
    office.world.raised("stage_1")
    office.world.clock.at += timedelta(minutes=10)

    assert figure(office, "drp_messages_waiting") == 3
    assert figure(office, "drp_messages_oldest_seconds") == 600


def test_what_waits_for_the_morning_only_is_not_counted(office: Office):
    """A post in the channel goes in working hours; the other two go at any time."""
    office.stop_sending()
    office.world.raised("stage_1")

    office.world.clock.at += timedelta(hours=10)

    assert figure(office, "drp_messages_waiting") == 2


def test_e_mails_are_counted_by_what_became_of_them_and_apart_from_messages(office: Office):
    """Nobody sends e-mails here, so the test says what becomes of each."""
    desk = office.world.desk
    with desk.store.begin() as work:
        for number in range(4):
            mail = Notice(key=f"mail-{number}", kind=Kind.EMAIL, to="chair", facts=Facts())
            work.owe(mail, desk.now())
        tomorrow = Notice(key="tomorrow", kind=Kind.EMAIL, to="chair", facts=Facts())
        work.owe(tomorrow, desk.now() + timedelta(days=1))
    office.world.clock.at += timedelta(minutes=10)
    assert figure(office, "drp_emails_waiting") == 4
    refused, sent, lost = (desk.store.outbox.claim_mail(desk.now()) for _ in range(3))
    assert refused
    assert sent
    assert lost

    desk.store.outbox.undeliverable(refused, "recipient 550")
    desk.store.outbox.mailed(sent, desk.now())
    desk.store.outbox.unknown(replace(lost, repeated=True), desk.now())

    assert figure(office, "drp_emails_waiting") == 1
    assert figure(office, "drp_emails_oldest_seconds") == 600
    assert figure(office, "drp_emails_undeliverable") == 1
    assert figure(office, "drp_emails_unknown") == 1
    assert figure(office, "drp_messages_waiting") == 0
    assert figure(office, "drp_messages_undeliverable") == 0
    assert figure(office, "drp_messages_unknown") == 0


def test_one_that_was_refused_for_now_counts_as_waiting(office: Office):
    desk = office.world.desk
    with desk.store.begin() as work:
        mail = Notice(key="mail", kind=Kind.EMAIL, to="chair", facts=Facts())
        work.owe(mail, desk.now())
    owed = desk.store.outbox.claim_mail(desk.now())
    assert owed

    desk.store.outbox.again(owed, desk.now() + timedelta(hours=1))

    assert figure(office, "drp_emails_waiting") == 1


def test_stopping_an_app_again_does_no_harm(office: Office):
    office.runtime.stop()

    office.runtime.stop()


def test_what_is_sent_apart_is_counted_beside_the_disputes(office: Office):
    for _ in range(2):
        compliments.send(office.world)
    for post in ("social_worker", "team_manager"):
        apart_reading.acknowledge(office.world.desk, post, 2, "Thank you.")

    assert figure(office, 'drp_apart_sent{kind="compliment"}') == 2
    assert figure(office, 'drp_apart_acknowledged{kind="compliment"}') == 1
    said = asked(office, "/metrics").text
    assert "CMP-" not in said
    assert "Thank you" not in said
