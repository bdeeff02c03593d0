"""Slack is called so that nobody on the way has the token."""

import pytest

from slackapp import settings


@pytest.mark.parametrize("url", ["http://slack.com/api/", "http://127.0.0.1.evil.test/", "slack"])
def test_slack_is_never_called_in_the_clear(url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SLACK_API_URL", url)

    with pytest.raises(settings.WrongSettings) as wrong:
        settings.read()

    assert "SLACK_API_URL" in str(wrong.value)
    assert "Leave it out: Slack is called over https alone" in str(wrong.value)


@pytest.mark.parametrize("url", [settings.SLACK, "http://127.0.0.1:9/api/", "http://localhost/"])
def test_over_https_or_on_this_machine_it_is(url: str):
    assert settings.of(SLACK_API_URL=url).api_url == url
