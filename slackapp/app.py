"""Where what people do is taken to its handler: the answer in time, and faults told.

Database work is committed before the answer; whatever calls Slack comes after it. Nothing is raised
after an answer: that would undo it (https://docs.slack.dev/tools/bolt-python/concepts/acknowledge).
"""

import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from http.client import HTTPException

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackapp import (
    commands,
    faults,
    ids,
    immediate_safety,
    refusing,
    routes,
)
from slackapp.afterwards import Afterwards
from slackapp.front import Front
from slackapp.hands import SlackHands, user_of
from slackapp.home import Homes
from slackapp.press import Answer, Handler, Press, opens, value_of
from slackapp.quiet import Quiet
from slackapp.status import Answers
from slackapp.turned_away import TurnedAway, is_not_theirs
from slackapp.turns import Turns
from slackapp.views import helping, mending, safety, small
from slackapp.views.blocks import Json
from slackapp.wording import refusals
from workflows.drafts import FormRecorded, HeardBefore
from workflows.ports import KeyNotHeld, NoSuchDispute, StoreUnavailable
from workflows.two_devices import DoNotFit
from workflows.use_cases.world import today


def team_of(client: WebClient) -> str:
    """Ask Slack once which workspace this is: we serve it, and refuse others."""
    return str(client.auth_test()["team_id"])


