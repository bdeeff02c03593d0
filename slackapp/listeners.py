"""Slack's own framework, told to hand each thing that people do to the counter."""

import logging
import re
from collections.abc import Callable

from slack_bolt import Ack, App

from slackapp import ids
from slackapp.app import Counter
from slackapp.views.blocks import Json


def build(counter: Counter, signing_secret: str = "") -> App:
    """Give Slack's framework six listeners: more would each cost every dispatch.

    What comes over HTTP must be signed with *signing_secret*; a socket is Slack's own.
    """
    logger = logging.getLogger("drp.bolt")
    # It would warn that SLACK_BOT_TOKEN is set, as it must be; and its check of signatures, which
    # keeps this level, would write the whole body of a request that it refuses.
    logger.setLevel(logging.ERROR)
    app = App(
        client=counter.client,
        signing_secret=signing_secret,
        logger=logger,
        process_before_response=True,
        listener_executor=counter.executor,
    )
    logger.setLevel(logging.WARNING)  # below that it writes whole payloads
    app.command(ids.COMMAND)(_listener(counter.command))
    app.shortcut(re.compile(""))(_listener(counter.shortcut))
    app.action(re.compile(""))(_listener(counter.action))
    app.view(re.compile(""))(_listener(counter.submission))
    app.event("app_home_opened")(_listener(counter.home_opened))
    app.options(re.compile(""))(_listener(counter.options))
    return app


def _listener(serve: Callable[[Ack, Json], None]) -> Callable[..., None]:
    """Bolt hands over what a listener names; ours name the answer and the payload."""

    def listener(ack: Ack, body: Json) -> None:
        serve(ack, body)

    return listener
