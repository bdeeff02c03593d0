"""Target 17: finding what a click is for costs the same, however many things there are to do."""

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient

from slackapp.app import Counter
from slackapp.listeners import build
from slackapp.press import Handler, Press
from slackapp.routes import BUTTONS, FORMS
from tests.bench.bench import Bench
from tests.bench.clicks import Click, Json, command, pressed, search, submission
from tests.bench.progress import repeated
from tests.bench.results import LAW, Measured, Result, Time, ratios
from tests.office import APP

#: Each is dispatched so often in a repetition, of which the quickest counts.
OFTEN = 30
COMMAND, SEARCH = "the first listener", "the last listener"


class OnlyFinds(Counter):
    """The app up to where the handler would begin."""

    def _serve(self, ack: Ack, body: Json, handler: Handler, pressed: Press) -> None:
        assert handler
        ack()

    def options(self, ack: Ack, body: Json) -> None:
        """Whoever is found costs as much as the database takes: none of it is dispatch."""
        ack()


def dispatching(bench: Bench) -> Measured:
    """Measure target 17 within one process."""
    bench.slack.takes(0)
    with ThreadPoolExecutor(1) as executor:
        app = build(_counter(WebClient(APP.bot_token, bench.slack.url), executor))
        clicks = _clicks()
        rounds = [
            {name: _dispatched(app, click) for name, click in clicks.items()}
            for _ in repeated("Target 17", bench.size.repetitions)
        ]
    return Measured(_results(rounds), (Time("dispatch", "every kind", _every(rounds)),))


def _counter(client: WebClient, executor: ThreadPoolExecutor) -> OnlyFinds:
    nothing: Any = None
    return OnlyFinds(
        front=nothing, client=client, team="T01", executor=executor, homes=nothing, wake=nothing
    )


def _clicks() -> dict[str, Click]:
    """Give one click of each kind, in the order in which they are registered."""
    buttons = {f"button {id}": pressed(id) for id in BUTTONS}
    forms = {f"form {id}": submission({"callback_id": id}, "U01") for id in FORMS}
    return {COMMAND: command(), **buttons, **forms, SEARCH: search()}


def _dispatched(app: App, click: Click) -> float:
    return min(_once(app, click) for _ in range(OFTEN))


def _once(app: App, click: Click) -> float:
    request = BoltRequest(body=click.payload, mode="socket_mode")
    began = time.perf_counter()
    answer = app.dispatch(request)
    took = time.perf_counter() - began
    assert answer.status == 200, (click, answer.status)
    return took


Rounds = Sequence[Mapping[str, float]]


def _results(rounds: Rounds) -> tuple[Result, ...]:
    first, *_, last = (f"button {id}" for id in BUTTONS)
    slowest, quickest = [max(each.values()) for each in rounds], _every(rounds)
    return (
        _result(17, "dispatch of the last button / of the first", rounds, last, first),
        _result(17, "dispatch to the last listener / to the first", rounds, SEARCH, COMMAND),
        Result(
            number=LAW,
            what=f"dispatch of {len(rounds[0])} kinds of clicks, slowest / quickest",
            way="one process",
            bound=2,
            samples=ratios(slowest, quickest),
        ),
    )


def _result(number: int, what: str, rounds: Rounds, of: str, to: str) -> Result:
    samples = ratios([each[of] for each in rounds], [each[to] for each in rounds])
    return Result(number=number, what=what, way="one process", bound=2, samples=samples)


def _every(rounds: Rounds) -> list[float]:
    return [min(each.values()) for each in rounds]
