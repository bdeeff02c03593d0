"""What the app is told has happened, without anybody waiting for it.

See docs.slack.dev/apis/events-api.
"""

import asyncio
import secrets
from typing import Any

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.payloads import TOKEN
from slackapp.sandbox.transport import Ack, Delivery, Failure
from slackapp.sandbox.values import NotPossible

Json = dict[str, Any]


def open_app_home(backend: Backend, person_id: str, tab: str) -> None:
    """Somebody opens a tab of the app: docs.slack.dev/reference/events/app_home_opened."""
    person = backend.actor(person_id)
    home = backend.views.home(person.id) if tab == "home" else None
    event = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": backend.mailbox.direct(person.id).id,
        "tab": tab,
        **({"view": backend.payloads.view(home)} if home else {}),
    }
    _tell(backend, event)


async def redeliver(backend: Backend, event_id: str | None) -> Json:
    """Deliver an event again though it was heard, as happens when an acknowledgement is lost."""
    told = [event for event in backend.told if event_id in (None, event["event_id"])]
    if not told:
        raise NotPossible(f"There was no event {event_id or 'yet'}.")
    again = Delivery("events_api", told[-1], retry=1, why_again=Failure.TIMEOUT)
    outcome = await backend.courier.attempt(again)
    return {"event_id": told[-1]["event_id"], "acked": isinstance(outcome, Ack)}


def _tell(backend: Backend, event: Json) -> None:
    if event["type"] in backend.app.events:
        backend.told.append(_callback(backend, event))
        backend.later(_until_heard(backend, backend.told[-1]))


async def _until_heard(backend: Backend, payload: Json) -> None:
    """Deliver, and once more after each pause until the app says that it heard."""
    outcome = await backend.courier.attempt(Delivery("events_api", payload))
    for retry, pause in enumerate(backend.retry_after, start=1):
        if isinstance(outcome, Ack):
            return
        await asyncio.sleep(pause)
        again = Delivery("events_api", payload, retry, outcome)
        outcome = await backend.courier.attempt(again)


def _callback(backend: Backend, event: Json) -> Json:
    """Name the organisation of whoever did it, and the workspace through which the app hears."""
    at = backend.now().timestamp()
    return {
        "token": TOKEN,
        "team_id": backend.payloads.team_of(event["user"]),
        "context_team_id": backend.workspace.team_id,
        "api_app_id": backend.app.app_id,
        "event": {**event, "event_ts": f"{at:.6f}"},
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(at),
        "authorizations": [_as_bot(backend)],
        "is_ext_shared_channel": False,
    }


def _as_bot(backend: Backend) -> Json:
    return {
        "enterprise_id": None,
        "team_id": backend.workspace.team_id,
        "user_id": backend.app.bot_user_id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
