"""How the app is, for whoever watches it: alive, ready, and figures. No figure names anybody."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily

from slackapp.faults import record
from slackapp.postman import Postman
from slackapp.watch import STOPPED, Found, Watch
from slackapp.web import Application, Environment, Page, StartResponse
from slackapp.wording import status as say
from workflows.apart import Counted
from workflows.desk import Desk
from workflows.ports import StoreUnavailable
from workflows.stored import Emails, Figures, Lane
from workflows.use_cases.standstill import Why
from workflows.use_cases.watching import figures

OK = "ok"
#: Slack gives up after 3 seconds, so that is where it matters.
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3)
#: The kinds of place in Slack that messages go to.
PLACES = ("person", "channel", "account")
METRICS = "text/plain; version=0.0.4; charset=utf-8"
HEALTHY: Application = Page("200 OK", "ok\n")


class Answers:
    """How long Slack waited for each answer."""

    def __init__(self) -> None:
        """Count nothing yet."""
        self.registry = CollectorRegistry()
        self._seconds = Histogram(
            "drp_answer_seconds",
            say.ANSWER_SECONDS,
            ["to"],
            buckets=SECONDS,
            registry=self.registry,
        )

    def took(self, to: str, since: float) -> None:
        """Count one answer, which was begun at *since* (of ``time.monotonic``)."""
        self._seconds.labels(to).observe(time.monotonic() - since)


class Status:
    """Looks at the database, at Slack's line and at the tick."""

    def __init__(
        self,
        desk: Desk,
        answers: Answers,
        watch: Watch,
        postman: Postman,
        *,
        connected: Callable[[], bool] | None = None,
    ) -> None:
        """*connected*: does Slack reach us? A worker it need not reach, so nothing is said of it.

        The *watch* knows of all processes, *postman* of us.
        """
        self._desk = desk
        self._connected = connected
        self._watch, self._postman = watch, postman
        self._registry = answers.registry
        self._registry.register(self)

    @property
    def addresses(self) -> Mapping[str, Application]:
        """Where each is asked for."""
        return {"/healthz": HEALTHY, "/readyz": self._ready, "/metrics": self._metrics}

    def _ready(self, environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
        found = self.found()
        status = "200 OK" if set(found.values()) == {OK} else "503 Service Unavailable"
        page = Page(status, json.dumps(found) + "\n", "application/json")
        return page(environment, start_response)

    def found(self) -> dict[str, str]:
        """Say how each thing is that the app needs."""
        return {
            "database": OK if self._figures() else "does not answer",
            **self._line(),
            "tick": OK if self._since_tick() < STOPPED else say.tick_stopped(self._since_tick()),
            "due": _due(self._watch.judge()),
            "sending": OK if self._postman.sends() else say.SENDING_STOPPED,
        }

    def _line(self) -> dict[str, str]:
        if self._connected is None:
            return {}
        return {"slack": OK if self._connected() else "not connected"}

    def _metrics(self, environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
        text = generate_latest(self._registry).decode()
        return Page("200 OK", text, METRICS)(environment, start_response)

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Give each figure as it is now; the registry asks for them."""
        if self._connected:
            yield _gauge("drp_slack_connected", say.CONNECTED, self._connected())
        yield _gauge("drp_tick_age_seconds", say.TICK_AGE, self._since_tick())
        yield from _watched(self._watch.judge())
        found = self._figures()
        yield _gauge("drp_database_answers", say.DATABASE_ANSWERS, found is not None)
        if found:
            yield from _of(found)

    def _since_tick(self) -> float:
        return time.monotonic() - self._postman.ticked_at

    def _figures(self) -> Figures | None:
        """Give the figures, or nothing where they cannot be had, whatever is the matter."""
        try:
            return figures(self._desk)
        except StoreUnavailable:
            return None
        except Exception as error:
            record(error, "the figures")
            return None


def _due(found: Found) -> str:
    """Say what is the matter with what is due, in any process."""
    return say.due(found.why, found.since) if found.why else OK


def _watched(found: Found) -> Iterator[GaugeMetricFamily]:
    """Say when anything last looked, in any process, and what is the matter."""
    if found.looked_at:
        yield _gauge("drp_tick_last_timestamp_seconds", say.TICKED, found.looked_at.timestamp())
    wrong = GaugeMetricFamily("drp_standstill", say.STANDSTILL, labels=["why"])
    for why in Why:
        wrong.add_metric([why], float(found.why is why))
    yield wrong


def _lanes(now: Figures) -> Iterator[GaugeMetricFamily]:
    """Give what waits by the kind of place that it goes to; of a kind without any, too."""
    waiting = GaugeMetricFamily("drp_outbox_messages", say.OUTBOX, labels=["to"])
    oldest = GaugeMetricFamily("drp_outbox_oldest_seconds", say.OUTBOX_OLDEST, labels=["to"])
    mail = Lane(now.emails.waiting, now.emails.oldest)
    lanes = {**dict.fromkeys(PLACES, Lane(0, timedelta())), **now.lanes, "e-mail": mail}
    for place, lane in lanes.items():
        waiting.add_metric([place], lane.waiting)
        oldest.add_metric([place], _seconds(lane.oldest))
    yield from (waiting, oldest)


def _of(now: Figures) -> Iterator[GaugeMetricFamily]:
    yield _gauge("drp_disputes_open", say.OPEN, now.open)
    yield _gauge("drp_disputes_past_date", say.PAST_DATE, now.past_date)
    yield _gauge("drp_messages_waiting", say.WAITING, now.waiting)
    yield _gauge("drp_messages_oldest_seconds", say.OLDEST, _seconds(now.oldest))
    yield from _lanes(now)
    yield _gauge("drp_messages_undeliverable", say.UNDELIVERABLE, now.failed)
    yield _gauge("drp_messages_unknown", say.UNKNOWN, now.unknown)
    yield _gauge("drp_due_late_seconds", say.DUE_LATE, _seconds(now.late))
    yield from _emails(now.emails)
    yield from _apart(now.apart)


def _emails(now: Emails) -> Iterator[GaugeMetricFamily]:
    yield _gauge("drp_emails_waiting", say.EMAILS_WAITING, now.waiting)
    yield _gauge("drp_emails_oldest_seconds", say.EMAILS_OLDEST, _seconds(now.oldest))
    yield _gauge("drp_emails_undeliverable", say.EMAILS_UNDELIVERABLE, now.failed)
    yield _gauge("drp_emails_unknown", say.EMAILS_UNKNOWN, now.unknown)


def _apart(kinds: Mapping[str, Counted]) -> Iterator[GaugeMetricFamily]:
    sent = GaugeMetricFamily("drp_apart_sent", say.APART_SENT, labels=["kind"])
    by_all = GaugeMetricFamily("drp_apart_acknowledged", say.APART_ACKNOWLEDGED, labels=["kind"])
    for kind, counted in kinds.items():
        sent.add_metric([kind], counted.sent)
        by_all.add_metric([kind], counted.acknowledged)
    yield from (sent, by_all)


def _gauge(name: str, says: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, says, value=float(value))


def _seconds(length: timedelta) -> float:
    return max(length.total_seconds(), 0.0)
