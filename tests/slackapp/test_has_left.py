"""Asking Slack, while a form waits, whether somebody has left: where it is silent, all goes on."""

import socket

from slack_sdk import WebClient

from slackapp.leavers import has_left


def nobody_listens() -> str:
    """An address at which nothing answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/api/"


def test_a_slack_that_does_not_answer_keeps_nobody_from_being_chosen():
    client = WebClient("xoxb-sample", base_url=nobody_listens(), retry_handlers=[], timeout=1)

    assert not has_left(client, "U05")


def test_nobody_is_asked_about_who_has_no_account():
    assert not has_left(WebClient("xoxb-sample", base_url=nobody_listens()), None)
