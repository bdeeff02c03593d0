"""A slow Slack costs nobody their answer: forms open after it, on threads of their own."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_sdk import WebClient

from slackapp import equipping
from slackapp.runtime import Runtime
from tests.office import Office
from tests.story.telling import LEVEL, LEVELS, fill_in, start_to_raise
from tests.world import CHANNEL, PLAN

BURST = 24


class SlowClient(WebClient):
    """Each form takes Slack a second to open."""

    def views_open(self, **arguments: Any) -> Any:  # type: ignore[override]
        time.sleep(1)
        return super().views_open(**arguments)


class HeldClient(WebClient):
    """Slack draws no form again until it is let."""

    let = threading.Event()

    def views_update(self, **arguments: Any) -> Any:  # type: ignore[override]
        assert self.let.wait(10)
        return super().views_update(**arguments)


def start_with(office: Office, kind: type[WebClient]) -> None:
    office.runtime.stop()
    known = equipping.client(office.has)
    client = kind(known.token, base_url=known.base_url, retry_handlers=[])
    front = equipping.front(office.has, office.world.desk)
    office.start(Runtime(front, client, equipping.way_in(office.has), CHANNEL, pace=0))


def test_a_form_sent_before_it_was_drawn_for_the_level_is_drawn_and_not_sent(office: Office):
    """An agreement to stage 2 is none to stage 3, and its manager does not answer stage 3."""
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_2")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    form.choose("Has your own service manager agreed to stage 2?", "Yes")
    form = chair.modal("Raise a dispute").shows("Who agreed?")
    HeldClient.let.clear()
    start_with(office, HeldClient)
    form.choose(LEVEL, LEVELS["stage_3"])

    outcome = form.submit()

    assert outcome.kind == "updated"
    form = chair.modal("Raise a dispute").shows("Has your own service manager agreed to stage 3?")
    assert form.value("Has your own service manager agreed to stage 3?") is None
    assert (
        form.value("Head of service who will answer") == "Sample Head of Service, head of service"
    )
    assert form.value("What are you worried about?") == "The assessment has not started."
    HeldClient.let.set()


def test_two_choices_in_a_row_leave_the_form_of_the_last_one(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    HeldClient.let.clear()
    start_with(office, HeldClient)
    form.choose(LEVEL, LEVELS["stage_2"])
    form.choose(LEVEL, LEVELS["informal"])

    HeldClient.let.set()

    form = chair.modal("Raise a dispute").shows("Agreed by when?")
    assert "agreed to stage 2" not in form.text
    time.sleep(0.3)  # nothing comes after it
    assert "Agreed by when?" in chair.modal("Raise a dispute").text


def test_a_review_sent_before_its_boxes_were_drawn_shows_them(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.runtime.postman.wake()
    chair.direct_message("A reply is recorded.").press("Read and review")
    form = chair.modal(f"Review {dispute.reference}")
    HeldClient.let.clear()
    start_with(office, HeldClient)
    form.choose("What happens next?", "Accept")

    assert form.submit().kind == "updated"

    chair.modal(f"Review {dispute.reference}").shows("What makes you satisfied?")
    HeldClient.let.set()


def test_a_burst_of_24_while_slack_takes_a_second_loses_no_answer_and_no_form(office: Office):
    start_with(office, SlowClient)

    def type_command(_: int) -> tuple[bool, float]:
        started = time.monotonic()
        acked = office.person("chair").types("/drp new")
        return acked, time.monotonic() - started

    with ThreadPoolExecutor(BURST) as people:
        answers = list(people.map(type_command, range(BURST)))

    assert [acked for acked, _ in answers] == [True] * BURST
    assert max(took for _, took in answers) < 2.5
    assert sorted(took for _, took in answers)[BURST // 2] < 1
    office.control.wait_for(lambda: opened(office) or None, lambda: "not every form opened")


def opened(office: Office) -> bool:
    calls = office.control.calls("views.open")
    assert [call["error"] for call in calls if not call["ok"]] == []
    return len(calls) == BURST
