"""Slack's own framework around our handlers: routing by id, the answer in time, and faults told.

Database work is committed before the answer; whatever calls Slack comes after it. Nothing is raised
after an answer: that would undo it (https://docs.slack.dev/tools/bolt-python/concepts/acknowledge).
"""

import logging
import re
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from http.client import HTTPException

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from slackapp import (
    agree,
    choose,
    commands,
    drafts,
    faults,
    ids,
    immediate_safety,
    list_disputes,
    raise_dispute,
    refusing,
    review,
    show_dispute,
    suggest,
)
from slackapp.afterwards import Afterwards
from slackapp.front import Front
from slackapp.home import Homes
from slackapp.press import Answer, Handler, Press, opens
from slackapp.quiet import Quiet
from slackapp.status import Answers
from slackapp.turns import Turns
from slackapp.views import safety, small
from slackapp.views.blocks import Json
from slackapp.wording import refusals
from workflows.ports import StoreUnavailable
from workflows.use_cases.common import today

BUTTONS: Mapping[str, Handler] = {
    ids.START_RAISE: raise_dispute.start,
    ids.RAISE_NEW: raise_dispute.start_new,
    ids.DRAFT_CONTINUE: drafts.go_on,
    ids.DRAFT_DELETE: drafts.drop,
    ids.CHOICE: choose.press,
    ids.STEP: review.press,
    ids.AGREEMENT: agree.press,
    ids.OPEN: show_dispute.press,
    ids.READ: show_dispute.read,
    ids.HISTORY: show_dispute.history,
    ids.HISTORY_PAGE: show_dispute.turn,
    ids.RAISED: show_dispute.raised,
    ids.LIST_OPEN: list_disputes.start,
    ids.LIST_SHOW: list_disputes.show_others,
    ids.LIST_PAGE: list_disputes.turn,
    ids.SAFETY_OPEN: immediate_safety.press,
    ids.SAFETY_WHO: immediate_safety.see_who,
}
#: A box that changed, or a button that changes the form it stands in.
REDRAWS: Mapping[str, Handler] = {
    ids.RAISE: raise_dispute.redraw,
    ids.CHOOSE: choose.redraw,
    ids.REVIEW: review.redraw,
    ids.OPEN_STAGE: agree.redraw,
}
FORMS: Mapping[str, Handler] = {
    ids.RAISE: raise_dispute.to_check,
    ids.RAISE_CHECK: raise_dispute.send,
    ids.CHOOSE: choose.submit,
    ids.REVIEW: review.submit,
    ids.OPEN_STAGE: agree.submit,
    ids.LIST: list_disputes.find,
    ids.SAFETY: immediate_safety.submit,
}
#: What changes somebody's App Home: every form that is sent, and these buttons.
CHANGES = frozenset({ids.CHOICE, ids.SAVE_DRAFT, ids.DRAFT_DELETE})


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

    def command(self, ack: Ack, body: Json) -> None:
        """A slash command."""
        self._serve(ack, body, commands.typed, Press(id=ids.COMMAND, person="", text=body["text"]))

    def shortcut(self, ack: Ack, body: Json) -> None:
        """A global shortcut."""
        self._serve(ack, body, raise_dispute.start, Press(id=body["callback_id"], person=""))

    def action(self, ack: Ack, body: Json) -> None:
        """A button, or a box that changed."""
        action, view = body["actions"][0], body.get("view") or {}
        kind = action["action_id"].partition(":")[0]
        handler = BUTTONS.get(kind) or REDRAWS.get(view.get("callback_id", ""), _retired)
        pressed = Press(id=action["action_id"], person="", value=_value(action), view=view)
        if view:
            self.turns.came(view["id"], action["action_ts"])
        self._serve(ack, body, handler, pressed)

    def submission(self, ack: Ack, body: Json) -> None:
        """A form that was sent."""
        view = body["view"]
        handler = FORMS.get(view["callback_id"], _retired)
        self._serve(ack, body, handler, Press(id=view["callback_id"], person="", view=view))

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
            known = self._person(body)
            found = suggest.people(self.front, pressed) if known else []
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
        self.afterwards.add(self.wake)
        if answer.then:
            self.afterwards.add(partial(self.executor.submit, self._then, answer, body))

    def _answer(self, body: Json, handler: Handler, pressed: Press) -> Answer:
        try:
            person = self._person(body)
            if person is None:
                return _said(refusals.NOT_LISTED, pressed)
            if pressed.id in FORMS or pressed.id.partition(":")[0] in CHANGES:
                self.afterwards.add(partial(self.homes.refresh, _user(body)))
            return handler(self.front, replace(pressed, person=person))
        except StoreUnavailable:
            in_form = pressed.id in FORMS
            return _said(refusals.DATABASE_FORM if in_form else refusals.DATABASE_ELSE, pressed)
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
            person = work.directory(today(self.front.desk)).in_slack(_user(body))
        return person.id if person else None

    def _is_ours(self, body: Json) -> bool:
        """Is it done by somebody of this workspace? Commands and events name a team at the top."""
        user = body.get("user") or {"team_id": body.get("team_id")}
        team = user.get("team_id") or (body.get("team") or {}).get("id")
        return team in (None, self.team)

    def _then(self, answer: Answer, body: Json) -> None:
        """Open or draw what was promised; a failure is told, and never raised."""
        hands = _Hands(self.client, body, self.turns)
        try:
            if answer.then:
                answer.then(hands)
        except (SlackApiError, OSError, HTTPException) as error:
            faults.log.warning("form not opened: %s", type(error).__name__)
            hands.whisper(refusals.FORM_DID_NOT_OPEN)
        except StoreUnavailable:
            hands.tell(refusals.DATABASE_ELSE)
        except Exception as error:
            hands.tell(refusals.fault(faults.record(error, "afterwards")))


