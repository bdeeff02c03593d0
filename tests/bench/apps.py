"""The apps that are measured, each in a process of its own, with a clock that stands still."""

import logging
import re
from dataclasses import replace
from multiprocessing.connection import Connection

from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler

from slackapp import equipping, ids, wiring
from slackapp.runtime import EVENTS, THREADS, Runtime
from slackapp.settings import Settings
from slackapp.web import Web
from tests.bench.apart import Faults, live_while_needed
from tests.bench.council import a_large_directory
from tests.bench.nothing_kept import NothingKept
from tests.world import Clock, answers
from workflows.desk import Desk


def app(line: Connection, has: Settings) -> None:
    """The app, as it runs, on its database."""
    _serve(line, has, wiring.desk(has, now=Clock()))


def app_that_keeps_nothing(line: Connection, has: Settings) -> None:
    """The app, as it runs, with nothing behind it; it is put together on the settings' database."""
    desk = wiring.desk(has, now=Clock())
    desk.store.close()
    _serve(line, has, replace(desk, store=NothingKept(answers(), a_large_directory())))


def _serve(line: Connection, has: Settings, desk: Desk) -> None:
    runtime = Runtime(
        equipping.front(has, desk), equipping.client(has), equipping.way_in(has), has.channel
    )
    runtime.start()
    line.send(runtime.port)
    logging.getLogger().addHandler(Faults(line))
    live_while_needed(line)


def bare_handler(line: Connection, has: Settings) -> None:
    """Slack's framework with handlers that only answer, behind the same server or socket."""
    way_in = equipping.way_in(has)
    bolt = App(
        client=equipping.client(has),
        signing_secret=way_in.signing_secret,
        process_before_response=True,
    )
    bolt.command(ids.COMMAND)(_only_answers)
    bolt.view(re.compile(""))(_only_answers)
    if way_in.app_token:
        SocketModeHandler(bolt, way_in.app_token, concurrency=THREADS).connect()
        line.send(None)
    else:
        web = Web(way_in.host, 0, THREADS, {EVENTS: SlackRequestHandler(bolt, EVENTS)})
        web.start()
        line.send(web.port)
    live_while_needed(line)


def _only_answers(ack: Ack) -> None:
    ack()
