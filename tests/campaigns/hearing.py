"""The app as Slack's framework drives it, handed what a line would bring; and all that it keeps."""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from hmac import digest
from random import Random
from urllib.parse import urlencode

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.socket_mode.request import SocketModeRequest
from sqlalchemy import LargeBinary, select

from slackapp import app, equipping, wiring
from slackapp.home import Homes
from slackapp.listeners import build
from slackapp.sandbox.transport import Delivery
from slackapp.settings import Settings
from storage.tables import metadata
from tests.office import APP
from tests.world import COUNCIL, Clock
from workflows.ports import Work

#: A request is taken for so many seconds after it was signed, and a little less to be sure.
LATE = 200
#: Each showing is written down, also of a form that was asked for twice; and what was heard is no
#: result.
BESIDE = ("viewings", "viewings_apart", "heard")
#: Ids, hashes and references are made anew in each run.
MADE_ANEW = re.compile(r"\b[0-9a-f]{8,64}\b|\b(DRP|CMP)-\w{4}-\d\d\b")


@dataclass(frozen=True)
class Hearing:
    """One app that runs: what it is handed, it answers."""

    counter: app.Counter
    bolt: App
    chance: Random

    def hears(self, delivery: Delivery) -> None:
        """Hand it over by one way or the other; what follows from the answer begins after it."""
        if self.chance.random() < 0.5:
            assert self.bolt.dispatch(self._request(delivery)).status == 200
        else:
            envelope = SocketModeRequest(
                type=delivery.kind,
                envelope_id=f"E{self.chance.random()}",
                payload=delivery.payload,
                retry_attempt=delivery.retry,
            )
            assert run_bolt_app(self.bolt, envelope).status == 200
        self.counter.afterwards.begin()

    def _request(self, delivery: Delivery) -> BoltRequest:
        """Write it as a signed request that was some minutes on its way."""
        payload, kind = delivery.payload, "application/x-www-form-urlencoded"
        if delivery.kind == "events_api":
            body, kind = json.dumps(payload), "application/json"
        elif delivery.kind == "slash_commands":
            body = urlencode(payload)
        else:
            body = urlencode({"payload": json.dumps(payload)})
        stamp = str(int(time.time()) - self.chance.randrange(LATE))
        made = digest(APP.signing_secret.encode(), f"v0:{stamp}:{body}".encode(), sha256).hex()
        headers = {
            "content-type": kind,
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": f"v0={made}",
            "x-slack-retry-num": str(delivery.retry),
        }
        return BoltRequest(body=body, headers=headers)


@contextmanager
def an_app(has: Settings, clock: Clock, chance: Random) -> Iterator[Hearing]:
    """Start one on a database, which nobody else sends from; it ends in order."""
    desk = wiring.desk(has, now=clock)
    client, front = equipping.client(has), equipping.front(has, desk)
    with ThreadPoolExecutor(2) as executor:
        homes = Homes(front, client)
        counter = app.Counter(
            front=front,
            client=client,
            team="T01",
            executor=executor,
            homes=homes,
            wake=lambda: None,
        )
        yield Hearing(counter, build(counter, APP.signing_secret), chance)
    homes.stop()
    desk.store.close()


def everything(has: Settings) -> Counter[str]:
    """Give all that is kept, opened, row by row; without what is made anew in each run."""
    with wiring.open_desk(has) as desk, desk.store.read() as work:
        return Counter(MADE_ANEW.sub("#", each) for each in (*_rows(work), *_opened(work)))


def _rows(work: Work) -> Iterator[str]:
    for table in metadata.sorted_tables:
        sealed = {each.name for each in table.columns if isinstance(each.type, LargeBinary)}
        if table.name not in BESIDE:
            for row in work._connection.execute(select(table)):  # type: ignore[attr-defined]
                shown = {name: each for name, each in row._mapping.items() if name not in sealed}
                yield f"{table.name}: {shown}"


def _opened(work: Work) -> Iterator[str]:
    for of in work.every_dispute():
        for entry in work.history(of):
            yield f"{entry.number}: {work.answers(of, entry.number)}"
    for who in COUNCIL:
        yield from (f"draft of {who}: {draft.answers}" for draft in work.drafts_of(who))
        apart = (replace(kept, viewings=()) for kept in work.kept_apart_of(who))
        yield from (f"apart of {who}: {kept}" for kept in apart)
