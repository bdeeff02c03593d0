"""Asking Slack, while a form waits, whether somebody has left: where it is silent, all goes on."""

import socket

from slack_sdk import WebClient

from slackapp.hands import AtOnce


def nobody_listens() -> str:
    """An address at which nothing answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/api/"


def test_a_slack_that_does_not_answer_keeps_nobody_from_being_chosen():
    client = WebClient("xoxb-sample", base_url=nobody_listens(), retry_handlers=[], timeout=1)

    assert AtOnce(client, "T01")("U05") == {}
