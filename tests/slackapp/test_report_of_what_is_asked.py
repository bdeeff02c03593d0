"""What a council's own file has counted, as the page, the workbook and the table say it."""

import io
from functools import cache

import openpyxl
import pytest

from slackapp.reporting.document import Document, document
from slackapp.reporting.imprint import Imprint
from slackapp.reporting.page import html
from slackapp.reporting.sections import Section
from slackapp.reporting.tidy import table
from slackapp.reporting.workbook import workbook
from tests.workflows.own_file import OWN_FILE
from tests.workflows.playing import at
from tests.workflows.test_reporting_asked import ended, owing, report
from workflows.apart import Counted
from workflows.reporting.reading import WRITTEN

SENT = [("risk", "drift")] * 12 + [("risk",)] * 6 + [("drift",)] * 6


@cache
def made() -> Document:
    """Nineteen were resolved, twelve of them with learning; twelve of eighteen e-mails arrived."""
    learned = {"learning": (WRITTEN,), "themes": ("sharing", "voice")}
    with_it = ended((1, "child", {"plan": ("yes",)}), (3, "resolution", learned))
    without = ended((1, "child", {"plan": ("no",)}), (3, "resolution", {"themes": ("voice",)}))
    told = [owing(at("2026-11-02 10:01"))] * 12 + [owing(None)] * 6
    kept = [*([with_it] * 12), *([without] * 7), *told]
    chosen = {"compliment": [{"compliment": {"shows": each}} for each in SENT]}
    apart = {"compliment": Counted(sent=len(SENT), acknowledged=12)}
    return document(report(kept, OWN_FILE, apart=apart, chosen=chosen), Imprint())


def section(title: str) -> Section:
    return next(each for each in made().sections if each.title == title)


def figures(title: str) -> dict[str, tuple[str, str]]:
    cells = ((row.label, row.cells[0]) for row in section(title).rows)
    return {label: (cell.said, cell.share) for label, cell in cells if cell}


def test_learning_is_said_as_written_or_not_among_the_resolved():
    assert figures("Learning") == {
        "Something is written": ("12", "63%"),
        "Nothing is written": ("7", "37%"),
    }
    assert section("Learning").of == "Resolved"
    assert "What was written is not read." in section("Learning").definition


def test_themes_may_be_more_than_all_and_the_definition_says_so():
    assert figures("Themes of learning")["Sharing information"] == ("12", "63%")
    assert figures("Themes of learning")["The child's voice"] == ("not shown", "at least 78%")
    definition = section("Themes of learning").definition
    assert "together they may be more than all" in definition
    assert "several children" not in definition
    of_each_child = section("What the child needs").definition
    assert "one of them was given the answer" in of_each_child


def test_the_post_that_was_told_is_named_by_its_title():
    title = "Told by e-mail: the reviewing unit"

    assert figures(title) == {"Told": ("12", "67%"), "Not told, by the record": ("6", "33%")}
    assert "owed the reviewing unit in the period" in section(title).definition


def test_what_compliments_show_stands_under_their_name():
    found = figures("Compliments: What does it show?")

    assert found["It reduced a risk"] == ("18", "75%")
    assert found["It led to a good outcome"] == ("under 5", "at most 17%")
    assert section("Compliments: What does it show?").of == "Of how many"


@pytest.mark.parametrize(
    "title", ["Learning", "Themes of learning", "Compliments: What does it show?"]
)
def test_each_has_a_picture_with_words_a_sheet_and_lines(title: str):
    page, lines = html(made()), table(made())
    book = openpyxl.load_workbook(io.BytesIO(workbook(made())))

    assert f'<title id="{section(title).key}-alt">{title}' in page
    assert f"<caption>Figures: {title}</caption>" in page
    assert section(title).definition in lines
    assert any(name.startswith(title.replace(":", "")[:25].rstrip("?")) for name in book.sheetnames)
