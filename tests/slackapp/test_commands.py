"""The commands of ``drp``, run as a council's IT person runs them."""

import csv
import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from slackapp import wiring
from tests.office import APP, Office

ROOT = Path(__file__).parents[2]
PEOPLE = ROOT / "slackapp" / "demo" / "sample_people.csv"
Drp = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def drp(tmp_path: Path) -> Drp:
    """Run drp in an empty folder, with these settings and nothing else of the machine's."""
    settings = {
        "PATH": "/usr/bin:/bin",
        "DRP_DATABASE_URL": f"sqlite:///{tmp_path / 'drp.db'}",
        "DRP_ENCRYPTION_KEYS": wiring.new_key(),
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
    }

    def run(
        *arguments: str, said: str | None = None, **more: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "slackapp", *arguments],
            cwd=tmp_path,
            env={**settings, **more},
            input=said,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_due_prints_the_local_time(drp: Drp):
    done = drp(
        "due", "--from", "2026-11-23T10:00", "--limit", "5 working days", "--calendar", "ENG"
    )

    assert (done.returncode, done.stdout) == (0, "2026-11-30T17:00\n")


def test_due_knows_local_closures_and_says_what_it_cannot_read(drp: Drp):
    closed = drp("due", "--from", "2026-12-21T10:00", "--limit", "5 working days",
                 "--closed", "2026-12-29", "2026-12-30", "2026-12-31")  # fmt: skip
    wrong = drp("due", "--from", "2026-11-23T10:00", "--limit", "5 fortnights")
    nowhere = drp("due", "--from", "2026-11-23T10:00", "--limit", "5 days", "--calendar", "GB")

    assert closed.stdout == "2027-01-05T17:00\n"
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert '"5 fortnights" is not a limit.' in wrong.stderr
    assert '"GB" is not a calendar. Write one of ENG, WLS, SCT, NIR.' in nowhere.stderr


def test_help_imports_nothing_heavy():
    heavy = ("slack_bolt", "sqlalchemy", "pydantic", "holidays", "starlette")
    code = (
        "import sys, slackapp.__main__ as m\n"
        "try: m.main(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_a_new_database_is_made_and_people_are_imported_and_listed(drp: Drp):
    assert drp("db", "upgrade").stdout == "The database is up to date.\n"

    first = drp("people", "import", str(PEOPLE))
    again = drp("people", "import", str(PEOPLE))
    listed = drp("people", "list")
    rows = len(PEOPLE.read_text(encoding="utf-8").splitlines()) - 1

    assert first.stdout.count("Added: ") == rows
    assert first.stdout.endswith(f"The people list is equal to the file: {rows} rows.\n")
    assert again.stdout == "The people list is already equal to the file.\n"
    assert "Sample Chair: chair, Chairs, Sample Council" in listed.stdout
    assert "Nobody: executive_director" in listed.stdout


def test_an_import_says_who_is_added_changed_and_ended(drp: Drp, tmp_path: Path):
    drp("db", "upgrade")
    drp("people", "import", str(PEOPLE))
    text = PEOPLE.read_text()
    changed = text.replace("01234 000008", "01234 000018")
    lines = [line for line in changed.splitlines() if "Sample Worker" not in line]
    new = "U20,Sample New Worker,new@sample.example,social_worker,North,Sample Council,U04,"
    (tmp_path / "new.csv").write_text("\n".join((*lines, new)))

    done = drp("people", "import", "new.csv", "--yes")

    assert [line.partition(":")[0] for line in done.stdout.splitlines()][:3] == [
        "Added",
        "Changed",
        "Ended",
    ]
    assert "Ended: Sample Worker: social_worker" in done.stdout
    assert "Sample Worker" not in drp("people", "list").stdout.replace("Sample New Worker", "")


def test_what_is_missing_from_the_people_list_is_said_a_line_each(drp: Drp, tmp_path: Path):
    drp("db", "upgrade")
    lines = PEOPLE.read_text(encoding="utf-8").splitlines()
    without = [line for line in lines if ",head_of_service," not in line]
    (tmp_path / "new.csv").write_text(without_line_managers(without), encoding="utf-8")
    drp("people", "import", "new.csv", "--yes")

    checked = drp("people", "check")

    assert checked.returncode == 1
    assert "Nobody holds the post of head of service.\n" in checked.stdout
    assert "Nobody holds the post of service manager for " in checked.stdout


def without_line_managers(lines: list[str]) -> str:
    """Nobody is above anybody, so that no ladder leads anywhere."""
    rows = csv.DictReader(lines)
    out = io.StringIO()
    writer = csv.DictWriter(out, rows.fieldnames or ())
    writer.writeheader()
    writer.writerows({**row, "line_manager": ""} for row in rows)
    return out.getvalue()


def test_a_wrong_people_file_changes_nothing_and_names_its_lines(drp: Drp, tmp_path: Path):
    drp("db", "upgrade")
    (tmp_path / "wrong.csv").write_text(
        "slack_id,name,email,post,team,agency,line_manager\nU1,,,cheir,North,Sample Council,U9\n"
    )

    done = drp("people", "import", "wrong.csv")

    assert done.returncode == 1
    assert "Line 2: the name is empty. Write the person's name." in done.stderr
    assert 'Line 2: no procedure in use has the post "cheir".' in done.stderr
    assert "Nothing was changed." in done.stderr
    assert drp("people", "import", "missing.csv").returncode == 1


def test_procedures_are_listed_and_a_wrong_one_is_named_with_its_line(drp: Drp, tmp_path: Path):
    own = tmp_path / "procedures"
    own.mkdir()
    shipped = (ROOT / "workflows" / "procedures" / "chair-drp.yaml").read_text()
    text = shipped.replace("key: chair-drp", "key: our-own").replace("to: review\n", "to: reviw\n")
    (own / "our-own.yaml").write_text(text)
    line = text.splitlines().index("        to: reviw") + 1

    done = drp("procedures", "list", DRP_PROCEDURES_DIR=str(own))

    assert done.returncode == 1
    assert "chair-drp: Child protection chair (5 stages, shipped, in use)" in done.stdout
    assert f'our-own.yaml:{line}: There is no place "reviw".' in done.stdout


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"--from": "tomorrow"}, '"tomorrow" is no time. Write it as 2026-11-23T10:00.\n'),
        ({"--closed": "Christmas"}, '"Christmas" is no date. Write it as 2026-11-30.\n'),
    ],
)
def test_due_says_how_a_time_is_written(drp: Drp, wrong: dict[str, str], says: str):
    asked = {"--from": "2026-11-23T10:00", "--limit": "5 working days", "--calendar": "ENG"}

    done = drp("due", *(word for pair in {**asked, **wrong}.items() for word in pair))

    assert (done.returncode, done.stderr) == (1, says)


