"""What Slack sends to the app, in Slack's shapes.

See docs.slack.dev/reference/interaction-payloads and docs.slack.dev/interactivity/slash-commands.
"""

import time
from dataclasses import dataclass
from typing import Any, assert_never

from slackapp.sandbox.forms import Place
from slackapp.sandbox.mailbox import Conversation, Message
from slackapp.sandbox.screens import AtMessage, InView, Screen
from slackapp.sandbox.views import View
from slackapp.sandbox.workspace import InstalledApp, Person, Workspace

Json = dict[str, Any]

#: Slack's old verification token; apps are told to ignore it, so it is worth nothing here either
TOKEN = "not-a-secret"  # noqa: S105


@dataclass(frozen=True)
class Payloads:
    workspace: Workspace
    app: InstalledApp

    def command(
        self, person: Person, conversation: Conversation, command: str, text: str, **ids: str
    ) -> Json:
        return {
            "token": TOKEN,
            "team_id": self.workspace.team_id,
            "team_domain": self.workspace.domain,
            "channel_id": conversation.id,
            "channel_name": conversation.name,
            "user_id": person.id,
            "user_name": person.handle,
            "command": command,
            "text": text,
            "api_app_id": self.app.app_id,
            "is_enterprise_install": "false",
            **ids,
        }

    def shortcut(self, person: Person, callback_id: str, trigger_id: str) -> Json:
        return {
            **self._from(person, "shortcut"),
            "action_ts": _action_ts(),
            "callback_id": callback_id,
            "trigger_id": trigger_id,
        }

    def message_shortcut(self, screen: AtMessage, callback_id: str, **ids: str) -> Json:
        """docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload"""
        return {
            **self._from(screen.person, "message_action"),
            "action_ts": _action_ts(),
            "callback_id": callback_id,
            "channel": {"id": screen.conversation.id, "name": screen.conversation.name},
            "message": self.message(screen.message),
            "message_ts": screen.message.ts,
            **ids,
        }

    def actions(self, screen: Screen, action: Json, **ids: str) -> Json:
        """docs.slack.dev/reference/interaction-payloads/block_actions-payload"""
        return {
            **self._from(screen.person, "block_actions"),
            **self._where(screen),
            "actions": [{**action, "action_ts": _action_ts()}],
            **ids,
        }

    def suggestion(self, screen: Screen, place: Place, query: str) -> Json:
        """Carries what was typed into the menu, but not what stands in the other boxes."""
        where = self._where(screen)
        where.get("view", where)["state"] = {"values": {}}
        return {
            **self._from(screen.person, "block_suggestion"),
            **where,
            "block_id": place[0],
            "action_id": place[1],
            "value": query,
        }

    def submission(self, person: Person, view: View, trigger_id: str) -> Json:
        """docs.slack.dev/reference/interaction-payloads/view-interactions-payload"""
        return {
            **self._from(person, "view_submission"),
            "trigger_id": trigger_id,
            "view": self.view(view),
            "response_urls": [],
        }

    def closed(self, person: Person, view: View, *, is_cleared: bool) -> Json:
        return {
            **self._from(person, "view_closed"),
            "view": self.view(view),
            "is_cleared": is_cleared,
        }

    def view(self, view: View) -> Json:
        """docs.slack.dev/reference/views: the app's own view with what Slack adds to it."""
        return {
            "id": view.id,
            "team_id": self.workspace.team_id,
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "close": None,
            "submit": None,
            "clear_on_close": False,
            "notify_on_close": False,
            **view.source,
            "state": {"values": view.form.values},
            "hash": view.hash,
            "previous_view_id": view.previous_id,
            "root_view_id": view.root_id or view.id,
            "app_id": self.app.app_id,
            "app_installed_team_id": self.workspace.team_id,
            "bot_id": self.app.bot_id,
        }

    def message(self, message: Message) -> Json:
        """docs.slack.dev/reference/events/message"""
        by_app = {"bot_id": self.app.bot_id, "app_id": self.app.app_id}
        return {
            "type": "message",
            "user": message.author,
            **(by_app if message.author == self.app.bot_user_id else {}),
            "team": self.team_of(message.author),
            "text": message.text,
            "ts": message.ts,
            **({"blocks": message.blocks} if message.blocks else {}),
            **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
            **({"edited": {"user": message.author, "ts": message.ts}} if message.edited else {}),
        }

    def _from(self, person: Person, kind: str) -> Json:
        team_id = self.workspace.team_id
        return {
            "type": kind,
            "token": TOKEN,
            "api_app_id": self.app.app_id,
            "team": {"id": team_id, "domain": self.workspace.domain},
            "enterprise": None,
            "is_enterprise_install": False,
            "user": {
                "id": person.id,
                "username": person.handle,
                "name": person.handle,
                "team_id": self.team_of(person.id),
            },
        }

    def team_of(self, person_id: str) -> str:
        """The organisation that somebody belongs to."""
        person = self.workspace.person(person_id)
        return (person and person.team_id) or self.workspace.team_id

    def _where(self, screen: Screen) -> Json:
        match screen:
            case InView(view=view):
                container = {"type": "view", "view_id": view.id}
                return {"container": container, "view": self.view(view)}
            case AtMessage():
                return self._at(screen)
            case _:
                assert_never(screen)

    def _at(self, screen: AtMessage) -> Json:
        conversation, message = screen.conversation, screen.message
        hidden = message.only_for is not None
        return {
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": conversation.id,
                "is_ephemeral": hidden,
            },
            "channel": {"id": conversation.id, "name": conversation.name},
            "state": {"values": screen.form.values},
            **({} if hidden else {"message": self.message(message)}),
        }


def _action_ts() -> str:
    return f"{time.time():.6f}"
