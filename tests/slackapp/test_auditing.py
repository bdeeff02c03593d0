"""``drp audit``: everything that is held about a dispute or a person, and who viewed it."""

import json
import os
import pwd
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import pytest

from slackapp.__main__ import main
from slackapp.documents.data import checksum
from slackapp.samples import playing as samples
from slackapp.samples.playing import Playing
from tests.documents.canaries import canaries_in, canary
from workflows.adding import ADDED, ADDITION
from workflows.drafts import About
from workflows.file_copy.kept import given
from workflows.questions import FormField
from workflows.use_cases import apart, drafting, opening, setting_cover, snoozing
from workflows.use_cases.setting_cover import Wanted

Drp = Callable[..., tuple[int, str, str]]
ACCOUNT = pwd.getpwuid(os.getuid()).pw_name
COMMAND_LINE = f"The command line, account {ACCOUNT}"


def telling(form: str, name: str, field: FormField, child: int) -> str:
    """One answer names a colleague, and one the first child."""
    if (form, name) == ("concern", "concern"):
        return "Sample Team Manager knows it."
    if (form, name) == ("concern", "impact"):
        return f"{canary(form, name, field, child)}: CI1 told me."
    return canary(form, name, field, child)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Playing:
    at = samples.playing(tmp_path, "chair-drp", telling)
    for name, value in at.settings.items():
        monkeypatch.setenv(name, value)
    at.raises("chair", "stage_1", children=2, manager="team_manager")
    at.does("team_manager", "reply").adds("chair", "Nobody has visited.")
    opening.lay_open(at.desk, "team_manager", at.dispute, "the dispute")
    typed = {ADDITION: {ADDED: "Half of it."}}
    drafting.keep(at.desk, "team_manager", "d1", About(form="add", dispute=at.dispute), typed)
    return at


@pytest.fixture
def drp(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Drp:
    out = tmp_path / "out"
    out.mkdir()

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["audit", *arguments, "--out", str(out)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def read(folder: Path, name: str) -> tuple[str, dict[str, Any]]:
    """The page as text, and the data."""
    page = (folder / "out" / f"{name}.html").read_text("utf-8")
    parsed = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return "".join(parsed.itertext()), json.loads((folder / "out" / f"{name}.json").read_text())


def rows_of(data: dict[str, Any], table: str) -> list[list[str]]:
    found = [part for part in data["content"]["parts"] if part.get("table") == table]
    return [row for part in found for row in part["rows"]]


def test_everything_about_a_dispute_is_written_down(at: Playing, drp: Drp, tmp_path: Path):
    reference = at.now_is.reference

    status, said, _ = drp(reference)

    assert status == 0
    assert "That it was read is recorded" in said
    name = f"{reference}-audit"
    page, data = read(tmp_path, name)
    typed = canaries_in(str([each.filled for each in given(at.kept)]))
    assert canaries_in(page) == canaries_in(json.dumps(data)) == typed
    assert "Nobody has visited." in page
    assert "Half of it." in page
    assert data["sha256"] == checksum(data["content"])
    viewed = [row[1:] for row in rows_of(data, "Who was shown what")]
    assert viewed == [
        ["Sample Team Manager", "the dispute", "Names Sample Team Manager"],
        [COMMAND_LINE, "everything that is held", ""],
    ]
    asked = next(row for row in rows_of(data, "Messages") if row[3] == "Request")
    assert asked[1:] == [
        "Sample Team Manager",
        reference,
        "Request",
        "Waiting.",
        "Names Sample Team Manager",
    ]
    raised = rows_of(data, "History, oldest first")[0]
    assert raised[-1] == "Names Sample Chair"
    facts = {row[0]: row[1:] for row in rows_of(data, "The dispute")}
    assert facts["Raised by"] == ["Sample Chair, chair", "Names Sample Chair"]
    modes = {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "out").iterdir()}
    assert modes == {0o600}


def test_what_must_be_looked_at_is_marked(at: Playing, drp: Drp, tmp_path: Path):
    drp(at.now_is.reference)

    _, data = read(tmp_path, f"{at.now_is.reference}-audit")

    marks = {row[0]: row[2] for row in rows_of(data, "The concern")}
    assert marks["What are you worried about?"] == (
        "Names Sample Team Manager. In somebody's own words"
    )
    assert marks["Category"] == ""
    people = {row[0]: row[2] for row in rows_of(data, "The people")}
    assert people["Social worker"] == "Names Sample Social Worker"
    for child in (1, 2):
        of_child = rows_of(data, f"Child, child {child}")
        assert {row[2].partition(".")[0] for row in of_child} == {"One of several children"}


def test_a_joint_answer_that_nobody_agreed_to_is_held_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drp: Drp
):
    at = samples.playing(tmp_path, "professional-differences", canary)
    for name, value in at.settings.items():
        monkeypatch.setenv(name, value)
    at.raises("professional", "stage_3").does("raising_manager", "agree_outcome", "signature")
    drp(at.now_is.reference)

    page, _ = read(tmp_path, f"{at.now_is.reference}-audit")

    assert "Proposed, and not agreed to by all at that time" in page
    assert "Canary record reason of child 1" in page


