"""Long work at a terminal says how far it is; in a pipe, and where it is short, it says nothing."""

import sys

import pytest

from slackapp.cli import progress


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)


def done(rows: int) -> None:
    with progress.of(rows) as told:
        for each in range(1, rows + 1):
            if told:
                told(each)


def test_it_says_how_many_of_the_rows_are_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    at_a_terminal(monkeypatch)

    done(400)

    said = capsys.readouterr().err.split("\r")
    assert "120 of 400 rows" in said
    assert said[-1] == "400 of 400 rows\n"


def test_a_pipe_is_told_nothing(capsys: pytest.CaptureFixture[str]):
    done(400)

    assert capsys.readouterr().err == ""


def test_what_is_short_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    at_a_terminal(monkeypatch)

    done(99)

    assert capsys.readouterr().err == ""