@dataclass(frozen=True, kw_only=True)
class Counter:
    """Takes each thing that people do in Slack to its handler, and the answer back."""

    front: Front
    client: WebClient
    team: str
    executor: Executor
    homes: Homes
    wake: Callable[[], None]
    answers: Answers = field(default_factory=Answers)
    afterwards: Afterwards = field(default_factory=Afterwards)
    quiet: Quiet = field(default_factory=Quiet)
    turns: Turns = field(default_factory=Turns)
    away: TurnedAway = field(default_factory=TurnedAway)

    def command(self, ack: Ack, body: Json) -> None:
        """A slash command."""
        self._serve(ack, body, commands.typed, Press(id=ids.COMMAND, person="", text=body["text"]))

    def shortcut(self, ack: Ack, body: Json) -> None:
        """A shortcut, chosen anywhere or for a message."""
        handler, message = routes.of_shortcut(body["callback_id"]), body.get("message") or {}
        pressed = Press(id=body["callback_id"], person="", message=message)
        self._serve(ack, body, handler, pressed)

    def action(self, ack: Ack, body: Json) -> None:
        """A button, or a box that changed."""
        action, view = body["actions"][0], body.get("view") or {}
        handler = routes.of_action(action["action_id"], view)
        at = action["action_ts"]
        pressed = Press(
            id=action["action_id"], person="", value=value_of(action), view=view, pressed_at=at
        )
        if view:
            self.turns.came(view["id"], at)
        self._serve(ack, body, handler, pressed)

    def submission(self, ack: Ack, body: Json) -> None:
        """A form that was sent."""
        view = body["view"]
        handler = routes.of_form(view["callback_id"])
        trigger = body.get("trigger_id") or ""
        pressed = Press(id=view["callback_id"], person="", view=view, trigger=trigger)
        self._serve(ack, body, handler, pressed)

    def home_opened(self, ack: Ack, body: Json) -> None:
        """Somebody looks at their App Home, or at the messages beside it."""
        ack()
        if body["event"]["tab"] == "home" and self._is_ours(body):
            self.afterwards.add(partial(self.homes.refresh, str(body["event"]["user"])))

    def options(self, ack: Ack, body: Json) -> None:
        """A search in a menu of people."""
        pressed = Press(
            id=body["action_id"],
            person="",
            value=body.get("value", ""),
            block_id=body["block_id"],
            view=body.get("view") or {},
        )
        try:
            by = self._done_by(body, pressed)
            found = routes.search(by)(self.front, by) if by else []
        except Exception as error:
            faults.record(error, "options")
            found = []
        ack(options=found)

    # ---- how each is served -----------------------------------------------------------------

    def _serve(self, ack: Ack, body: Json, handler: Handler, pressed: Press) -> None:
        """Answer in time with what the handler says, or with what went wrong."""
        began = time.monotonic()
        urgent = handler is immediate_safety.press
        with self.quiet.answering():
            answer = self._safety(body, pressed) if urgent else self._answer(body, handler, pressed)
        ack(**answer.ack)
        self.answers.took(body.get("type", "command"), began)
        see = partial(self._see, body, pressed.id)
        see(answer.ack)
        self.afterwards.add(self.wake)
        if answer.then:
            not_open = refusals.SAFETY_DID_NOT_OPEN if urgent else refusals.FORM_DID_NOT_OPEN
            hands = SlackHands(self.client, body, self.turns, see)
            self.afterwards.add(partial(self.executor.submit, self._then, answer, hands, not_open))

    def _answer(self, body: Json, handler: Handler, pressed: Press) -> Answer:
        try:
            by = self._done_by(body, pressed)
            if by is None:
                return self._not_listed(body, pressed)
            if routes.changes_home(pressed.id):
                self.afterwards.add(partial(self.homes.refresh, user_of(body)))
            return handler(self.front, by)
        except StoreUnavailable as error:
            faults.log.warning("the database does not answer: %s", error)
            in_form = pressed.id in routes.FORMS
            return _said(refusals.DATABASE_FORM if in_form else refusals.DATABASE_ELSE, pressed)
        except KeyNotHeld as error:
            faults.record(error, pressed.id)
            in_form = pressed.id in routes.FORMS
            return _said(refusals.NEW_KEY_FORM if in_form else refusals.NEW_KEY_ELSE, pressed)
        except HeardBefore:
            return Answer()
        except FormRecorded as form:
            return _said(refusing.recorded(form.at, as_typed=form.as_typed), pressed)
        except DoNotFit:
            return _said(refusals.TWO_TEXTS, pressed)
        except ids.NotOurs:
            in_form = pressed.id in routes.FORMS
            return _said(refusals.RETIRED_FORM if in_form else refusals.RETIRED_BUTTON, pressed)
        except NoSuchDispute:
            return _said(refusals.NOT_INVOLVED, pressed)
        except Exception as error:
            return _said(refusals.fault(faults.record(error, pressed.id)), pressed)

    def _safety(self, body: Json, pressed: Press) -> Answer:
        """Show what to do now to anybody at all, even when nothing else works."""
        try:
            person = self._person(body)
            if person:
                return immediate_safety.press(self.front, replace(pressed, person=person))
        except Exception as error:
            faults.record(error, pressed.id)
        return opens(safety.steps_only(self.front.numbers))

    def _person(self, body: Json) -> str | None:
        """Give who it is by the people list; nobody from another workspace is."""
        if not self._is_ours(body):
            return None
        with self.front.desk.store.read() as work:
            person = work.directory(today(self.front.desk)).in_slack(user_of(body))
        return person.id if person else None

    def _done_by(self, body: Json, pressed: Press) -> Press | None:
        """Give the press with who did it; None where nobody may whom the app knows."""
        person = self._person(body)
        if person is None and not self._runs_the_app(body, pressed):
            self._turn_away(body, pressed)
            return None
        return replace(pressed, person=person or "", slack_id=user_of(body))

    def _turn_away(self, body: Json, pressed: Press) -> None:
        """Note a stranger; whoever runs the app is none, and is told where to go on."""
        if not self._is_ours(body):
            self.away.person("another workspace", user_of(body), pressed.id)
        elif not self.front.is_run_by(user_of(body)):
            self.away.person("not listed", user_of(body), pressed.id)

    def _see(self, body: Json, doing: str, answered: Json) -> None:
        """Look at what somebody is answered, or shown: were they turned away?"""
        if is_not_theirs(answered):
            self.away.person("not theirs", user_of(body), doing)

    def _runs_the_app(self, body: Json, pressed: Press) -> bool:
        """Does somebody do what is for their account? They need be in no list for it."""
        by = user_of(body)
        runs = routes.is_for_administrators(pressed) and self.front.is_run_by(by)
        oversees = routes.is_for_overseers(pressed) and self.front.is_overseen_by(by)
        protects = routes.is_for_officers(pressed) and self.front.protects_data(by)
        return (runs or oversees or protects) and self._is_ours(body)

    def _not_listed(self, body: Json, pressed: Press) -> Answer:
        """Say whom to ask; whoever runs the app needs nobody, and is told where to go on."""
        if not (self._is_ours(body) and self.front.is_run_by(user_of(body))):
            return _not_listed(pressed)
        if pressed.id == ids.COMMAND:
            return commands.help_without_post(self.front)
        if pressed.id in routes.FORMS:
            return _said(refusals.ADD_YOURSELF, pressed)
        return opens(small.notice([refusals.ADD_YOURSELF], do=[mending.people_button()]))

    def _is_ours(self, body: Json) -> bool:
        """Is it done by somebody of this workspace? Commands and events name a team at the top."""
        user = body.get("user") or {"team_id": body.get("team_id")}
        team = user.get("team_id") or (body.get("team") or {}).get("id")
        return bool(team == self.team)

    def _then(self, answer: Answer, hands: SlackHands, not_open: str) -> None:
        """Open or draw what was promised; a failure is told, and never raised."""
        try:
            if answer.then:
                answer.then(hands)
        except (SlackApiError, OSError, HTTPException) as error:
            faults.log.warning("form not opened: %s", type(error).__name__)
            hands.whisper(not_open)
        except StoreUnavailable:
            hands.tell(refusals.DATABASE_ELSE)
        except Exception as error:
            hands.tell(refusals.fault(faults.record(error, "afterwards")))


def _not_listed(pressed: Press) -> Answer:
    """Say whom to ask; whoever types reads first what everybody must know."""
    if pressed.id == ids.COMMAND:
        return Answer(ack=helping.not_listed())
    return _said(refusals.NOT_LISTED, pressed)


def _said(words: str, pressed: Press) -> Answer:
    """Say why nothing happened, where the person is looking."""
    if pressed.id == ids.COMMAND:
        return Answer(ack=commands.only_to_you(words))
    if pressed.id in routes.FORMS:
        return refusing.on_first_box(words, pressed.view)
    return opens(small.notice([words]))
