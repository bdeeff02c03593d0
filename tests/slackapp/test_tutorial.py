"""The tutorial is tried as a new user would: its files say, step by step, what it shows."""

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from slackapp.__main__ import main
from tests.tutorial import TUTORIAL, blocks, grown, whole
from workflows import reading

FILE = Path("own/worries.yaml")


def types(command: str) -> None:
    """Do what stands after a prompt."""
    match shlex.split(command):
        case ["drp", *arguments]:
            main(arguments)
        case ["mkdir", folder]:
            Path(folder).mkdir()
        case ["touch", file]:
            Path(file).touch()
        case ["cp", old, new]:
            shutil.copy(old, new)
        case other:
            raise LookupError(f"The tutorial types what is not tried: {other}")


@pytest.fixture
def follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[], int]:
    """Follow the tutorial in an empty folder; give how many answers it showed."""
    for name in ("DRP_DATABASE_URL", "DRP_ENCRYPTION_KEYS", "DRP_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def answered(shown: str) -> None:
        commands = [line[2:] for line in shown.splitlines() if line.startswith("$ ")]
        for command in commands:
            types(command)
        answer = [line for line in shown.splitlines() if not line.startswith("$ ")]
        said = capsys.readouterr()
        assert (said.out + said.err).splitlines() == answer

    def does() -> int:
        shows = 0
        for kind, text in blocks():
            match kind:
                case "console":
                    answered(text)
                    shows += 1
                case "yaml" | "diff":
                    FILE.write_text(grown(FILE.read_text(), kind, text))
                case _:
                    for line in text.splitlines():
                        monkeypatch.setenv(*line.split("=", 1))
        return shows

    return does


def test_whoever_follows_the_tutorial_sees_what_it_shows_and_has_a_procedure(
    follow: Callable[[], int],
):
    assert follow() == 11

    assert FILE.read_text() == whole()
    assert list(reading.read(whole(), str(FILE)).stages) == ["stage_1", "stage_2"]


def test_every_post_that_the_people_list_finds_is_named_where_people_are_put_into_them():
    found = [
        key
        for key, post in reading.read(whole(), str(FILE)).posts.items()
        if post.found in ("raiser", "directory")
    ]

    told = next(line for line in TUTORIAL.read_text().splitlines() if line.startswith("Put people"))
    assert [word for word in told.split("`") if word in found] == found
