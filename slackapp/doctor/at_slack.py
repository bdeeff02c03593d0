"""The tokens, the permissions, the channel and the time, as Slack sees them."""

from collections.abc import Generator, Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.settings import Settings
from slackapp.trouble import code
from slackapp.wording import doctor as words

#: The permissions in manifest.yml.
SCOPES = frozenset({"commands", "chat:write", "users:read"})
#: Slack's signatures are good for five minutes; due dates are counted by the minute.
SKEW = timedelta(minutes=1)
#: What Slack says of a channel in which the app cannot post.
CLOSED = ("channel_not_found", "not_in_channel", "is_archived", "user_not_in_channel")
#: A signing secret as Slack shows it: so many characters of 0-9 and a-f.
SECRET_LENGTH = 32


def slack(has: Settings, client: WebClient, now: datetime) -> Iterator[Finding]:
    """Ask Slack about each token and the channel; nothing is posted that anybody sees."""
    yield from _unset(has)
    try:
        bot = yield from _bot_token(has, client, now)
        yield from _app_token(has, client)
        yield from _channel(has, client, bot)
    except (OSError, HTTPException) as error:
        yield mend(words.slack_silent(type(error).__name__))


def _unset(has: Settings) -> Iterator[Finding]:
    if has.bot_token is None:
        yield mend(words.BOT_MISSING)
    if has.over_http:
        yield from _signing_secret(has.signing_secret.get_secret_value())
    elif has.app_token is None:
        yield mend(words.APP_MISSING)
    if not has.channel:
        yield look(words.NO_CHANNEL)


def _signing_secret(secret: str) -> Iterator[Finding]:
    """Slack cannot be asked about it: only its form can be looked at."""
    is_one = len(secret) == SECRET_LENGTH and not set(secret) - set("0123456789abcdef")
    yield ok(words.OVER_HTTP) if is_one else look(words.NOT_SIGNED)


def _bot_token(has: Settings, client: WebClient, now: datetime) -> Generator[Finding, None, str]:
    """Try the token; give who the app is in Slack, or nothing."""
    if has.bot_token is None:
        return ""
    try:
        known = client.auth_test()
    except SlackApiError as error:
        yield mend(words.token_refused("SLACK_BOT_TOKEN", code(error)))
        return ""
    yield ok(words.bot_token(str(known["team"])))
    yield from _scopes(known)
    yield from _clock(known, now)
    return str(known["user_id"])


def _scopes(known: SlackResponse) -> Iterator[Finding]:
    """Compare what was granted with what the manifest asks for."""
    granted = {each.strip() for each in _header(known, "x-oauth-scopes").split(",")} - {""}
    lacking, more = SCOPES - granted, granted - SCOPES
    if lacking:
        yield mend(words.scopes_lacking(sorted(lacking)))
    if more:
        yield look(words.scopes_more(sorted(more)))
    if not lacking and not more:
        yield ok(words.SCOPES)


def _clock(known: SlackResponse, now: datetime) -> Iterator[Finding]:
    """Compare our time with Slack's: every due date is counted by ours."""
    theirs = _header(known, "date")
    if not theirs:
        return
    off = now - parsedate_to_datetime(theirs)
    yield mend(words.clock_off(off)) if abs(off) > SKEW else ok(words.CLOCK)


def _header(known: SlackResponse, name: str) -> str:
    headers = {key.lower(): value for key, value in known.headers.items()}
    value = headers.get(name, "")
    return str(value[0] if isinstance(value, list) else value)


def _app_token(has: Settings, client: WebClient) -> Iterator[Finding]:
    if has.app_token is None:
        return
    try:
        client.apps_connections_open(app_token=has.app_token.get_secret_value())
    except SlackApiError as error:
        yield mend(words.token_refused("SLACK_APP_TOKEN", code(error)))
    else:
        yield ok(words.APP_TAKEN)


def _channel(has: Settings, client: WebClient, bot: str) -> Iterator[Finding]:
    """Write to the app itself, unseen, in the channel: membership needs no scope to be asked so.

    https://docs.slack.dev/reference/methods/chat.postEphemeral refuses where the app is not in.
    """
    if not has.channel or not bot:
        return
    try:
        client.chat_postEphemeral(channel=has.channel, user=bot, text=words.CHANNEL)
    except SlackApiError as error:
        closed = code(error) in CLOSED
        yield mend(words.CHANNEL_CLOSED if closed else words.channel_refused(code(error)))
    else:
        yield ok(words.CHANNEL)
