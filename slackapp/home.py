"""App Home: drawn when somebody opens it, and right after what they do.

https://docs.slack.dev/reference/methods/views.publish
"""

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackapp import faults, trouble
from slackapp.front import Front
from slackapp.views import home as view
from slackapp.views import mending
from slackapp.views.blocks import Json
from workflows.use_cases.at_home import home
from workflows.use_cases.mending import look
from workflows.use_cases.world import today

#: Several at a time, so that a slow Slack keeps nobody waiting for another's page.
THREADS = 4
#: Seconds between pages that nobody waits for: https://docs.slack.dev/apis/web-api/rate-limits
PACE = 1.0
#: Tries for one page. It is drawn anew at the next press, and when it is opened.
TRIES = 3


@dataclass
class Homes:
    """Publishes people's App Home, each person's pages one after the other, never two at once."""

    front: Front
    client: WebClient
    #: Lets people's answers go first, before each page.
    give_way: Callable[[], object] = lambda: None
    _pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(THREADS, thread_name_prefix="home")
    )
    _guard: threading.Lock = field(default_factory=threading.Lock)
    #: Whose page is in hand; True once it must be drawn again after that.
    _in_hand: dict[str, bool] = field(default_factory=dict)
    #: The hash of each page as we published it: another process may have, since.
    _hashes: dict[str, str] = field(default_factory=dict)
    #: No page is published before this instant, of ``time.monotonic``: Slack asked us to wait.
    _not_before: float = 0.0
    _stopping: threading.Event = field(default_factory=threading.Event)

    def refresh(self, slack_id: str) -> None:
        """Draw somebody's page as it is now, soon."""
        with self._guard:
            if self._stopping.is_set():
                return
            if slack_id in self._in_hand:
                self._in_hand[slack_id] = True
                return
            self._in_hand[slack_id] = False
            self._pool.submit(self._work, slack_id)

    def refresh_in_turn(self, slack_ids: Iterable[str]) -> None:
        """Draw several people's pages, one a second: nobody waits for them."""
        with self._guard:
            if not self._stopping.is_set():
                self._pool.submit(self._each_in_turn, list(slack_ids))

    def _each_in_turn(self, slack_ids: list[str]) -> None:
        for slack_id in slack_ids:
            self.refresh(slack_id)
            if self._stopping.wait(PACE):
                return

    def stop(self) -> None:
        """Publish nothing more."""
        self._stopping.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(self, slack_id: str) -> None:
        """Publish until the page is up to date. It is a picture only: a failure is just noted."""
        again = True
        while again and not self._stopping.is_set():
            try:
                self._publish(slack_id)
            except Exception as error:
                faults.record(error, "App Home")
            with self._guard:
                again = self._in_hand[slack_id]
                self._in_hand[slack_id] = False
                if not again:
                    del self._in_hand[slack_id]

    def _publish(self, slack_id: str) -> None:
        for _ in range(TRIES):
            if not self._may_go():
                return
            known = self._hashes.pop(slack_id, None)
            page = self._drawn(slack_id)
            try:
                has = self.client.views_publish(user_id=slack_id, view=page, hash=known)
            except SlackApiError as error:
                self._heed(error)
            else:
                self._hashes[slack_id] = str(has["view"]["hash"])
                return
        faults.log.warning("App Home of %s is given up after %s tries", slack_id, TRIES)

    def _may_go(self) -> bool:
        """Give way, and wait for as long as Slack has asked of any page; not while we stop."""
        self.give_way()
        while (left := self._not_before - time.monotonic()) > 0:
            if self._stopping.wait(left):
                break
        return not self._stopping.is_set()

    def _heed(self, error: SlackApiError) -> None:
        """A page that another process drew since is drawn anew; a limit is one for all pages."""
        wait, code = trouble.seconds_to_wait(error), trouble.code(error)
        if wait is not None:
            with self._guard:
                self._not_before = max(self._not_before, time.monotonic() + wait)
            faults.log.warning("App Home waits: %s", code)
        elif code != "hash_conflict":
            raise error

    def _drawn(self, slack_id: str) -> Json:
        front = self.front
        with front.desk.store.read() as work:
            person = work.directory(today(front.desk)).in_slack(slack_id)
        mine = mending.rows(look(front.desk)) if front.is_run_by(slack_id) else []
        if person is None:
            return self._without_post(slack_id, mine)
        has, now, called = home(front.desk, person.id), front.desk.now(), front.desk.library.called
        return view.home(has, now, called, mine)

    def _without_post(self, slack_id: str, mine: list[Json]) -> Json:
        """Draw it for somebody in no list: some need be in none for what they do here."""
        front = self.front
        here_for = view.officer(
            protects_data=front.protects_data(slack_id),
            agrees_on_retention=front.agrees_on_retention(slack_id),
        )
        if here_for or mine:
            return view.without_post(here_for, mine)
        return view.not_listed(front.desk.administrators)
