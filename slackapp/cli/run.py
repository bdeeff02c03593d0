"""``drp run`` and ``drp sweep``."""

import signal
import threading
from argparse import Namespace

from slack_sdk.errors import SlackApiError

from slackapp import faults, settings, wiring
from slackapp.cli.saying import mended_first
from slackapp.postman import sweep as one_pass
from slackapp.runtime import Runtime
from slackapp.sending import Sender
from slackapp.settings import Settings
from slackapp.wording import doctor as words
from workflows.ports import Desk


@mended_first
def run(_: Namespace) -> int:
    """Run until SIGTERM or Ctrl+C; then finish what is in hand."""
    faults.set_up_logging()
    has = settings.read()
    app_token = _app_token(has)
    with wiring.open_desk(has) as desk:
        runtime = _runtime(has, desk, app_token)
        stopping = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopping.set())
        runtime.start()
        faults.log.info("running")
        stopping.wait()
        runtime.stop()
    faults.log.info("stopped")
    return 0


def _app_token(has: Settings) -> str:
    """Give the token of Socket Mode, once it is certain that both tokens are set."""
    if has.bot_token is None or has.app_token is None:
        missing = "SLACK_BOT_TOKEN" if has.bot_token is None else "SLACK_APP_TOKEN"
        raise wiring.CannotStart(
            f"{missing} is not set. docs/install.md says where Slack shows it."
        )
    return has.app_token.get_secret_value()


def _runtime(has: Settings, desk: Desk, app_token: str) -> Runtime:
    if not has.channel:
        faults.log.warning(words.NO_CHANNEL)
    front = wiring.front(has, desk)
    try:
        return Runtime(front, wiring.client(has), app_token, has.channel)
    except SlackApiError as error:
        code = error.response.get("error")
        raise wiring.CannotStart(
            f"Slack refuses SLACK_BOT_TOKEN ({code}). Run: drp doctor"
        ) from None


@mended_first
def sweep(_: Namespace) -> int:
    """Do one pass, and say how much there was."""
    faults.set_up_logging()
    has = settings.read()
    with wiring.open_desk(has) as desk:
        due, sent = one_pass(desk, Sender(desk, wiring.client(has), has.channel))
    print(f"Due: {due}. Sent: {sent}.")
    return 0
