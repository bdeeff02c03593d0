"""``drp redact``: what an audit found, without what somebody withheld, and why it was withheld."""

import csv
import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from slackapp.__main__ import main
from slackapp.documents import as_data, finished, html
from slackapp.documents.data import checksum
from slackapp.documents.paper import Heading, Lines, Paper, Table, plain
from slackapp.samples import playing as samples
from slackapp.samples.playing import Playing
from slackapp.wording.redacting import WHOLE_ROW
from tests.documents.canaries import canaries_in, canary
from workflows.auditing.withholding import Words
from workflows.questions import FormField

THIRD_PARTY = "Names the grandmother; serious harm not at issue"
WORRY = "Old Mrs Sample telephoned, and Old  Mrs\nSample's neighbour, too."
IMPACT = "=HYPERLINK: the aunt says that nobody was at home on any evening."


def telling(form: str, name: str, field: FormField, child: int) -> str:
    said = {("concern", "concern"): WORRY, ("concern", "impact"): IMPACT}
    return said.get((form, name), canary(form, name, field, child))


class Desk:
    """What an administrator has before them: the files of an audit, and a sheet to fill in."""

    def __init__(self, folder: Path, reference: str) -> None:
        self.folder = folder
        self.reference = reference
        self.name = f"{reference}-audit"
        self.sheet = folder / f"{self.name}-to-review.csv"

    def decide(self, text: str, withhold: str, why: str) -> None:
        """Find the row with this text on the sheet, and fill it in."""
        with self.sheet.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file))
        [line] = [line for line in lines if text in line[2]]
        line[-2:] = withhold, why
        with self.sheet.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(lines)

    def redact(self) -> int:
        data = self.folder / f"{self.name}.json"
        return main(["redact", str(data), "--sheet", str(self.sheet), "--out", str(self.folder)])

    def page(self, name: str) -> str:
        """Give what stands on a page, and what is read aloud of it."""
        page = (self.folder / f"{name}.html").read_text("utf-8")
        parsed = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
        aloud = [each.get("aria-label", "") for each in parsed.iter()]
        return "".join((*parsed.itertext(), *aloud))

    def made(self) -> tuple[str, str, str]:
        """Give what stands in the page, the data and the list that were made."""
        data = json.loads((self.folder / f"{self.name}-redacted.json").read_text())
        told = (self.folder / f"{self.name}-withheld.csv").read_text("utf-8-sig")
        return self.page(f"{self.name}-redacted"), json.dumps(data, ensure_ascii=False), told

    def hashes(self) -> dict[str, str]:
        return {
            file.name: hashlib.sha256(file.read_bytes()).hexdigest()
            for file in self.folder.iterdir()
        }


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Playing:
    return raised(tmp_path, monkeypatch)


def raised(folder: Path, environment: pytest.MonkeyPatch) -> Playing:
    at = samples.playing(folder, "chair-drp", telling)
    for name, value in at.settings.items():
        environment.setenv(name, value)
    return at.raises("chair", "stage_1", children=1, manager="team_manager")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """What an audit wrote, to be copied for each test."""
    folder = tmp_path_factory.mktemp("audited")
    with pytest.MonkeyPatch.context() as environment:
        return audited(raised(folder, environment), folder / "out")


@pytest.fixture
def desk(first: Desk, tmp_path: Path) -> Desk:
    shutil.copytree(first.folder, tmp_path / "desk")
    return Desk(tmp_path / "desk", first.reference)


def audited(at: Playing, out: Path) -> Desk:
    out.mkdir()
    assert main(["audit", at.now_is.reference, "--out", str(out)]) == 0
    return Desk(out, at.now_is.reference)


def test_what_is_withheld_stands_in_no_file_and_everything_else_does(desk: Desk):
    others = canaries_in(desk.page(desk.name))
    before = desk.hashes()
    desk.decide("Old Mrs Sample", "old mrs sample; neighbour", THIRD_PARTY)
    desk.decide("the aunt says", "All", "The aunt asked that it is not told")

    before.pop(desk.sheet.name)
    assert desk.redact() == 0

    assert before.items() <= desk.hashes().items()  # what was there stays
    page = desk.page(f"{desk.name}-redacted")
    data = json.loads((desk.folder / f"{desk.name}-redacted.json").read_text())
    for text in (page, json.dumps(data)):
        assert not any(words in text.lower() for words in ("mrs", "neighbour", "aunt", "evening"))
        assert canaries_in(text) == others != set()
    assert "[withheld] telephoned, and [withheld]'s [withheld], too." in page
    assert "Where something is withheld, it says [withheld]." in page
    assert "Review before it is handed over" not in page
    assert data["sha256"] == checksum(data["content"])


def test_the_list_says_what_was_withheld_and_why_and_not_its_words(desk: Desk):
    desk.decide("Old Mrs Sample", "old mrs sample; neighbour", THIRD_PARTY)
    desk.decide("the aunt says", "all", "The aunt asked")

    desk.redact()

    said = (desk.folder / f"{desk.name}-withheld.csv").read_text("utf-8-sig")
    rows = list(csv.reader(said.splitlines()))
    assert [row[2:] for row in rows[1:]] == [
        ["the whole row", "1", "The aunt asked"],
        ["2 phrases", "3", THIRD_PARTY],
    ]
    assert not any(words in said.lower() for words in ("mrs", "neighbour", "evening"))


def test_what_stands_in_headings_is_in_no_name_of_a_table_and_not_on_the_list(desk: Desk):
    heading = "The concern, stage 1: Sample Chair, at "
    desk.decide(heading, "sample chair; concern; what", "why")

    assert desk.redact() == 0

    page, data, told = desk.made()
    for words in ("sample chair", "concern", "what "):
        assert not any(words in made.lower() for made in (page, data, told))
    assert '"The [withheld], stage 1: [withheld], at ' in told
    assert '"table": "The [withheld], stage 1: [withheld], at ' in data
    assert '"heads": ["When", "[withheld]"]' in data


