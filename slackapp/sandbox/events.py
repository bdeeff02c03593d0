"""What the app is told has happened, without anybody waiting for it.

See docs.slack.dev/apis/events-api.
"""

import secrets
from typing import Any

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.payloads import TOKEN

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


def _tell(backend: Backend, event: Json) -> None:
    if event["type"] in backend.app.events:
        payload = _callback(backend, event)
        backend.later(backend.courier.deliver("events_api", payload))


def _callback(backend: Backend, event: Json) -> Json:
    at = backend.now().timestamp()
    team_id = backend.workspace.team_id
    return {
        "token": TOKEN,
        "team_id": team_id,
        "context_team_id": team_id,
        "api_app_id": backend.app.app_id,
        "event": {**event, "event_ts": f"{at:.6f}"},
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(at),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": team_id,
                "user_id": backend.app.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
    }
