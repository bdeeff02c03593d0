"""What is done in Slack for the person who pressed, once they have their answer."""

from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from slackapp import faults, trouble
from slackapp.turns import Turns
from slackapp.views import small
from slackapp.views.blocks import Json

#: How long somebody waits for Slack's word of an account while their form is being saved.
SECONDS = 1


def user_of(body: Json) -> str:
    """Give the Slack id of whoever did it."""
    return str((body.get("user") or {}).get("id") or body.get("user_id"))


def of_account(client: WebClient, slack_id: str, team: str) -> Json:
    """Give what Slack knows of somebody, and whether they are of another workspace than *team*.

    https://docs.slack.dev/reference/methods/users.info
    """
    try:
        found: Json = client.users_info(user=slack_id)["user"]
    except SlackApiError as error:
        faults.log.warning("Slack says nothing of somebody: %s", trouble.code(error))
        return {}
    return {**found, "is_elsewhere": found.get("team_id") not in (None, team)}


@dataclass(frozen=True)
class AtOnce:
    """Asks Slack before an answer is given, which has 3 seconds: no answer in one says nothing."""

    client: WebClient
    team: str

    def __call__(self, slack_id: str) -> Json:
        """Give what Slack says of an account, or nothing."""
        quick = WebClient(
            self.client.token,
            base_url=self.client.base_url,
            timeout=SECONDS,
            ssl=self.client.ssl,
            retry_handlers=[],
        )
        try:
            return of_account(quick, slack_id, self.team)
        except (OSError, HTTPException) as error:
            faults.log.warning("Slack does not answer at once: %s", type(error).__name__)
            return {}


@dataclass(frozen=True)
class SlackHands:
    """What can be done in Slack for the person who pressed; *see* is shown each page of theirs."""

    client: WebClient
    body: Json
    turns: Turns
    see: Callable[[Json], None]

    def open(self, view: Json) -> None:
        """Open a form, or push it over the one that is open, which stays when it is closed."""
        self.see(view)
        trigger = self.body["trigger_id"]
        if (self.body.get("view") or {}).get("type") == "modal":
            self.client.views_push(trigger_id=trigger, view={**view, "clear_on_close": False})
        else:
            self.client.views_open(trigger_id=trigger, view=view)

    def redraw(self, view: Json) -> None:
        """Draw the form again that the press was made in, unless a newer press draws it.

        One that was closed since is not missed.
        """
        self.see(view)
        view_id, pressed_at = self.body["view"]["id"], self.body["actions"][0]["action_ts"]
        with self.turns.to_draw(view_id, pressed_at) as is_newest:
            try:
                if is_newest:
                    self.client.views_update(view_id=view_id, view=view)
            except SlackApiError as error:
                if trouble.code(error) != "not_found":
                    raise

    def follow(self, view: Json) -> None:
        """Draw another page in place of the one that answered a form; one closed is not missed."""
        self.see(view)
        try:
            self.client.views_update(view_id=self.body["view"]["id"], view=view)
        except SlackApiError as error:
            if trouble.code(error) != "not_found":
                raise

    def known(self, slack_id: str) -> Json:
        """Give what Slack knows of somebody, and whether they are of another workspace."""
        return of_account(self.client, slack_id, str((self.body.get("team") or {}).get("id")))

    def tell(self, text: str) -> None:
        """Say it where the person looks: where they can be answered, else on a page."""
        if self.body.get("response_url"):
            self.whisper(text)
            return
        try:
            self.open(small.notice([text]))
        except Exception as error:
            faults.record(error, "telling")
            self.whisper(text)

    def whisper(self, text: str) -> None:
        """Say something that only the person who pressed sees.

        A press on App Home or in a form brings no address to answer to: they get a direct message,
        which is sure to be seen, and changes nothing of what they have typed.
        """
        url = self.body.get("response_url")
        try:
            if url:
                self._answer(url, text)
            else:
                self.client.chat_postMessage(channel=user_of(self.body), text=text)
        except Exception as error:
            faults.record(error, "a whisper")

    def _answer(self, url: str, text: str) -> None:
        """Answer where the person pressed or typed; it may be gone on reload."""
        WebhookClient(url, ssl=self.client.ssl, timeout=self.client.timeout).send(
            text=text, response_type="ephemeral", replace_original=False
        )
