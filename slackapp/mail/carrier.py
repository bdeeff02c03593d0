"""The thread that sends e-mail, beside the one that posts to Slack: neither waits for the other."""

import threading

from slackapp.faults import log, record
from slackapp.mail.sending import Mailer
from workflows.ports import StoreUnavailable

#: Seconds between looks at what waits, when nobody wakes it.
LOOK = 5.0


class Carrier:
    """Sends e-mail in the background until it is stopped, whatever fails."""

    def __init__(self, mailer: Mailer) -> None:
        """Make it; nothing runs yet."""
        self._mailer = mailer
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mail", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def wake(self) -> None:
        """An e-mail may wait to be sent."""
        self._woken.set()

    def stop(self) -> None:
        """Finish what is in hand, and end; stopping again does no harm."""
        self._mailer.stopping.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join()  # no longer than the server may take over one message

    def _run(self) -> None:
        while not self._mailer.stopping.is_set():
            self._woken.wait(LOOK)
            self._woken.clear()
            try:
                self._mailer.send_waiting()
            except StoreUnavailable as error:
                log.warning("the database does not answer; e-mails wait: %s", error)
            except Exception as error:
                record(error, "sending e-mail")
