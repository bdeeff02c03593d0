"""What whoever watches the app reads: the figures' descriptions, and pages of the web server."""

from datetime import datetime, timedelta

from slackapp.wording.times import how_long, moment
from workflows.use_cases.standstill import Why

ANSWER_SECONDS = "How long Slack waited for an answer."
CONNECTED = "Slack reaches the app."
TICK_AGE = "Since the last look at what is due."
TICKED = "When any process last looked at what is due."
STANDSTILL = "1: nothing looks at what is due, or it is late."
SLACK_ERRORS = "Calls that Slack refused, by its code."
OUTBOX = "Messages that could go now, by kind of place."
OUTBOX_OLDEST = "How long the oldest of each has waited."
DATABASE_ANSWERS = "The database answers, and takes changes."
NO_ANSWER = "does not answer"
TAKES_NOTHING = "can be read and not written: another program holds it, or lets nobody write"
OPEN = "Disputes that are open."
PAST_DATE = "Of these, past their date."
WAITING = "Messages that could go now."
OLDEST = "How long the oldest has waited."
UNDELIVERABLE = "Messages of 7 days Slack will never take."
UNKNOWN = "Messages of 7 days Slack may have, or not."
EMAILS_WAITING = "E-mails that wait for the mail server."
EMAILS_OLDEST = "How long the oldest of them has waited."
EMAILS_UNDELIVERABLE = "E-mails of 7 days that are not sent."
EMAILS_UNKNOWN = "E-mails of 7 days the server may have."
DUE_LATE = "How late the oldest due look is."
BROKEN_OFF = "1: nothing is sent at all, because a restore came to no end."
APART_SENT = "Sent without a dispute."
APART_ACKNOWLEDGED = "Of these, acknowledged by all."
TURNED_AWAY = "How often somebody was turned away, by why."
TURNED_AWAY_OFTEN = "How often one person was turned away 20 times within an hour."

NOTHING_HERE = "There is nothing here."
NOT_SLACKS = "This is not signed by Slack."
UNREADABLE = "This is nothing that Slack sends."
FAILED = "Something went wrong. The log says more."
SENDING_STOPPED = "nothing is sent: the thread that sends has stopped; start the app again"


def tick_stopped(seconds: float) -> str:
    """Say that this process does not look at what is due."""
    return f"has not looked at what is due for {how_long(timedelta(seconds=seconds))}"


def due(why: Why, since: datetime | None) -> str:
    """Say that no process looks at what is due, or that something has been due for long."""
    at = moment(since) if since else "the start"
    if why is Why.LATE:
        return f"what was due at {at} is not seen to"
    return f"nothing has looked at what is due since {at}"
