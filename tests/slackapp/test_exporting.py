"""``drp export``, as whoever makes the copy for the child's file runs it."""

import errno
import io
import json
import os
import pwd
import signal
import stat
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import docx
import pytest

from slackapp.__main__ import main
from slackapp.samples import playing as samples
from slackapp.samples.playing import Playing
from tests.documents.canaries import canary, texts_of

Drp = Callable[..., tuple[int, str, str]]
ACCOUNT = pwd.getpwuid(os.getuid()).pw_name


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Playing:
    """A council that has a dispute about two children, and its settings in the environment."""
    at = samples.playing(tmp_path, "chair-drp", canary)
    for name, value in at.settings.items():
        monkeypatch.setenv(name, value)
    return at.raises("chair", "stage_1", children=2, manager="team_manager")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def drp(capsys: pytest.CaptureFixture[str], out: Path) -> Drp:
    def run(*arguments: str, into: Path = out) -> tuple[int, str, str]:
        code = main(["export", *arguments, "--out", str(into)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_there_is_a_file_for_each_child_that_nobody_else_can_read(at: Playing, drp: Drp, out: Path):
    reference = at.now_is.reference

    code, said, _ = drp(reference.lower(), "--format", "docx, html,json")

    assert code == 0
    names = sorted(file.name for file in out.iterdir())
    assert names == [
        f"{reference}-child-{child}.{suffix}"
        for child in (1, 2)
        for suffix in ("docx", "html", "json")
    ]
    assert {stat.S_IMODE(file.stat().st_mode) for file in out.iterdir()} == {0o600}
    assert said.splitlines()[0] == f"Written: {out / names[0]}"
    assert said.splitlines()[-1] == f"That it was read here is recorded in {reference}."
    text_of_2 = "\n".join(texts_of(docx.Document(io.BytesIO((out / names[3]).read_bytes()))))
    assert "Canary child case_number of child 2" in text_of_2
    assert "Canary child case_number of child 1" not in text_of_2


def test_one_child_alone_and_the_reading_is_in_the_viewings(at: Playing, drp: Drp, out: Path):
    reference = at.now_is.reference

    assert drp(reference, "--child", "2")[0] == 0

    assert [file.name for file in out.iterdir()] == [f"{reference}-child-2.docx"]
    assert viewings(at) == [(f"command line: {ACCOUNT}"[:32], "the file copy, child 2")]


def viewings(at: Playing) -> list[tuple[str, str]]:
    with at.desk.store.read() as work:
        return [(each.person, each.what) for each in work.viewings(at.dispute)]


def test_an_account_without_a_name_is_recorded_by_its_number(
    at: Playing, drp: Drp, monkeypatch: pytest.MonkeyPatch
):
    def no_name(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", no_name)

    assert drp(at.now_is.reference)[0] == 0

    assert viewings(at)[-1][0] == f"command line: {os.getuid()}"


def test_what_is_left_out_is_said_with_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drp: Drp
):
    at = samples.playing(tmp_path, "conference-chair", canary)
    for name, value in at.settings.items():
        monkeypatch.setenv(name, value)
    at.raises("chair", "stage_1", similar_before="no")

    said = drp(at.now_is.reference)[1]

    assert (
        "Left out of this copy: Dispute Resolution Form. Dispute Resolution Form: do not put it "
        "on the child's file yet, but once this is resolved. Saved locally until then."
    ) in said


def test_an_answer_that_names_a_sister_is_to_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drp: Drp, out: Path
):
    def named(form: str, name: str, field: object, child: int) -> str:
        if form == "child":
            return {"case_number": f"990{child}", "initials": f"Q{child}"}[name]
        return "9902 is at home, too." if form == "concern" else "At home."

    at = samples.playing(tmp_path, "chair-drp", named)
    for name, value in at.settings.items():
        monkeypatch.setenv(name, value)
    at.raises("chair", "stage_1", children=2, manager="team_manager")

    said = drp(at.now_is.reference, "--format", "html,json")[1]

    assert (
        "Look before you file: in the copy of child 1, an answer in The concern gives the "
        "case number or the initials of another child."
    ) in said
    assert "copy of child 2, an answer" not in said
    page, data = ((out / f"{at.now_is.reference}-child-1.{kind}") for kind in ("html", "json"))
    assert page.read_text().index("Look before you file") < page.read_text().index("About this")
    assert json.loads(data.read_text())["content"]["names_another"][0] == "The concern"
    assert "Look before you file" not in (out / f"{at.now_is.reference}-child-2.html").read_text()


def test_where_nothing_may_be_copied_yet_it_is_said_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drp: Drp, out: Path
):
    text = (resources.files("workflows") / "procedures/conference-chair.yaml").read_text("utf-8")
    holds = "    holds: [dispute_form, response, update, decision]"
    assert holds in text
    own = tmp_path / "procedures"
    own.mkdir()
    text = text.replace("key: conference-chair", "key: strict").replace(
        holds, "    holds: [child, before, people, dispute_form, response, update, decision]"
    )
    (own / "strict.yaml").write_text(text, encoding="utf-8")
    at = samples.playing(tmp_path, "strict", canary, DRP_PROCEDURES_DIR=str(own))
    for name, value in at.settings.items():
        monkeypatch.setenv(name, value)
    reference = at.raises("chair", "stage_1", similar_before="no").now_is.reference

    code, _, said = drp(reference)

    assert (code, list(out.iterdir())) == (1, [])
    assert said.splitlines()[0] == (
        f"Nothing of {reference} may be put on a child's file yet, so nothing was written."
    )
    assert "do not put it on the child's file yet, but once this is resolved" in said


