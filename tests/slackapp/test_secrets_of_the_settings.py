"""No secret is shown where settings are: in a log line, a traceback, at a breakpoint."""

import pytest

from slackapp import settings

SECRET = "Zq7secret"
SET = {
    "SLACK_BOT_TOKEN": f"xoxb-{SECRET}",
    "SLACK_APP_TOKEN": f"xapp-{SECRET}",
    "SLACK_SIGNING_SECRET": SECRET,
    "DRP_ENCRYPTION_KEYS": SECRET,
    "DRP_DATABASE_URL": f"postgresql://drp:{SECRET}@db.example.gov.uk/drp",
    "DRP_SMTP_URL": f"smtps://drp:{SECRET}@mail.example.gov.uk",
}


@pytest.fixture
def has(monkeypatch: pytest.MonkeyPatch) -> settings.Settings:
    for name, value in SET.items():
        monkeypatch.setenv(name, value)
    return settings.read()


def test_settings_are_shown_without_their_secrets(has: settings.Settings):
    for shown in (repr(has), str(has)):
        assert "host='127.0.0.1'" in shown
        assert SECRET not in shown


def test_whoever_needs_a_secret_has_it(has: settings.Settings):
    assert has.database_url == SET["DRP_DATABASE_URL"]
    assert has.encryption_keys == (SECRET,)