@pytest.mark.parametrize("named", ["U05", "team_manager"])
def test_everything_about_a_person_is_what_they_did_and_where_they_are_named(
    at: Playing, drp: Drp, tmp_path: Path, named: str
):
    who = at.kept.directory.people["team_manager"]
    drp("--person", str(who.slack_id) if named == "U05" else named)

    page, data = read(tmp_path, "person-team_manager-audit")

    assert "Canary plan note of child 1" in page  # what they wrote
    assert "Sample Team Manager knows it." in page  # what another wrote of them
    assert "Half of it." in page
    assert "Nobody has visited." not in page  # neither theirs nor about them
    assert rows_of(data, "What they were shown")[0][1:] == [
        at.now_is.reference,
        "the dispute",
        "",
    ]
    assert [row[1:] for row in rows_of(data, f"Who was shown what of {at.now_is.reference}")] == [
        ["Sample Team Manager", "the dispute", ""],
        [COMMAND_LINE, "everything that is held of a person", ""],
    ]
    concern = {row[0]: row[2] for row in rows_of(data, "The concern")}
    assert concern["What are you worried about?"] == "In somebody's own words"
    assert ["Name", "Sample Team Manager", ""] in rows_of(data, "In the people list")
    assert "Names Sample Chair" in {row[-1] for row in rows_of(data, "History, oldest first")}
    with at.desk.store.read() as work:
        viewed = [(each.person, each.what) for each in work.viewings(at.dispute)]
    assert viewed[-1] == (f"command line: {ACCOUNT}", "everything that is held of a person")


def test_what_was_sent_to_somebody_without_a_dispute_is_held(at: Playing, drp: Drp, tmp_path: Path):
    form = at.filled(("compliment",), "stage_1")
    apart.send(at.desk, "chair", "compliment", form)
    drp("--person", "social_worker")

    page, _ = read(tmp_path, "person-social_worker-audit")

    assert "Canary compliment details of child 1" in page
    assert "compliment CMP-" in page
    assert "What did it change for the child?" in page


def test_whoever_wants_no_reminder_and_whoever_covers_is_said(
    at: Playing, drp: Drp, tmp_path: Path
):
    assert snoozing.snooze(at.desk, "chair", at.dispute) is None
    day = at.clock().date()
    wanted = Wanted(away="chair", cover="chair_manager", since=day, until=day, moves_open=True)
    setting_cover.set_cover(at.desk, "chair", wanted)
    drp(at.now_is.reference)
    drp("--person", "chair_manager")
    drp("--person", "chair")

    _, of_dispute = read(tmp_path, f"{at.now_is.reference}-audit")
    _, of_person = read(tmp_path, "person-chair_manager-audit")

    assert [row[0] for row in rows_of(of_dispute, "No reminder wanted")] == ["Sample Chair"]
    _, of_chair = read(tmp_path, "person-chair-audit")
    wishes = rows_of(of_chair, "No reminder wanted")
    assert [(row[0], row[2]) for row in wishes] == [(at.now_is.reference, "")]
    covers = [row[1:] for row in rows_of(of_person, "Cover")]
    assert covers == [
        [
            "Sample Chair's Service Manager for Sample Chair, Monday 23 November 2026",
            "Names Sample Chair",
        ]
    ]
    assert {"heading": "Changes of the people list", "level": 1} in of_person["content"]["parts"]


def test_a_child_is_found_by_the_case_number_and_the_sister_is_marked(
    at: Playing, drp: Drp, tmp_path: Path
):
    """Nobody looks at a sister's answers for the child who asks, but to take them out."""
    reference = at.now_is.reference
    at.raises("chair", "stage_1", children=1, manager="team_manager")
    of_second = canary("child", "case_number", at.procedure.forms["child"].fields["case_number"], 2)

    assert drp("--person", f" {of_second.upper()} ")[0] == 0

    page, data = read(tmp_path, f"child-of-{reference}-audit")
    assert page.count("Where it stands") == 1  # the other dispute is about the first child alone
    assert {row[2].partition(".")[0] for row in rows_of(data, "Child, child 1")} == {
        "One of several children"
    }
    assert "One of several children" not in str(rows_of(data, "Child, child 2"))
    concern = {row[0]: row[2] for row in rows_of(data, "The concern")}
    assert concern["What is this like for the child?"] == (
        "Names another child. In somebody's own words"
    )
    assert ["Sample Team Manager", "the dispute", "Names Sample Team Manager"] in [
        row[1:] for row in rows_of(data, "Who was shown what")
    ]
    with at.desk.store.read() as work:
        first = work.dispute_called(reference)
        assert first
        seen = [each.what for each in work.viewings(first.id)]
    assert seen[-1] == "everything that is held of a child"


WRONG = {
    "neither": ((), "Name a dispute by its reference, or a person with --person: one of both."),
    "both": (("DRP-0000-98", "--person", "U01"), "Name a dispute by its reference, or a person"),
    "no such dispute": (("DRP-0000-98",), "There is no dispute with the reference DRP-0000-98."),
    "mistyped": (("DRP-0000-00",), "That reference is mistyped"),
    "no such person": (
        ("--person", "U99"),
        "Nobody in the people list is called U99, and no dispute is about",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_written_down_is_said(at: Playing, drp: Drp, tmp_path: Path, what: str):
    arguments, words = WRONG[what]

    code, _, said = drp(*arguments)

    assert (code, list((tmp_path / "out").iterdir())) == (1, [])
    assert said.startswith(words)


def test_where_it_is_put_is_said_and_no_folder_is_taken_unasked(
    at: Playing, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit):
        main(["audit", at.now_is.reference])

    assert "--out" in capsys.readouterr().err


@pytest.mark.parametrize(
    "what", [("audit", "DRP-0000-98"), ("export", "DRP-0000-98"), ("people", "list")]
)
def test_a_path_at_which_there_is_no_database_is_said_and_none_is_made(
    at: Playing,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    what: tuple[str, ...],
):
    elsewhere = tmp_path / "elsewhere.db"
    monkeypatch.setenv("DRP_DATABASE_URL", f"sqlite:///{elsewhere}")
    out = () if what[0] == "people" else ("--out", str(tmp_path))

    assert main([*what, *out]) == 1

    said = capsys.readouterr().err
    assert said.startswith("There is no database at DRP_DATABASE_URL.")
    assert not elsewhere.exists()