def _user(body: Json) -> str:
    """Give the Slack id of whoever did it."""
    return str((body.get("user") or {}).get("id") or body.get("user_id"))


def _value(action: Json) -> str:
    """Give the value of a button, or of what was chosen in a menu."""
    chosen = action.get("selected_option") or {}
    return str(action.get("value") or chosen.get("value", ""))


def _retired(front: Front, pressed: Press) -> Answer:
    """A button of an earlier version, in an old message."""
    return opens(small.notice([refusals.RETIRED_BUTTON]))


def _said(words: str, pressed: Press) -> Answer:
    """Say why nothing happened, where the person is looking."""
    if pressed.id == ids.COMMAND:
        return Answer(ack=commands.only_to_you(words))
    if pressed.id in FORMS:
        return refusing.on_first_box(words, pressed.view)
    return opens(small.notice([words]))


@dataclass(frozen=True)
class _Hands:
    """What can be done in Slack for the person who pressed."""

    client: WebClient
    body: Json
    turns: Turns

    def open(self, view: Json) -> None:
        """Open a form, or push it over the one that is open."""
        over_a_form = (self.body.get("view") or {}).get("type") == "modal"
        call = self.client.views_push if over_a_form else self.client.views_open
        call(trigger_id=self.body["trigger_id"], view=view)

    def redraw(self, view: Json) -> None:
        """Draw the form again that the press was made in, unless a newer press draws it."""
        view_id, pressed_at = self.body["view"]["id"], self.body["actions"][0]["action_ts"]
        with self.turns.to_draw(view_id, pressed_at) as is_newest:
            if is_newest:
                self.client.views_update(view_id=view_id, view=view)

    def tell(self, text: str) -> None:
        """Say it where the person looks: under a command, else on a page."""
        if self.body.get("response_url"):
            self.whisper(text)
            return
        try:
            self.open(small.notice([text]))
        except Exception as error:
            faults.record(error, "telling")

    def whisper(self, text: str) -> None:
        """Say something that only the person who pressed sees; it may be gone on reload."""
        url = self.body.get("response_url")
        try:
            if url:
                WebhookClient(url, ssl=self.client.ssl, timeout=self.client.timeout).send(
                    text=text, response_type="ephemeral", replace_original=False
                )
        except Exception as error:
            faults.record(error, "a whisper")


def build(counter: Counter, signing_secret: str = "") -> App:
    """Give Slack's framework six listeners: more would each cost every dispatch.

    What comes over HTTP must be signed with *signing_secret*; a socket is Slack's own.
    """
    logger = logging.getLogger("drp.bolt")
    # It would warn that SLACK_BOT_TOKEN is set, as it must be; and its check of signatures, which
    # keeps this level, would write the whole body of a request that it refuses.
    logger.setLevel(logging.ERROR)
    app = App(
        client=counter.client,
        signing_secret=signing_secret,
        logger=logger,
        process_before_response=True,
        listener_executor=counter.executor,
    )
    logger.setLevel(logging.WARNING)  # below that it writes whole payloads
    app.command(ids.COMMAND)(_listener(counter.command))
    app.shortcut(ids.RAISE_SHORTCUT)(_listener(counter.shortcut))
    app.action(re.compile(""))(_listener(counter.action))
    app.view(re.compile(""))(_listener(counter.submission))
    app.event("app_home_opened")(_listener(counter.home_opened))
    app.options(re.compile(""))(_listener(counter.options))
    return app


def _listener(serve: Callable[[Ack, Json], None]) -> Callable[..., None]:
    """Bolt hands over what a listener names; ours name the answer and the payload."""

    def listener(ack: Ack, body: Json) -> None:
        serve(ack, body)

    return listener
