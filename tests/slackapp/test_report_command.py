"""``drp report``, as somebody types it."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from slackapp import wiring
from slackapp.__main__ import main
from slackapp.cli import reporting as command
from slackapp.samples import yearly as samples
from slackapp.wording import reporting as say
from tests.slackapp.invented_year import NEW_YEAR
from tests.world import World, a_world
from workflows.reporting.period import Period

Drp = Callable[..., tuple[int, str, str]]


@pytest.fixture
def drp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Drp:
    """Type a command in a folder with a database of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRP_DATABASE_URL", f"sqlite:///{tmp_path / 'test.db'}")
    monkeypatch.setenv("DRP_ENCRYPTION_KEYS", KEY)
    monkeypatch.setenv("DRP_ORGANISATION", "Sample Partnership")
    (tmp_path / "out").mkdir()

    def typed(first: str, last: str, *more: str, out: str = "out") -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["report", "--from", first, "--to", last, "--out", out, *more])
        said = capsys.readouterr()
        return status, said.out, said.err

    return typed


KEY = wiring.new_key()


@pytest.fixture
def world(tmp_path: Path) -> World:
    return a_world(tmp_path, DRP_ENCRYPTION_KEYS=KEY)


def test_three_files_are_written_and_named(drp: Drp, world: World, tmp_path: Path):
    world.raised("stage_1")

    status, said, _ = drp("2025-11-01", "2025-11-30")

    files = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert status == 0
    assert [name.rpartition(".")[2] for name in files] == ["csv", "html", "xlsx"]
    assert all(f"out/{name}" in said for name in files)
    page = (tmp_path / "out" / files[1]).read_text(encoding="utf-8")
    assert "Sample Partnership" in page


def test_an_empty_period_is_said_and_the_page_is_made(drp: Drp, world: World):
    status, said, _ = drp("2020-01-01", "2020-01-31")

    assert (status, "nothing was recorded in this period" in said) == (0, True)


@pytest.mark.parametrize(
    ("first", "last", "more", "said"),
    [
        ("2025-11-30", "2025-11-01", (), "is before the first"),
        ("2025-11-01", "2999-11-30", (), say.NOT_OVER),
        ("2025-11-02", "2025-11-30", (), say.STARTS_WITHIN),
        ("2025-11-01", "2025-11-29", (), say.ENDS_WITHIN),
        ("2015-11-01", "2025-10-31", (), say.too_long(24)),
        ("1 November", "2025-11-30", (), "is no date"),
        ("2025-11-01", "2025-11-30", ("--procedure", "none"), '"none" is not a procedure in use'),
    ],
)
def test_what_cannot_be_reported_is_refused_with_a_sentence(
    drp: Drp, world: World, tmp_path: Path, first: str, last: str, more: tuple[str, ...], said: str
):
    status, _, why = drp(first, last, *more)

    assert (status, said in why) == (1, True)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_is_not_there_is_said(drp: Drp, world: World):
    status, _, why = drp("2025-11-01", "2025-11-30", out="nowhere")

    assert status == 1
    assert "nowhere" in why
    assert "Make it first" in why


def test_of_several_procedures_each_has_a_report_or_the_one_that_is_named(
    drp: Drp, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DRP_PROCEDURES", "chair-drp, sunderland")

    drp("2025-11-01", "2025-11-30", "--procedure", "sunderland")
    one = len(list((tmp_path / "out").iterdir()))
    drp("2025-11-01", "2025-11-30")

    assert (one, len(list((tmp_path / "out").iterdir()))) == (3, 6)


def test_the_samples_say_that_they_are_invented(tmp_path: Path):
    samples.main(tmp_path / "new", many=30)

    for folder in (tmp_path / "new", Path(__file__).parents[2] / "docs" / "samples"):
        for kind in ("html", "csv"):
            text = (folder / f"sample-report.{kind}").read_text(encoding="utf-8")
            assert say.SAMPLE in text
        assert (folder / "sample-report.xlsx").stat().st_size > 5000


def test_long_work_at_a_terminal_says_how_far_it_is(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(command.progress, "LONG", 2)
    for _ in range(2):
        world.raised("stage_1")
    world.clock.at = NEW_YEAR
    period = Period(first=date(2026, 11, 1), last=date(2026, 11, 30), made_at=world.clock())

    command.made(world.desk, command.Imprint(), world.desk.library.default, period)

    assert "2 of 2 disputes read" in capsys.readouterr().err
