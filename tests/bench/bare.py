"""The least that can answer Slack over HTTP, as a program: ``python -m tests.bench.bare``.

It says at which port, and imports nothing of the app: its memory is what any such app begins with.
"""

import os
import re

from slack_bolt import Ack, App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient
from waitress.server import create_server


def main() -> None:
    """Answer until it is killed."""
    client = WebClient(os.environ["SLACK_BOT_TOKEN"], os.environ["SLACK_API_URL"])
    app = App(
        client=client,
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        process_before_response=True,
    )
    for every in (app.command, app.action, app.view):
        every(re.compile(""))(_only_answers)
    app.event("app_home_opened")(_only_answers)
    server = create_server(SlackRequestHandler(app), host="127.0.0.1", port=0, threads=24)
    os.write(1, f"listening on 127.0.0.1:{server.effective_port}\n".encode())
    server.run()


def _only_answers(ack: Ack) -> None:
    ack()


if __name__ == "__main__":
    main()
