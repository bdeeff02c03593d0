"""``drp retention`` and ``drp hold`` as whoever is at the server runs them, and what is seen."""

import html
import json
import os
import pwd
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from slackapp import settings, wiring
from slackapp.__main__ import main
from slackapp.doctor.retention import retention
from slackapp.samples import playing as samples
from slackapp.settings import WrongSettings
from slackapp.views import destroyed
from slackapp.wording.lists import sentence
from tests.documents.canaries import canaries_in, canary
from tests.workflows.ageing import sent
from workflows.commands import Refused
from workflows.desk import Desk
from workflows.due import LONDON
from workflows.overview import Show
from workflows.use_cases import listing, opening

Drp = Callable[..., tuple[int, str, str]]
ACCOUNT = pwd.getpwuid(os.getuid()).pw_name
#: A Monday.
YEARS_AGO = datetime(2021, 11, 22, 10, tzinfo=LONDON)
WORDS = r"hat was written in it was destroyed on .+ under the rule .+2 years after closed"
POLICY = """
[retention]
officers = ["U02", "U07"]
[retention.disputes]
any = "2 years after closed"
"""


@dataclass(frozen=True)
class Old:
    """A dispute of years ago, and how whoever is at the server today finds it."""

    settings: Mapping[str, str]
    file: Path
    dispute: str
    reference: str


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Old:
    folder = tmp_path_factory.mktemp("lived")
    at = samples.playing(folder, "chair-drp", canary)
    at.clock.at = YEARS_AGO
    at.raises("chair", "stage_1", manager="team_manager").does("chair", "withdraw")
    sent(at)  # type: ignore[arg-type]
    reference = at.now_is.reference
    at.desk.store.close()
    return Old(at.settings, folder / "chair-drp.db", at.dispute, reference)


