"""What can be seen of the settings by their form alone: misspelt names, tokens of another kind."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import SecretStr

from slackapp import settings
from slackapp.doctor.finding import Finding, look, mend
from slackapp.settings import Settings
from slackapp.wording import doctor_settings as words

#: https://docs.slack.dev/authentication/tokens
KINDS = {"SLACK_BOT_TOKEN": "xoxb-", "SLACK_APP_TOKEN": "xapp-"}
#: Ids as Slack makes them: of a channel, public or private; of a person.
CHANNEL_ID, PERSON_ID = re.compile("[CG][A-Z0-9]+"), re.compile("[UW][A-Z0-9]+")


def written(has: Settings) -> Iterator[Finding]:
    """Look at the settings as they are written."""
    for name in settings.unknown():
        yield look(words.unknown(name, get_close_matches(name, settings.known(), 1)))
    yield from _token("SLACK_BOT_TOKEN", has.bot_token)
    yield from _token("SLACK_APP_TOKEN", has.app_token)
    if has.app_token and has.signing_secret.get_secret_value():
        yield look(words.BOTH_WAYS_IN)
    if has.channel and not CHANNEL_ID.fullmatch(has.channel):
        yield mend(words.NOT_A_CHANNEL)
    yield from _people("DRP_ADMINISTRATORS", has.administrators)
    yield from _people("DRP_OVERSEERS", has.overseers)


def _token(name: str, token: SecretStr | None) -> Iterator[Finding]:
    if token and not token.get_secret_value().startswith(KINDS[name]):
        yield mend(words.wrong_kind(name, KINDS[name]))


def _people(name: str, ids: tuple[str, ...]) -> Iterator[Finding]:
    if wrong := sum(not PERSON_ID.fullmatch(each) for each in ids):
        yield mend(words.not_people(name, wrong))
