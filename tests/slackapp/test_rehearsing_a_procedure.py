"""A life of a dispute, played day by day: who acts, who is asked, reminded and told."""

from pathlib import Path

import pytest

from slackapp.__main__ import main
from tests.workflows import two_rungs


@pytest.fixture(autouse=True)
def a_council_with_a_procedure_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / two_rungs.FILE).write_text(two_rungs.TEXT, encoding="utf-8")
    monkeypatch.setenv("DRP_PROCEDURES_DIR", str(tmp_path))


DUE = "by 5pm on Monday 30 November 2026 (5 working days)"


def rehearsed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["procedures", "rehearse", "two-rungs", *words]) == 0
    return capsys.readouterr().out


def test_a_rehearsal_shows_day_by_day_who_is_asked_reminded_and_told(
    capsys: pytest.CaptureFixture[str],
):
    text = rehearsed(
        capsys,
        "--from",
        "2026-11-23",
        "--silent",
        "manager",
        "--stage",
        "first",
    )

    assert text.splitlines()[:14] == [
        "Monday 23 November 2026",
        "     10am  Sample adviser raises it at First stage",
        "           -> Sample adviser is told that it is sent",
        "           -> the channel reads that it was raised",
        "           -> Sample manager is asked: reply, " + DUE,
        "Friday 27 November 2026",
        "      9am  It is time to look again",
        "           -> Sample manager is reminded: reply " + DUE,
        "Monday 30 November 2026",
        "      5pm  The date has passed, and nothing is recorded",
        "           -> Sample manager is nudged: reply was due " + DUE,
        "           -> Sample adviser is told that nothing is recorded, and may decide: "
        "reply was due " + DUE,
        "Tuesday 1 December 2026",
        "      9am  It is time to look again",
    ]
    assert '      4pm  Sample adviser: "Move on without a reply"' in text
    assert text.endswith("It ends: Settled.\n")


def test_a_rehearsal_says_when_it_reaches_whoever_stands_in(capsys: pytest.CaptureFixture[str]):
    text = rehearsed(
        capsys,
        "--from",
        "2026-11-23T16:30",
        "--silent",
        "manager",
        "adviser",
    )

    assert "Nobody has decided in time; whoever stands in may decide" in text
    assert '      4pm  Sample adviser\'s manager: "Move on without a reply"' in text


@pytest.mark.parametrize(
    "silent",
    [
        ("--silent", "manager", "adviser"),
        ("--silent", "manager", "--silent", "adviser"),
    ],
    ids=["after one word", "each after its own"],
)
def test_whoever_is_named_to_be_silent_is_so_however_they_are_named(
    capsys: pytest.CaptureFixture[str], silent: tuple[str, ...]
):
    text = rehearsed(capsys, "--from", "2026-11-23", *silent)

    assert "Sample manager:" not in text
    assert "Sample adviser:" not in text


def test_a_rehearsal_in_which_nobody_acts_comes_to_an_end(capsys: pytest.CaptureFixture[str]):
    silent = ("manager", "adviser", "adviser_manager")
    text = rehearsed(capsys, "--from", "2026-11-23", "--silent", *silent)

    assert text.endswith(
        "Nobody will ever act: it stays at First stage, and is nudged about each working morning.\n"
    )


def test_a_rehearsal_follows_what_people_would_rather_do(capsys: pytest.CaptureFixture[str]):
    text = rehearsed(
        capsys,
        "--from",
        "2026-11-23",
        "--after",
        "2",
        "--choose",
        "move_up",
        "--choose",
        "close",
    )

    assert '      4pm  Sample manager: "Reply"' in text
    assert "Wednesday 25 November 2026\n      4pm  Sample manager" in text
    assert text.endswith("It ends: Not settled.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--from", "second"],
            '--from takes a day, and "second" is a stage. Write --from 2026-11-23 --stage second. '
            "A rehearsal can begin at: first, second.",
        ),
        (["--from", "soon"], '"soon" is no time. Write it as 2026-11-23T10:00.'),
        (
            ["--from", "2026-11-23", "--stage", "third"],
            'No dispute begins at "third". A rehearsal can begin at: first, second.',
        ),
        (
            ["--from", "2026-11-23", "--silent", "teacher"],
            'There is no post "teacher". Write one of adviser, adviser_manager, worker, manager, '
            "director, lead.",
        ),
        (["--from", "2045-12-29"], "1 working days from 2045-12-29"),
    ],
)
def test_a_rehearsal_that_cannot_be_played_says_why(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
):
    assert main(["procedures", "rehearse", "two-rungs", *words]) == 1
    assert capsys.readouterr().err == f"{said}\n"


def test_a_rehearsal_where_no_dispute_can_begin_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    shut = two_rungs.TEXT.replace("directly: true", "directly: false")
    (tmp_path / two_rungs.FILE).write_text(shut, encoding="utf-8")

    for day in ("2026-11-23", "first"):
        assert main(["procedures", "rehearse", "two-rungs", "--from", day]) == 1
        said = "No dispute can begin here. Let one: enter: {directly: true} at a stage."
        assert capsys.readouterr().err == f"{said}\n"


def test_a_rehearsal_that_no_answers_let_begin_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    always = two_rungs.TEXT.replace(
        ', options: {"yes": "Yes", "no": "No"}', ', options: {"yes": "Yes"}', 1
    )
    (tmp_path / two_rungs.FILE).write_text(always, encoding="utf-8")

    assert main(["procedures", "rehearse", "two-rungs", "--from", "2026-11-23"]) == 1
    assert capsys.readouterr().err == (
        'With no answers can a dispute begin at "first". drp procedures check says more.\n'
    )
