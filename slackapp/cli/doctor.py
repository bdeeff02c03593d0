"""``drp doctor``: what is missing or wrong, and how to mend it."""

from argparse import Namespace
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from slackapp import settings, wiring
from slackapp.settings import Settings
from slackapp.wording import doctor as words
from workflows.ports import Desk, StoreUnavailable
from workflows.reading import NotAProcedure
from workflows.use_cases.common import today

#: How far ahead bank holidays should be known.
AHEAD = timedelta(days=120)


class How(StrEnum):
    """How a thing stands."""

    OK = "ok"
    LOOK = "look"
    MEND = "mend"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    how: How
    says: str


def doctor(_: Namespace) -> int:
    """Look at everything, print a line for each, and give 1 where something must be mended."""
    found = []
    for finding in _look():
        print(f"{finding.how:5} {finding.says}", flush=True)
        found.append(finding.how)
    print(words.summary(found.count(How.MEND), found.count(How.LOOK)))
    return 1 if How.MEND in found else 0


def _look() -> Iterator[Finding]:
    try:
        has = settings.read()
    except settings.WrongSettings as error:
        yield Finding(How.MEND, str(error))
        return
    yield Finding(How.OK, words.SETTINGS)
    yield from _procedures(has)
    client = wiring.client(has)
    yield from _slack(has, client)
    yield from _kept(has, client)
    if not has.administrators:
        yield Finding(How.LOOK, words.NO_ADMINISTRATORS)
    if not has.safety.telephone:
        yield Finding(How.LOOK, words.NO_SAFETY_NUMBER)


def _procedures(has: Settings) -> Iterator[Finding]:
    for key in has.procedures:
        try:
            read = wiring.read_procedure(has, key)
            yield Finding(How.OK, words.procedure(key, len(read.stages)))
        except (wiring.CannotStart, NotAProcedure) as error:
            yield Finding(How.MEND, str(error))


def _slack(has: Settings, client: WebClient) -> Iterator[Finding]:
    """Ask Slack about each token and the channel; nothing is posted that anybody sees."""
    yield from _unset(has)
    try:
        bot = yield from _bot_token(has, client)
        yield from _app_token(has, client)
        yield from _channel(has, client, bot)
    except (OSError, HTTPException) as error:
        yield Finding(How.MEND, words.slack_silent(type(error).__name__))


def _unset(has: Settings) -> Iterator[Finding]:
    if has.bot_token is None:
        yield Finding(How.MEND, words.BOT_MISSING)
    if has.app_token is None:
        yield Finding(How.MEND, words.APP_MISSING)
    if not has.channel:
        yield Finding(How.LOOK, words.NO_CHANNEL)


def _bot_token(has: Settings, client: WebClient) -> Generator[Finding, None, str]:
    """Try the token; give who the app is in Slack, or nothing."""
    if has.bot_token is None:
        return ""
    try:
        known = client.auth_test()
    except SlackApiError as error:
        yield Finding(How.MEND, words.token_refused("SLACK_BOT_TOKEN", _code(error)))
        return ""
    yield Finding(How.OK, words.bot_token(str(known["team"])))
    return str(known["user_id"])


def _app_token(has: Settings, client: WebClient) -> Iterator[Finding]:
    if has.app_token is None:
        return
    try:
        client.apps_connections_open(app_token=has.app_token.get_secret_value())
    except SlackApiError as error:
        yield Finding(How.MEND, words.token_refused("SLACK_APP_TOKEN", _code(error)))
    else:
        yield Finding(How.OK, words.APP_TAKEN)


def _channel(has: Settings, client: WebClient, bot: str) -> Iterator[Finding]:
    """Write to the app itself, unseen, in the channel: membership needs no scope to be asked so.

    https://docs.slack.dev/reference/methods/chat.postEphemeral refuses where the app is not in.
    """
    if not has.channel or not bot:
        return
    try:
        client.chat_postEphemeral(channel=has.channel, user=bot, text=words.CHANNEL)
    except SlackApiError as error:
        if _code(error) in ("channel_not_found", "not_in_channel", "is_archived"):
            yield Finding(How.MEND, words.CHANNEL_CLOSED)
            return
    yield Finding(How.OK, words.CHANNEL)


def _code(error: SlackApiError) -> str:
    return str(error.response.get("error", error.response.status_code))


def _kept(has: Settings, client: WebClient) -> Iterator[Finding]:
    """Look at the key, the database, and the people in it."""
    try:
        with wiring.open_desk(has) as desk:
            yield Finding(How.OK, words.KEYS)
            yield Finding(How.OK, words.DATABASE)
            yield from _people(desk, client if has.bot_token else None)
    except (wiring.CannotStart, NotAProcedure) as error:
        yield Finding(How.MEND, str(error))
    except (StoreUnavailable, SQLAlchemyError):
        yield Finding(How.MEND, words.DATABASE_SILENT)
    calendar = wiring.calendar(has, has.calendar)
    ends_soon = calendar.known_until < wiring.system_clock().date() + AHEAD
    if ends_soon:
        yield Finding(How.LOOK, words.holidays_end(calendar.known_until))
    else:
        yield Finding(How.OK, words.holidays_known(calendar.known_until))


def _people(desk: Desk, client: WebClient | None) -> Iterator[Finding]:
    with desk.store.read() as work:
        listed = work.directory(today(desk))
    holders = {posting.person for posting in listed.postings}
    if not holders:
        yield Finding(How.MEND, words.NO_PEOPLE)
        return
    yield Finding(How.OK, words.people(len(holders)))
    held = {posting.post for posting in listed.postings}
    for procedure in desk.library.procedures.values():
        for key, post in procedure.posts.items():
            if key not in held:
                yield Finding(How.LOOK, words.nobody(post.title))
    for person in sorted(holders):
        who = listed.people[person]
        if client and who.slack_id and not _is_in_slack(client, who.slack_id):
            yield Finding(How.LOOK, words.has_left(who.name))


def _is_in_slack(client: WebClient, slack_id: str) -> bool:
    """Ask Slack whether somebody is still there (https://docs.slack.dev/reference/methods)."""
    try:
        known = client.users_info(user=slack_id)["user"]
    except (SlackApiError, OSError, HTTPException):
        return False
    return not known.get("deleted", False)
