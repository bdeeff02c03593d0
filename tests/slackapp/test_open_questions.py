"""An open question about a limit, where an administrator looks: the list of procedures, doctor."""

from argparse import Namespace
from pathlib import Path

import pytest

from slackapp.cli.checking import check
from slackapp.cli.one_procedure import show
from slackapp.cli.procedures import list_
from slackapp.doctor.finding import How
from slackapp.doctor.unsettled import unsettled
from tests.several_procedures import OWN, keep_own
from tests.workflows.playing import FILE, PROCEDURE
from tests.workflows.test_open_questions import UNSETTLED
from tests.world import no_settings, settings_for
from workflows import reading

ASKED = (
    'The source says "2 days": the owner of this procedure has not decided. '
    "Are these working days? Until then it is 2 days."
)


def test_the_list_of_procedures_says_it_under_the_procedure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    keep_own(tmp_path, UNSETTLED.replace("key: chair-drp", f"key: {OWN}"))
    monkeypatch.setenv("DRP_PROCEDURES_DIR", str(tmp_path))
    monkeypatch.setenv("DRP_SETTINGS", no_settings(tmp_path))

    assert list_(Namespace()) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index(f"  Still to decide: {ASKED}") - 1].startswith(f"{OWN}: ")


def test_a_file_is_checked_and_shown_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    keep_own(tmp_path, UNSETTLED.replace("key: chair-drp", f"key: {OWN}"))
    monkeypatch.setenv("DRP_PROCEDURES_DIR", str(tmp_path))

    assert check(Namespace(which=[OWN], against=None)) == 0
    checked = capsys.readouterr().out.splitlines()
    assert show(Namespace(key=OWN)) == 0
    shown = capsys.readouterr().out.splitlines()

    assert f"  Still to decide: {ASKED}" in checked
    assert shown[2] == f"Still to decide: {ASKED}"


@pytest.mark.parametrize(
    ("policy", "how", "then"),
    [
        ("warn", How.LOOK, ""),
        ("block", How.MEND, " Nobody can raise under it before: see DRP_OPEN_QUESTIONS."),
    ],
)
def test_doctor_says_it_and_what_it_means_for_new_disputes(
    tmp_path: Path, policy: str, how: How, then: str
):
    has = settings_for(tmp_path, DRP_OPEN_QUESTIONS=policy)

    [found] = unsettled(has, "chair-drp", reading.read(UNSETTLED, FILE))

    assert found.how is how
    asks = "Ask the owner, then write it into the file."
    assert found.says == f"The procedure chair-drp: {ASKED} {asks}{then}"
    assert list(unsettled(has, "chair-drp", PROCEDURE)) == []
