"""What the settings are read from: a file that is named is meant."""

from pathlib import Path

import pytest

from slackapp import settings
from slackapp.settings import WrongSettings
from tests.world import no_settings


def named(monkeypatch: pytest.MonkeyPatch, file: object) -> None:
    monkeypatch.setenv("DRP_SETTINGS", str(file))


@pytest.mark.parametrize("there", ["nope.toml", "."])
def test_a_file_of_settings_that_is_named_and_is_none_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str
):
    """Else the closures, the mailboxes and the safety numbers in it would be left out unsaid."""
    named(monkeypatch, tmp_path / there)

    with pytest.raises(WrongSettings, match="Correct DRP_SETTINGS, or leave it out"):
        settings.read()


def test_nobody_needs_a_file_of_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRP_CHANNEL", "C01")

    for file in ("", no_settings(tmp_path)):
        named(monkeypatch, file)
        assert settings.read().channel == "C01"


@pytest.mark.parametrize(
    ("said", "means"), [("flag", "warn"), ("warn", "warn"), ("block", "block")]
)
def test_an_open_question_is_flagged_or_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, means: str
):
    named(monkeypatch, no_settings(tmp_path))
    monkeypatch.setenv("DRP_OPEN_QUESTIONS", said)

    assert settings.read().open_questions == means