def test_a_heading_that_is_withheld_as_a_whole_names_no_table_beneath_it(desk: Desk):
    desk.decide("The concern, stage 1: ", "all", "why")

    assert desk.redact() == 0

    assert not any("The concern" in made for made in desk.made())
    assert f",[withheld],{WHOLE_ROW}," in desk.made()[2]


def test_what_is_withheld_in_italics_or_joined_by_an_underscore_is_withheld_too(
    at: Playing, tmp_path: Path
):
    at.adds("chair", "He said _now_, and now_or_never.")
    desk = audited(at, tmp_path / "out")
    desk.decide("_now_", "now", "why")

    assert desk.redact() == 0

    for made in desk.made():
        assert not re.search(r"(?<![^\W_])now(?![^\W_])", made)


def test_a_file_that_is_named_by_what_is_withheld_is_to_be_renamed_first(
    desk: Desk, capsys: pytest.CaptureFixture[str]
):
    desk.decide(f"{desk.reference}:", desk.reference, "why")

    assert desk.redact() == 1
    assert "stand in the name of the data file. Rename it" in capsys.readouterr().err

    (desk.folder / f"{desk.name}.json").rename(desk.folder / "audit.json")
    desk.name = "audit"
    assert desk.redact() == 0
    assert not any(desk.reference in made for made in desk.made())


def test_what_still_stands_in_a_file_that_was_made_is_found():
    """What is looked for at the end, in case a place was forgotten."""
    paper = Paper(
        title="A title",
        subtitle="Beneath it",
        parts=(
            Heading(level=1, text="A heading & more"),
            Lines(lines=("A line",)),
            Table(name="Read aloud", heads=("A head",), rows=((plain("A cell\nof two"),),)),
        ),
        foot="A foot",
    )
    places = ("title", "beneath it", "heading & more", "line", "head", "cell of two")
    page, data = html.page(paper), as_data.write(paper)

    for words in (*places, "read aloud", "foot"):
        assert finished.stand_in(finished.of_page(page), [Words(words)])
    for words in (*places, "read aloud"):
        assert finished.stand_in(finished.of_data(data), [Words(words)])
    for words in ("class", "utf-8", "whole", "table", "parts"):
        assert not finished.stand_in(finished.of_page(page), [Words(words)])
        assert not finished.stand_in(finished.of_data(data), [Words(words)])


def test_no_office_program_takes_an_answer_for_a_formula(desk: Desk):
    with desk.sheet.open(encoding="utf-8-sig", newline="") as file:
        texts = [cell for line in csv.reader(file) for cell in line]

    assert not any(text.startswith(("=", "+", "-", "@")) for text in texts)
    assert any(IMPACT in text for text in texts)


def _another_row(desk: Desk) -> None:
    text = desk.sheet.read_text("utf-8-sig")
    desk.sheet.write_text(f"{text}999,,,,all,why\n", "utf-8-sig")


WRONG: dict[str, tuple[Callable[[Desk], object], str]] = {
    "nothing is withheld": (lambda desk: None, "Nothing is withheld on this sheet"),
    "no reason": (
        lambda desk: desk.decide("the aunt says", "aunt", " "),
        "does not say why. Type a reason.",
    ),
    "a reason that tells it": (
        lambda desk: desk.decide("the aunt says", "aunt", "It names the Aunt."),
        "gives as its reason words that are withheld",
    ),
    "mistyped": (
        lambda desk: desk.decide("the aunt says", "uncle", "why"),
        "names words that stand nowhere in the document",
    ),
    "no such row": (_another_row, "The document has no row 999"),
    "another file": (
        lambda desk: desk.sheet.write_bytes(b"\xff\x00,PDF\n"),
        "This is no sheet that drp audit wrote",
    ),
    "a line without its number": (
        lambda desk: desk.sheet.write_text(f"{desk.sheet.read_text('utf-8-sig')}x,,,,all,why\n"),
        "does not begin with its row number",
    ),
    "changed": (
        lambda desk: (desk.folder / f"{desk.name}.json").write_text(
            (desk.folder / f"{desk.name}.json").read_text().replace("Old Mrs", "Old Mr")
        ),
        "its checksum is another",
    ),
    "no data": (
        lambda desk: (desk.folder / f"{desk.name}.json").write_text("[]"),
        "This is no file that drp audit wrote as data",
    ),
    "no sheet": (lambda desk: desk.sheet.unlink(), "cannot be read. Look whether it is there"),
}


@pytest.mark.parametrize(("wrong", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    desk: Desk, capsys: pytest.CaptureFixture[str], wrong: Callable[[Desk], object], said: str
):
    wrong(desk)
    before = desk.hashes()

    assert desk.redact() == 1

    told = capsys.readouterr().err
    assert said in told
    assert not any(words in told for words in ("Mrs", "aunt", "uncle"))
    assert desk.hashes() == before


def test_a_text_that_is_withheld_in_one_row_is_not_handed_over_in_another(
    at: Playing, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    at.adds("chair", f"As I said: {IMPACT}")
    desk = audited(at, tmp_path / "out")
    desk.decide(f"\n{IMPACT}", "all", "why")

    assert desk.redact() == 1

    assert "which is withheld, stands in row" in capsys.readouterr().err


def test_a_sheet_of_another_audit_is_refused_because_its_rows_may_be_others(
    at: Playing, desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    other = audited(at, tmp_path / "other")
    other.sheet = desk.sheet
    desk.decide("the aunt says", "all", "why")

    assert other.redact() == 1

    assert "The sheet is of another audit" in capsys.readouterr().err