@pytest.fixture
def at(lived: Old, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Old:
    """A copy of it, and a policy."""
    file = tmp_path / "old.db"
    shutil.copy(lived.file, file)
    for name, value in {**lived.settings, "DRP_DATABASE_URL": f"sqlite:///{file}"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DRP_SETTINGS", str(tmp_path / "drp.toml"))
    (tmp_path / "drp.toml").write_text(POLICY)
    return lived


@pytest.fixture
def desk(at: Old) -> Iterator[Desk]:
    with wiring.open_desk(settings.read()) as desk:
        yield desk


@pytest.fixture
def drp(at: Old, capsys: pytest.CaptureFixture[str]) -> Drp:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def plan_of(said: str) -> str:
    found = re.search(r"Plan (\w+) is kept", said)
    assert found
    return found[1]


def gone(drp: Drp, out: Path, clock: pytest.MonkeyPatch) -> dict[str, Any]:
    """Plan, approve and run it; the run comes a day later."""
    plan = plan_of(drp("retention", "plan", "--as", "U02")[1])
    assert drp("retention", "approve", plan, "--as", "U07", "--yes")[0] == 0
    run = ("retention", "run", plan, "--as", "U02", "--out", str(out))
    assert drp(*run)[2].startswith("The plan was approved too short a time ago.")
    tomorrow = wiring.system_clock() + timedelta(days=1)
    clock.setattr(wiring, "system_clock", lambda: tomorrow)
    assert drp(*run)[0] == 0
    data: dict[str, Any] = json.loads((out / f"certificate-of-destruction-{plan}.json").read_text())
    return data


def test_without_a_policy_it_says_that_nothing_is_ever_destroyed(at: Old, drp: Drp, tmp_path: Path):
    (tmp_path / "drp.toml").write_text("")

    code, said, _ = drp("retention", "plan")

    assert code == 0
    assert said.startswith("No retention policy is set, so nothing is ever destroyed.")
    [finding] = retention(settings.read())
    assert finding.says in said


def test_the_doctor_asks_for_two_to_agree(at: Old, tmp_path: Path):
    assert [each.how for each in retention(settings.read())] == ["ok"]
    (tmp_path / "drp.toml").write_text(POLICY.replace(', "U07"', ""))

    [finding] = retention(settings.read())

    assert (finding.how, "fewer than two officers" in finding.says) == ("mend", True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("wait_hours = 1", "A plan that is approved may be run after 1 hour."),
        (
            'working_copy = "6 months after closed"',
            "working_copy in [retention] lets nothing go under chair-drp and solihull: these owe",
        ),
    ],
)
def test_the_doctor_looks_at_what_may_not_be_meant(
    at: Old, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, said: str
):
    monkeypatch.setenv("DRP_PROCEDURES", "chair-drp,conference-chair,solihull,not-there")
    (tmp_path / "drp.toml").write_text(POLICY.replace("[retention]", f"[retention]\n{line}"))

    [well, finding] = retention(settings.read())

    assert (well.how, finding.how) == ("ok", "look")
    assert finding.says.startswith(said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('drafts = "soon"', 'write for example "18 years 6 months after saved", or "never"'),
        ('drafts = "0 days after saved"', "write for example"),
        ('drafts = "1 year after closed"', "it can be counted from saved"),
        ('people = "75 years after birth"', "no date of birth or death that it could count from"),
        ('working_copy = "1 year after last contact"', "it can be counted from closed"),
        ("wait_hours = 0", "greater than or equal to 1"),
        ('dispute = "1 year after closed"', "Extra inputs are not permitted"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(at: Old, tmp_path: Path, line: str, said: str):
    (tmp_path / "drp.toml").write_text(f"[retention]\n{line}\n")

    with pytest.raises(WrongSettings, match=re.escape(said)):
        settings.read()


def test_a_look_keeps_nothing_and_a_plan_is_kept_for_another_to_approve(at: Old, drp: Drp):
    reference = at.reference

    looked, made = drp("retention", "plan"), drp("retention", "plan", "--as", "U02")

    line = (
        f"dispute {reference}: disputes.any: 2 years after closed. "
        "Counted from Monday 22 November 2021, kept until Wednesday 22 November 2023."
    )
    assert looked[0] == made[0] == 0
    assert looked[1].splitlines()[0] == made[1].splitlines()[0] == line
    assert "To be destroyed: 1 x dispute. Held back: 0." in made[1]
    assert "Nothing was kept." in looked[1]
    plan = plan_of(made[1])
    assert f"drp retention approve {plan} --as SLACK_ID" in made[1]
    code, shown, _ = drp("retention", "show", plan)
    assert (code, shown.splitlines()[0]) == (0, line)
    assert re.search(rf"^U02 \(account command line: {ACCOUNT}\) had it made, .+\.$", shown, re.M)


def test_what_is_refused_is_said_and_nothing_goes(at: Old, drp: Drp, desk: Desk, tmp_path: Path):
    plan = plan_of(drp("retention", "plan", "--as", "U02")[1])
    out = ("--out", str(tmp_path))

    said = [
        drp("retention", "plan", "--as", "U99"),
        drp("retention", "show", "nowhere"),
        drp("retention", "approve", "nowhere", "--as", "U07", "--yes"),
        drp("retention", "approve", plan, "--as", "U02", "--yes"),
        drp("retention", "run", plan, "--as", "U02", *out),
        drp("retention", "run", plan, "--as", "U02", "--out", str(tmp_path / "nowhere")),
        drp("hold", at.reference),
        drp("hold", "DRP-0000-00", "--reason", "Why."),
    ]

    assert [code for code, _, _ in said] == [1] * 8
    assert [err.split(".")[0] for _, _, err in said] == [
        "Only those named under officers in [retention] of drp",
        "There is no such plan",
        "There is no such plan",
        "Whoever had the plan made cannot approve it",
        "The plan is not approved yet",
        f"There is no folder {tmp_path / 'nowhere'}",
        "Say why, with --reason",
        "That reference is mistyped: its last characters do not fit the rest",
    ]
    assert drp("retention", "approve", plan, "--as", "U07")[:2][0] == 1  # nobody said yes
    with desk.store.read() as work:
        assert work.dispute(at.dispute).destroyed_at is None


def test_what_goes_is_certified_and_said_wherever_it_was_seen(
    at: Old, drp: Drp, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    reference = at.reference
    certificate = gone(drp, tmp_path, monkeypatch)

    assert [each["reference"] for each in certificate["destroyed"]] == [reference]
    assert certificate["planned"]["account"] == f"command line: {ACCOUNT}"[:32]
    page = next(tmp_path.glob("certificate-*.html")).read_text()
    assert re.search(r"Backups made before .+ still hold it\. Delete them by ", page)
    assert canaries_in(page + json.dumps(certificate)) == set()

    refused = opening.lay_open(desk, "chair", at.dispute, "the dispute")
    assert isinstance(refused, Refused)
    shown = str(destroyed.page(refused))
    assert re.search(WORDS, shown)
    [row] = listing.listed(desk, "chair", Show.CLOSED, 1).rows
    assert re.search(r"\. Destroyed on \w+ \d+ \w+ \d{4}\.$", sentence(row))
    code, _, err = drp("export", reference, "--out", str(tmp_path))
    assert code == 1
    assert re.search(WORDS, err)
    assert drp("audit", reference, "--out", str(tmp_path))[0] == 0
    audit = (tmp_path / f"{reference}-audit.html").read_text()
    assert re.search(WORDS, html.unescape(audit))
    assert canaries_in(audit) == set()
    assert drp("audit", "--person", "U01", "--out", str(tmp_path))[0] == 0
    assert drp("db", "verify")[0] == 0


def test_a_hold_is_put_on_listed_and_taken_off(at: Old, drp: Drp, tmp_path: Path):
    reference = at.reference
    assert drp("hold", "list")[1] == "There is no legal hold.\n"

    on = drp("hold", reference.lower(), "--reason", "The court asks.")

    assert on[:2] == (0, f"{reference}: There is a legal hold on it now.\n")
    lasting = drp("hold", "list")[1]
    assert lasting.startswith(f"{reference}: held since ")
    assert "court" not in lasting
    assert "It stays: there is a legal hold." in drp("retention", "plan")[1]
    drp("audit", reference, "--out", str(tmp_path))
    assert "The court asks." in (tmp_path / f"{reference}-audit.html").read_text()
    off = drp("hold", reference, "--release", "--reason", "It is over.")
    assert off[1] == f"{reference}: The legal hold is off.\n"
    assert drp("hold", reference, "--release", "--reason", "Again.")[0] == 1
