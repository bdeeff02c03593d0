"""`auth.test` and `users.info`: docs.slack.dev/reference/methods/users.info."""

from typing import Any

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.web_error import SlackError
from slackapp.sandbox.workspace import Person

Json = dict[str, Any]


def test_token(backend: Backend, arguments: Json) -> Json:
    return {
        "url": f"{backend.url}/",
        "team": backend.workspace.name,
        "user": backend.app.name.lower().replace(" ", "_"),
        "team_id": backend.workspace.team_id,
        "user_id": backend.app.bot_user_id,
        "bot_id": backend.app.bot_id,
        "is_enterprise_install": False,
    }


def info(backend: Backend, arguments: Json) -> Json:
    wanted = arguments.get("user")
    if wanted == backend.app.bot_user_id:
        bot = Person(id=backend.app.bot_user_id, name=backend.app.name, is_bot=True)
        return {"user": _as_json(backend, bot)}
    person = backend.workspace.person(str(wanted))
    if person is None:
        raise SlackError("user_not_found")
    return {"user": _as_json(backend, person)}


def _as_json(backend: Backend, person: Person) -> Json:
    home = backend.workspace.team_id
    return {
        "id": person.id,
        "team_id": person.team_id or home,
        "name": person.handle,
        "real_name": person.name,
        "deleted": person.deleted,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": False,
        "is_stranger": person.team_id not in (None, home) and not shares_channel(backend, person),
        "tz": backend.workspace.timezone,
        "profile": {
            "real_name": person.name,
            "display_name": person.name,
            "title": person.title,
            "team": person.team_id or home,
        },
    }


def shares_channel(backend: Backend, person: Person) -> bool:
    """Whether the app and this person meet in some channel, as outsiders must."""
    return any(
        {person.id, backend.app.bot_user_id} <= conversation.members
        for conversation in backend.mailbox.conversations.values()
        if not conversation.is_direct
    )
