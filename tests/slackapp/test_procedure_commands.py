"""``drp procedures``, as whoever writes a council's own file types it; and texts that are lost."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

from slackapp import wiring
from slackapp.__main__ import main
from storage.connecting import connect
from storage.tables import procedures
from tests.several_procedures import OWN, keep_own, own_text, with_workers
from tests.workflows.playing import TEXT
from tests.world import a_world, settings_for
from workflows import reading

Drp = Callable[..., tuple[int, list[str]]]
SHORTER = ("{working_days: 5, source: S1-85}", "{days: 3, source: ours}")
PROCEDURES = Path(__file__).parents[1] / "procedures"
SIXTH, SMALL = PROCEDURES / "iro-style.yaml", PROCEDURES / "two-rungs.yaml"
SAME_NAME = "has the name of a procedure that comes with the app. Give it a name and a key of its"


@pytest.fixture
def drp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Drp:
    """Type a command in a folder with nothing of the machine's; give its status and its lines."""
    for name in ("DRP_PROCEDURES", "DRP_DATABASE_URL", "DRP_ENCRYPTION_KEYS", "DRP_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DRP_PROCEDURES_DIR", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").mkdir()

    def typed(*arguments: str) -> tuple[int, list[str]]:
        capsys.readouterr()
        status = main(["procedures", *arguments])
        said = capsys.readouterr()
        return status, (said.out + said.err).splitlines()

    return typed


# ---- check ---------------------------------------------------------------------------------------


def test_every_procedure_that_is_there_is_checked_where_none_is_named(drp: Drp, tmp_path: Path):
    """The five, and a sixth of a council's own: every way is walked, and every form on it fits."""
    shutil.copy(SIXTH, tmp_path / "own")

    status, lines = drp("check")

    assert status == 0
    asked = [line for line in lines if line.startswith("  Still to decide: The source says ")]
    lines = [line for line in lines if line not in asked]
    assert {line.split('"')[1] for line in asked} == {"2 Days", "Within 4 days"}
    assert lines[::2] == [
        "chair-drp: in order (5 stages)",
        "conference-chair: in order (7 stages)",
        "iro-style: in order (4 stages)",
        "professional-differences: in order (5 stages)",
        "solihull: in order (5 stages)",
        "sunderland: in order (4 stages)",
    ]
    assert all(line.startswith("  ") and "The longest it can take" in line for line in lines[1::2])


def test_what_is_wrong_is_said_with_its_line_and_what_would_be_right(drp: Drp, tmp_path: Path):
    wrong = own_text(("to: review\n", "to: reviw\n"))
    keep_own(tmp_path / "own", wrong)
    line = wrong.splitlines().index("        to: reviw") + 1

    status, lines = drp("check", OWN, str(SMALL))

    assert status == 1
    assert lines[0].startswith(
        f'{tmp_path}/own/{OWN}.yaml:{line}: There is no place "reviw". Write'
    )
    assert lines[-2] == f"{SMALL}: in order (2 stages)"


def test_a_file_is_checked_wherever_it_is(drp: Drp, tmp_path: Path):
    (tmp_path / "draft.yaml").write_text(TEXT.replace("vocabulary: 1", "vocabulary: 7"))

    assert drp("check", "draft.yaml") == (
        1,
        ['draft.yaml:4: "7" cannot stand here. Write 1.'],
    )
    assert drp("check", "none.yaml") == (1, ["none.yaml cannot be read: FileNotFoundError."])
    assert drp("check", "nothing")[1][0].startswith('There is no procedure "nothing".')


def test_a_file_that_is_not_named_after_its_key_is_in_order_and_told_so(drp: Drp, tmp_path: Path):
    shutil.copy(SMALL, tmp_path / "draft.yaml")

    status, lines = drp("check", "draft.yaml")

    assert (status, lines[0]) == (0, "draft.yaml: in order (2 stages)")
    assert lines[-1] == '  Its key is "two-rungs": name the file two-rungs.yaml before it is used.'


def test_a_procedure_in_use_that_is_not_there_is_said(drp: Drp, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DRP_PROCEDURES", "chair-drp,nope")

    status, lines = drp("list")

    assert status == 1
    assert 'DRP_PROCEDURES names "nope", and there is no such file. Mend its name.' in lines


def test_a_file_is_named_after_its_key(drp: Drp, tmp_path: Path):
    (tmp_path / "own" / "north.yaml").write_text(own_text())

    status, lines = drp("check", "north")

    assert status == 1
    assert lines == [f'{tmp_path}/own/north.yaml says "key: {OWN}". Name the file after it.']


def test_a_councils_own_file_cannot_take_the_name_of_a_shipped_one(drp: Drp, tmp_path: Path):
    (tmp_path / "own" / "chair-drp.yaml").write_text(TEXT)

    for command in (["check", "chair-drp"], ["list"]):
        status, lines = drp(*command)
        assert status == 1
        assert any(SAME_NAME in line for line in lines), lines


@pytest.mark.parametrize("command", [["check"], ["show"], ["picture"], ["rehearse", "--from=now"]])
def test_a_file_that_holds_no_text_is_said_and_not_stumbled_over(
    drp: Drp, tmp_path: Path, command: list[str]
):
    file = tmp_path / "own" / "pasted.yaml"
    file.write_bytes(b"\xff\xfe")

    assert drp(*command, "pasted") == (1, [f"{file} cannot be read: UnicodeDecodeError."])


def test_a_picture_that_cannot_be_put_anywhere_is_said(drp: Drp, tmp_path: Path):
    nowhere = tmp_path / "none" / "picture.svg"

    assert drp("picture", "sunderland", "--out", str(nowhere)) == (
        1,
        [f"{nowhere} cannot be written: FileNotFoundError."],
    )


# ---- against -------------------------------------------------------------------------------------


def test_a_new_text_says_what_it_changes_for_new_disputes(drp: Drp, tmp_path: Path):
    (tmp_path / "old.yaml").write_text(own_text())
    keep_own(
        tmp_path / "own", own_text(("{working_days: 5, source: S1-85}", "{days: 3, source: ours}"))
    )

    assert drp("check", OWN, "--against", "old.yaml") == (
        0,
        [
            'Stage "Stage 1", limit for the answer: 3 days; it was 5 working days.',
            "Disputes that are open go on under the text they began under.",
        ],
    )


def test_the_same_text_changes_nothing(drp: Drp, tmp_path: Path):
    (tmp_path / "old.yaml").write_text(TEXT)

    status, lines = drp("check", "chair-drp", "--against", "old.yaml")

    assert (status, lines[0]) == (0, "Nothing changes for new disputes.")


def test_only_one_is_compared(drp: Drp):
    status, lines = drp("check", "--against", "old.yaml")

    assert status == 1
    assert lines == [
        "Name one procedure to compare: drp procedures check NEW_FILE --against OLD_FILE"
    ]


# ---- schema --------------------------------------------------------------------------------------


def test_the_schema_is_printed_as_it_is_shipped(drp: Drp):
    shipped = Path(__file__).parents[2] / "docs" / "procedure.schema.json"

    status, lines = drp("schema")

    assert status == 0
    assert "\n".join(lines) + "\n" == shipped.read_text(encoding="utf-8"), (
        "Write it anew: drp procedures schema > docs/procedure.schema.json"
    )
    assert json.loads("".join(lines))["title"] == "Procedure file"


# ---- the texts that live disputes began under ----------------------------------------------------


def a_council(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Settings of a council that uses its own file, for the app and for what is typed."""
    has = {
        "DRP_ENCRYPTION_KEYS": wiring.new_key(),
        "DRP_PROCEDURES": OWN,
        "DRP_PROCEDURES_DIR": str(folder / "own"),
        "DRP_DATABASE_URL": f"sqlite:///{folder / 'test.db'}",
    }
    for name, value in has.items():
        monkeypatch.setenv(name, value)
    wiring.upgrade(settings_for(folder, **has))
    return has


def raised(folder: Path, has: dict[str, str], text: str, number: int) -> str:
    """Raise disputes under this text; give the start of its hash."""
    keep_own(folder / "own", text)
    world = a_world(folder, **has)
    world.people(with_workers())
    for _ in range(number):
        world.raised()
    return reading.read(text, "a file").hash[:8]


def test_the_list_counts_open_disputes_by_the_text_they_began_under(
    drp: Drp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    has = a_council(tmp_path, monkeypatch)
    old = raised(tmp_path, has, own_text(), 2)
    new = raised(tmp_path, has, own_text(SHORTER), 1)

    monkeypatch.delenv("DRP_ENCRYPTION_KEYS")  # to count is to read nothing that was written

    status, lines = drp("list")

    assert status == 0
    assert "chair-drp: Child protection chair (5 stages, shipped, not in use)" in lines
    own = lines.index(f"{OWN}: Between teams (5 stages, {tmp_path}/own/{OWN}.yaml, in use)")
    assert set(lines[own + 1 : own + 3]) == {
        f"  2 open disputes under an earlier text ({old})",
        f"  1 open dispute under this text ({new})",
    }

    # The file goes, and what is open goes on.
    (tmp_path / "own" / f"{OWN}.yaml").unlink()
    status, lines = drp("list")
    assert f"{OWN}: in no file" in lines
    assert f"  1 open dispute under an earlier text ({new})" in lines


def test_where_nothing_is_set_up_yet_the_list_says_nothing_of_it_and_makes_nothing(
    drp: Drp, tmp_path: Path
):
    status, lines = drp("list")

    assert status == 0
    assert lines[-1].startswith("sunderland: ")
    assert list(tmp_path.iterdir()) == [tmp_path / "own"]


def test_where_the_database_is_not_up_to_date_the_list_says_that_it_does_not_count(
    drp: Drp, tmp_path: Path
):
    (tmp_path / "drp.db").touch()

    assert drp("list")[1][-1] == (
        "Open disputes are not counted: The database is not up to date. Run: drp db upgrade"
    )


@pytest.mark.parametrize("command", ["run", "worker", "doctor"])
def test_where_a_text_of_open_disputes_is_lost_nothing_runs_until_it_is_mended(
    drp: Drp,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
):
    has = a_council(tmp_path, monkeypatch)
    old = raised(tmp_path, has, own_text(), 2)
    keep_own(tmp_path / "own", own_text(SHORTER))
    engine = connect(has["DRP_DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(update(procedures).values(text="vocabulary: 7"))
    engine.dispose()
    nowhere = {"SLACK_API_URL": "http://127.0.0.1:9/api/", "DRP_PORT": "0"}
    tokens = {"SLACK_BOT_TOKEN": "xoxb-sample", "SLACK_APP_TOKEN": "xapp-sample"}
    for name, value in {**nowhere, **tokens}.items():
        monkeypatch.setenv(name, value)

    assert main([command]) == 1

    said = capsys.readouterr()
    assert (
        f"2 open disputes began under a text of {OWN} ({old}) that is in no file now, and cannot "
        "be read from the database. Put the file back as it was, or run the version of the app "
        "that it began with."
    ) in said.out + said.err


# ---- attach --------------------------------------------------------------------------------------

ATTACH = ("attach", "professional-differences", "chair-drp")


def test_the_record_of_one_procedure_is_attached_to_another(drp: Drp, tmp_path: Path):
    file = tmp_path / "own" / "chair-recorded.yaml"

    made = drp(*ATTACH, "--out", str(file), "--post", "raising_manager=chair_manager")

    assert made == (
        0,
        [
            f"{file} is made. Give it a title of its own, try it with "
            f"drp procedures check {file}, then write chair-recorded into DRP_PROCEDURES."
        ],
    )
    assert "    by: [chair_manager]" in file.read_text().splitlines()
    assert drp("list")[1][1].startswith("chair-recorded: ")


def test_it_is_printed_where_no_file_is_named(drp: Drp):
    status, lines = drp(*ATTACH)

    assert status == 0
    assert "key: chair-drp-recorded" in lines


def test_what_cannot_be_attached_is_said_and_no_file_is_touched(drp: Drp, tmp_path: Path):
    file = tmp_path / "own" / "mine.yaml"
    file.write_text("mine")

    assert drp(*ATTACH, "--out", str(file)) == (
        1,
        [f"{file} is there already. Give another name with --out."],
    )
    assert drp(*ATTACH, "--post", "raising_manager") == (
        1,
        ['Write --post raising_manager=chair_manager instead of "raising_manager".'],
    )
    nothing = drp("attach", "chair-drp", "professional-differences")
    assert nothing == (1, ['"chair-drp" has nothing under attachable: to attach.'])
    nowhere = drp(*ATTACH, "--out", str(tmp_path / "none" / "x.yaml"))
    assert nowhere[1] == [f"{tmp_path}/none/x.yaml cannot be written: FileNotFoundError."]
    assert file.read_text() == "mine"
