"""``drp demo``: a local workspace in the browser, with the app attached over Slack's protocols."""

import os
import signal
import sys
import tempfile
import threading
import webbrowser
from argparse import Namespace
from logging import WARNING
from pathlib import Path

from slackapp import faults
from slackapp.cli.local_workspace import LocalWorkspace
from slackapp.cli.saying import mended_first
from slackapp.wording import demo as words


@mended_first
def demo(asked: Namespace) -> int:
    """Set up the workspace, print its address, and serve until Ctrl+C."""
    faults.set_up_logging(WARNING)  # whoever tries it reads no log
    with tempfile.TemporaryDirectory(prefix="drp-demo-") as folder:
        local = LocalWorkspace(Path(folder), asked.procedure)
        try:
            address = local.start(asked.port)
        except OSError:
            print(words.port_taken(asked.port), file=sys.stderr)
            return 1
        print(words.ready(address), flush=True)
        if not asked.no_browser and _has_screen():
            webbrowser.open(address)
        stopping = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopping.set())
        stopping.wait()
        local.stop()
    print(words.STOPPED)
    return 0


def _has_screen() -> bool:
    """Is there a screen on which a browser could open?"""
    on_linux = sys.platform.startswith("linux")
    return not on_linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
