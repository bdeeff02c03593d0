"""The one way to Slack's Web API, which counts what it refuses."""

from http.client import HTTPException
from typing import Any

from prometheus_client import Counter
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from slackapp import trouble
from slackapp.wording import status as say

#: In place of a code, where Slack gave none.
NO_ANSWER = "no answer"


class Client(WebClient):
    """Slack's own client; ``refused`` has how often which code came."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        """Take what Slack's client takes."""
        super().__init__(*arguments, **settings)
        self.refused = Counter("drp_slack_errors", say.SLACK_ERRORS, ["code"], registry=None)

    def api_call(self, *arguments: Any, **settings: Any) -> SlackResponse:
        """Call a method. Raises what Slack's client raises."""
        try:
            return super().api_call(*arguments, **settings)
        except SlackApiError as error:
            self.refused.labels(trouble.code(error)).inc()
            raise
        except (OSError, HTTPException):
            self.refused.labels(NO_ANSWER).inc()
            raise
