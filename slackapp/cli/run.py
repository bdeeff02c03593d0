"""``drp run``, ``drp worker`` and ``drp sweep``."""

import errno
import signal
import threading
from argparse import Namespace
from collections.abc import Callable
from http.client import HTTPException
from typing import TypeVar

from slack_sdk.errors import SlackApiError

from slackapp import equipping, faults, settings, trouble, wiring
from slackapp.cli.saying import mended_first
from slackapp.postman import sweep as one_pass
from slackapp.runtime import Runtime
from slackapp.sending import Sender
from slackapp.settings import CannotStart, Settings
from slackapp.wording import command_line as say
from slackapp.wording import doctor as words
from slackapp.worker import Worker
from workflows.desk import Desk
from workflows.use_cases.texts import lost

Given = TypeVar("Given")


@mended_first
def run(_: Namespace) -> int:
    """Run until SIGTERM or Ctrl+C; then finish what is in hand."""
    faults.set_up_logging()
    has = settings.read()
    _see_to_tokens(has)
    with wiring.open_desk(has) as desk:
        _see_to_texts(desk)
        stopping = _told_to_stop()
        runtime = _started(has, desk)
        _wait(f"running {_how(has)}; listening on {has.host}:{runtime.port}", stopping)
        runtime.stop()
    return 0


@mended_first
def worker(_: Namespace) -> int:
    """Look for what has come due and send, until SIGTERM or Ctrl+C; take nothing from Slack."""
    faults.set_up_logging()
    has = settings.read()
    if has.bot_token is None:
        raise CannotStart(_unset("SLACK_BOT_TOKEN"))
    with wiring.open_desk(has) as desk:
        _see_to_texts(desk)
        stopping = _told_to_stop()
        worker = _made(Worker, has, desk)
        worker.start()
        _wait(f"working; listening on {has.host}:{worker.port}", stopping)
        worker.stop()
    return 0


def _told_to_stop() -> threading.Event:
    """Give what is set once the process is told to end."""
    stopping = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    return stopping


def _wait(doing: str, stopping: threading.Event) -> None:
    faults.log.info(doing)
    stopping.wait()
    faults.log.info("stopping")


def _unset(name: str) -> str:
    return say.not_set(name)


def _see_to_texts(desk: Desk) -> None:
    """Raises CannotStart where open disputes need a text that is nowhere."""
    for each in lost(desk):
        raise CannotStart(words.text_lost(each.key, each.hash, each.live))


def _see_to_tokens(has: Settings) -> None:
    """Raises CannotStart unless Slack can be called, and there is a way for Slack to call us."""
    if has.bot_token is None:
        raise CannotStart(_unset("SLACK_BOT_TOKEN"))
    if has.app_token is None and not has.over_http:
        raise CannotStart(words.NO_WAY_IN)


def _how(has: Settings) -> str:
    return "over HTTP" if has.over_http else "in Socket Mode"


def _started(has: Settings, desk: Desk) -> Runtime:
    """Connect to Slack; whoever starts the app hears why it cannot. Raises CannotStart."""
    if not has.channel:
        faults.log.warning(words.NO_CHANNEL)
    runtime = _asking_slack(lambda: _made(Runtime, has, desk))
    _asking_slack(runtime.start)
    return runtime


def _made(kind: Callable[..., Given], has: Settings, desk: Desk) -> Given:
    """Put it together; whatever it is, it listens on our port. Raises CannotStart."""
    try:
        return kind(
            equipping.front(has, desk),
            equipping.client(has),
            equipping.way_in(has),
            has.channel,
            mailer=equipping.mailer(has, desk),
            keeper=equipping.keeper(has, desk),
        )
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise CannotStart(words.not_our_address(has.host)) from None
        if error.errno == errno.EADDRINUSE:
            raise CannotStart(words.port_taken(has.port)) from None
        raise


def _asking_slack(does: Callable[[], Given]) -> Given:
    """Do what asks Slack something. Raises CannotStart where it does not answer or says no."""
    try:
        return does()
    except SlackApiError as error:
        code = trouble.code(error)
        raise CannotStart(say.token_refused(code)) from None
    except (OSError, HTTPException) as error:
        raise CannotStart(words.slack_silent(type(error).__name__)) from None


@mended_first
def sweep(_: Namespace) -> int:
    """Do one pass, and say how much there was."""
    faults.set_up_logging()
    has = settings.read()
    with wiring.open_desk(has) as desk:
        sender = Sender(desk, equipping.client(has), has.channel)
        due, sent = one_pass(desk, sender, equipping.keeper(has, desk))
        mailer = equipping.mailer(has, desk)
        sent += mailer.send_waiting() if mailer else 0
    print(say.swept(due, sent))
    return 0