def test_run_says_what_is_missing(drp: Drp):
    assert "SLACK_BOT_TOKEN is not set." in drp("run").stderr
    no_app = drp("run", SLACK_BOT_TOKEN="xoxb-sample")
    assert "Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set" in no_app.stderr
    both = {"SLACK_BOT_TOKEN": "xoxb-sample", "SLACK_APP_TOKEN": "xapp-sample"}
    assert "There is no database at DRP_DATABASE_URL." in drp("run", **both).stderr
    assert "DRP_ENCRYPTION_KEYS: no key is set" in drp("run", **both, DRP_ENCRYPTION_KEYS="").stderr
    assert "DRP_ENCRYPTION_KEYS: a key is not" in drp("run", **both, DRP_ENCRYPTION_KEYS="x").stderr


def test_run_says_that_slack_cannot_be_reached(drp: Drp):
    drp("db", "upgrade")
    both = {"SLACK_BOT_TOKEN": "xoxb-sample", "SLACK_APP_TOKEN": "xapp-sample"}

    done = drp("run", **both)  # nobody listens where the fixture says that Slack is

    assert done.returncode == 1
    assert done.stderr.endswith(
        "Slack cannot be reached (URLError). Look at the network, the proxy and SLACK_API_URL.\n"
    )


@pytest.mark.parametrize(
    "wrong", [{"SLACK_BOT_TOKEN": "xoxb-wrong"}, {"SLACK_APP_TOKEN": "xapp-wrong"}]
)
def test_run_says_that_slack_refuses_a_token(drp: Drp, office: Office, wrong: dict[str, str]):
    drp("db", "upgrade")
    right = {"SLACK_BOT_TOKEN": APP.bot_token, "SLACK_APP_TOKEN": APP.app_token}

    done = drp("run", **{**right, **wrong}, SLACK_API_URL=office.sandbox.api_url)

    assert done.returncode == 1
    assert done.stderr.endswith("Slack refuses a token (invalid_auth). Run: drp doctor\n")
    assert "will be unused" not in done.stderr


@pytest.mark.parametrize("command", ["run", "sweep", "people list", "doctor"])
def test_a_key_that_is_not_the_databases_is_said_before_anything_is_done(drp: Drp, command: str):
    drp("db", "upgrade")
    assert drp("people", "import", str(PEOPLE), "--yes").returncode == 0
    another = {"DRP_ENCRYPTION_KEYS": wiring.new_key()}
    tokens = {"SLACK_BOT_TOKEN": "xoxb-sample", "SLACK_APP_TOKEN": "xapp-sample"}

    done = drp(*command.split(), **another, **tokens)

    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    assert re.search(
        "DRP_ENCRYPTION_KEYS lacks [0-9a-f]{8}, with which the database was written. "
        "Put the earlier key back, after the new one and a comma.",
        said,
    )


def test_a_setting_that_cannot_be_read_is_named(drp: Drp, tmp_path: Path):
    wrong = drp("people", "list", DRP_CALENDAR="FRA")
    (tmp_path / "drp.toml").write_text("[closures]\nclosd = []\n")
    unknown = drp("people", "list")
    (tmp_path / "drp.toml").write_text("this is no toml")
    broken = drp("people", "list")

    assert "DRP_CALENDAR" in wrong.stderr
    assert "closures.closd" in unknown.stderr
    assert "The settings file cannot be read" in broken.stderr
    assert [wrong.returncode, unknown.returncode, broken.returncode] == [1, 1, 1]


def test_sweep_does_one_pass_and_says_how_much(drp: Drp):
    drp("db", "upgrade")

    done = drp("sweep")

    assert (done.returncode, done.stdout) == (0, "Due: 0. Sent: 0.\n")


def test_an_encryption_key_is_printed_once_and_differs_each_time(drp: Drp):
    one, two = drp("keys", "new").stdout.strip(), drp("keys", "new").stdout.strip()

    assert one != two
    assert len(one) == 44


def test_an_unknown_command_is_refused_with_the_choices(drp: Drp):
    done = drp("frobnicate")

    assert done.returncode == 2
    assert "invalid choice" in done.stderr