WRONG = {
    "a reference that nothing has": (
        ("DRP-0000-98",),
        "There is no dispute with the reference DRP-0000-98. Whoever is part of it finds the "
        "reference in Slack, with /drp list.",
    ),
    "a mistyped reference": (("DRP-0000-00",), "That reference is mistyped"),
    "a child that is not there": (
        ("{reference}", "--child", "3"),
        "{reference} is about 2 children, so there is no child 3. Say --child 1 to --child 2, or "
        "leave it out.",
    ),
    "a format that is none": (
        ("{reference}", "--format", "docx,pdf"),
        'There is no format "pdf". Choose from docx, html and json.',
    ),
    "no format at all": (("{reference}", "--format", ","), 'There is no format "".'),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_made_is_said_and_nothing_is_written(
    at: Playing, drp: Drp, out: Path, what: str
):
    arguments, words = WRONG[what]
    reference = at.now_is.reference

    code, _, said = drp(*(each.replace("{reference}", reference) for each in arguments))

    assert (code, list(out.iterdir())) == (1, [])
    assert said.startswith(words.replace("{reference}", reference))


def test_a_folder_that_is_not_there(at: Playing, drp: Drp, tmp_path: Path):
    code, _, said = drp(at.now_is.reference, into=tmp_path / "none")

    assert code == 1
    assert said == (f"There is no folder {tmp_path / 'none'}. Make it first, or name another.\n")


def test_a_folder_into_which_nothing_may_be_written(
    at: Playing, drp: Drp, out: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os, "access", lambda *_: False)

    code, _, said = drp(at.now_is.reference)

    assert code == 1
    assert said.startswith(f"Nothing may be written into {out}.")


FAULTS = {
    errno.ENOSPC: "The disk of {out} is full, so nothing was written.",
    errno.EROFS: "Nothing may be written into {out}.",
    errno.EIO: "Nothing was written into {out}: Input/output error.",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_where_one_file_cannot_be_written_there_is_none_and_what_was_there_stays(
    at: Playing, drp: Drp, out: Path, monkeypatch: pytest.MonkeyPatch, fault: int
):
    there = out / f"{at.now_is.reference}-child-1.json"
    there.write_text("as it was")
    written, really = [0], os.fsync

    def fills_up(file: int) -> None:
        written[0] += 1
        if written[0] == 4:
            raise OSError(fault, "")
        really(file)

    monkeypatch.setattr(os, "fsync", fills_up)
    code, _, said = drp(at.now_is.reference, "--format", "docx,html,json")

    assert code == 1
    assert said.startswith(FAULTS[fault].replace("{out}", str(out)))
    assert [(file.name, file.read_text()) for file in out.iterdir()] == [(there.name, "as it was")]
    assert [what for _, what in viewings(at)] == [
        "the file copy, child 1",
        "the file copy, child 2",
        "no file of it was written",
    ]


def test_a_folder_in_the_way_of_one_file_is_seen_before_another_is_replaced(
    at: Playing, drp: Drp, out: Path
):
    first, second = (out / f"{at.now_is.reference}-child-{child}.docx" for child in (1, 2))
    first.write_text("as it was")
    second.mkdir()

    code, _, said = drp(at.now_is.reference)

    assert code == 1
    assert said.startswith(f"{second} is a folder, so nothing was written.")
    assert first.read_text() == "as it was"
    assert sorted(out.iterdir()) == [first, second]


def test_a_command_that_is_told_to_end_leaves_nothing_half_written(
    at: Playing, drp: Drp, out: Path, monkeypatch: pytest.MonkeyPatch
):
    before, really = signal.getsignal(signal.SIGTERM), os.fsync

    def told_to_end(file: int) -> None:
        really(file)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(os, "fsync", told_to_end)
    with pytest.raises(SystemExit) as ended:
        drp(at.now_is.reference)

    assert (ended.value.code, list(out.iterdir())) == (143, [])
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_a_killed_command_left_is_swept_and_what_another_writes_now_is_not(
    at: Playing, drp: Drp, out: Path
):
    left, now = (out / f".DRP-0000-98-child-1.docx.{each}.drp-part" for each in ("1f", "2e"))
    for each in (left, now):
        each.write_text("Sample child.")
    hours_ago = left.stat().st_mtime - 7200
    os.utime(left, (hours_ago, hours_ago))

    assert drp(at.now_is.reference, "--child", "1")[0] == 0

    there = {file.name for file in out.iterdir()}
    assert there == {now.name, f"{at.now_is.reference}-child-1.docx"}


def test_json_is_for_another_program(at: Playing, drp: Drp, out: Path):
    drp(at.now_is.reference, "--child", "1", "--format", "json")

    read = json.loads(next(out.iterdir()).read_text())

    assert read["content"]["child"] == {
        "number": 1,
        "of": 2,
        "said": [
            "CI1, case number Canary child case_number of child 1, on a child protection plan",
            "Unassessed risk or safeguarding concern",
            "Child 1 of 2. What is asked about each child is in that child's copy alone; what is "
            "asked once is in all of them, as it was written.",
        ],
    }
