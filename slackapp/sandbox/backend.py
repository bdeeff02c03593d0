"""Everything the stand-in remembers, put together once; touched on the event loop only."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from slackapp.sandbox.connections import Connections
from slackapp.sandbox.delivering import Courier
from slackapp.sandbox.faults import Faults
from slackapp.sandbox.journal import Journal
from slackapp.sandbox.mailbox import Conversation, Mailbox
from slackapp.sandbox.payloads import Payloads
from slackapp.sandbox.rate_limits import RateLimits
from slackapp.sandbox.request_url import RequestUrl
from slackapp.sandbox.screens import AtMessage, InView, Screen
from slackapp.sandbox.terms import Terms
from slackapp.sandbox.tickets import ResponseAddresses, Triggers
from slackapp.sandbox.values import NotPossible
from slackapp.sandbox.views import Views
from slackapp.sandbox.workspace import Person

Json = dict[str, Any]


class Backend:
    def __init__(self, terms: Terms, url: str, faults: Faults) -> None:
        self.workspace, self.app, self.url = terms.workspace, terms.app, url
        self.now, self.clock, self.mail = terms.now, terms.clock, terms.mail
        self.faults, self.retry_after = faults, terms.retry_after
        self.told: list[Json] = []  #: every event that the app was to hear of
        self.journal = Journal(terms.now, terms.noted)
        self.mailbox = Mailbox(terms.workspace, terms.app.bot_user_id, terms.now, self.journal)
        self.views = Views(self.journal)
        self.triggers = Triggers(terms.trigger_seconds)
        self.response_addresses = ResponseAddresses()
        self.rate_limits = RateLimits(terms.rate_limits)
        self.connections = Connections(terms.app.app_id, self.journal)
        self.courier = Courier(self.connections, terms.ack_seconds, self.journal)
        self.payloads = Payloads(terms.workspace, terms.app)
        self._errands: set[asyncio.Task[Any]] = set()

    def post_to(self, url: str | None) -> None:
        """Reach the app at its Request URL; over its sockets again when there is none."""
        secret = self.app.signing_secret
        self.courier.use(self.connections if url is None else RequestUrl(url, secret))

    def change_person(self, person_id: str, **changes: Any) -> None:
        """Somebody leaves, comes back, or belongs to another organisation from now on."""
        people = [
            replace(person, **changes) if person.id == person_id else person
            for person in self.workspace.people
        ]
        self.workspace = replace(self.workspace, people=people)
        self.payloads = Payloads(self.workspace, self.app)
        self.journal.change()

    def outage(self, on: bool) -> None:
        """Close every door to the app, or open them again."""
        self.faults.outage = on
        if on:
            self.connections.cut()
        self.journal.change()

    def actor(self, person_id: str) -> Person:
        """Somebody who can use the workspace."""
        person = self.workspace.person(person_id)
        if person is None or person.is_bot:
            raise NotPossible(f"There is no person {person_id!r} here.")
        if person.deleted:
            raise NotPossible(f"The account of {person.name} is deactivated.")
        return person

    def screen(self, person_id: str, place: Json) -> Screen:
        """The form, the Home tab, or the message at `channel` and `ts`, that *place* names."""
        if "ts" in place:
            return self.at_message(person_id, place.get("channel"), place["ts"])
        person = self.actor(person_id)
        return InView(person, self.views.usable(person_id, place.get("view_id")))

    def at_message(self, person_id: str, channel_id: str | None, ts: str) -> AtMessage:
        person = self.actor(person_id)
        conversation = self.mailbox.joined(person_id, channel_id)
        message = conversation.message(ts)
        if message is None or message.only_for not in (None, person_id):
            raise NotPossible(f"There is no message {ts!r} there.")
        return AtMessage(person, conversation, message)

    def response_url(
        self, person: Person, conversation: Conversation, message_ts: str | None = None
    ) -> str:
        key = self.response_addresses.issue(person.id, conversation.id, message_ts)
        return f"{self.url}/response/{key}"

    def later(self, errand: Coroutine[Any, Any, Any]) -> None:
        """Run *errand* without making anybody wait for it."""
        task = asyncio.create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
