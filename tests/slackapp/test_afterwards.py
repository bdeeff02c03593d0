"""Slack has its answer first; what the answer leads to begins after it."""

import threading

import httpx

from slackapp.afterwards import Afterwards
from slackapp.status import HEALTHY
from slackapp.web import Answering, Web
from tests.office import Office


class Reader:
    """Whoever waits for an answer; what is held goes on once it was read."""

    def __init__(self) -> None:
        self._has_read = threading.Event()
        self.was_first: list[bool] = []

    def hold(self) -> None:
        self.was_first.append(self._has_read.wait(2))

    def reads(self) -> None:
        self._has_read.set()


def test_over_http_the_answer_is_read_before_what_it_leads_to_begins():
    reader = Reader()
    web = Web("127.0.0.1", 0, 2, {"/": Answering(HEALTHY, reader.hold)})
    web.start()

    answer = httpx.get(f"http://127.0.0.1:{web.port}/")
    reader.reads()
    web.stop()

    assert answer.text == "ok\n"
    assert reader.was_first == [True]


def test_over_a_socket_the_answer_is_sent_before_what_it_leads_to_begins(office: Office):
    reader = Reader()
    line = office.runtime._socket
    assert line
    line._answered = reader.hold

    assert office.person("chair").types("/drp")
    reader.reads()

    office.control.wait_for(lambda: reader.was_first or None, lambda: "nothing was begun")
    assert reader.was_first == [True]


def test_what_one_thread_keeps_back_no_other_begins():
    afterwards, begun = Afterwards(), list[str]()
    afterwards.add(lambda: begun.append("ours"))

    another = threading.Thread(target=afterwards.begin)
    another.start()
    another.join()
    assert begun == []

    afterwards.begin()
    afterwards.begin()
    assert begun == ["ours"]
