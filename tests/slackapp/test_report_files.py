"""The report as files: parsed again, each figure found, and nothing that was hidden."""

import csv
import io
import re
import resource
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from slackapp import saving
from slackapp.reporting import files
from slackapp.reporting.document import Document, document
from slackapp.reporting.imprint import Imprint
from slackapp.reporting.page import html
from slackapp.reporting.sections import Cell
from slackapp.reporting.tidy import harmless, table
from slackapp.reporting.workbook import workbook
from slackapp.wording import reporting as say
from tests.slackapp.invented_year import a_year, the_year
from workflows.desk import Desk
from workflows.reporting.period import Period
from workflows.use_cases import reporting

NAME = "Sample <Partnership> & Friends"


def made(desk: Desk, period: Period, **more: object) -> Document:
    with desk.store.read() as work:
        report = reporting.make(desk, work, desk.library.default, period)
    return document(report, Imprint(organisation=NAME, **more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with a_year(tmp_path_factory.mktemp("year"), 160) as made_desk:
        yield made_desk


@pytest.fixture(scope="module")
def year(desk: Desk) -> Document:
    return made(desk, the_year(desk), is_sample=True)


@pytest.fixture(scope="module")
def month(desk: Desk) -> Document:
    june = replace(the_year(desk), first=date(2026, 6, 1), last=date(2026, 6, 30))
    return made(desk, june)


@pytest.fixture(scope="module")
def nothing(desk: Desk) -> Document:
    return made(desk, replace(the_year(desk), first=date(2020, 1, 1), last=date(2020, 3, 31)))


@pytest.fixture(params=["year", "month", "nothing"])
def any_of_them(request: pytest.FixtureRequest) -> Document:
    found: Document = request.getfixturevalue(request.param)
    return found


def parsed(document: Document) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: Element = parser.parse(html(document))
    return found


def words(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def named(page: Element, tag: str) -> list[Element]:
    return [each for each in page.iter() if str(each.tag).rpartition("}")[2] == tag]


# ---- the page ------------------------------------------------------------------------------------


def test_page_one_says_what_it_is_of(year: Document):
    about = words(named(parsed(year), "dl")[0])

    assert "1 January to 31 December 2026" in about
    assert NAME in about
    assert "Child protection chair (chair-drp)" in about
    assert re.search(r"[0-9a-f]{64}", about)
    assert "Working days in England, version ENG-" in about
    assert "9am on Friday 1 January 2027" in about


def test_it_fetches_nothing_and_runs_nothing(any_of_them: Document):
    page, text = parsed(any_of_them), html(any_of_them)

    assert named(page, "script") == named(page, "link") == named(page, "img") == []
    links = [each.get("href", "") for each in named(page, "a")]
    assert all(link.startswith("#") for link in links)
    assert "http" not in text.replace("http://www.w3.org", "")
    assert "@import" not in text
    assert re.findall(r"url\((?!#)", text) == []
    assert not [name for each in page.iter() for name in each.attrib if name.startswith("on")]


def test_headings_and_landmarks_stand_in_order(any_of_them: Document):
    page = parsed(any_of_them)

    levels = [int(each.tag[1]) for each in page.iter() if re.fullmatch(r"h\d", str(each.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [len(named(page, each)) for each in ("header", "main", "footer")] == [1, 1, 1]
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for each in page.iter():
        for ref in (each.get("aria-labelledby", "").split(), each.get("href", "")[1:].split()):
            assert set(ref) <= set(ids)


def test_each_chart_has_words_for_whoever_hears_it_and_a_table(year: Document):
    page = parsed(year)
    charts = named(page, "svg")

    assert len(charts) > 10
    for chart in charts:
        title = named(chart, "title")[0]
        assert chart.get("role") == "img"
        assert chart.get("aria-labelledby") == title.get("id")
        assert len(words(title)) > 20
    for section in named(page, "section"):
        assert named(section, "table") or not named(section, "svg")
    for each in named(page, "table"):
        assert named(each, "caption")
        assert all(head.get("scope") in ("col", "row") for head in named(each, "th"))


def test_each_measure_has_its_definition_beside_it(year: Document):
    text = words(parsed(year))

    for section in (*year.sections, year.time):
        assert section.title in text
        assert section.definition in text


def test_colour_says_nothing_alone_and_nothing_is_good_or_bad(year: Document):
    text = html(year)

    assert "url(#hatch)" in text
    assert not re.search(r"\b(red|green|#f00|#0f0)\b", text)
    for word in ("overdue", "breach", "failed", "worst", "best"):
        assert word not in text.lower()


def test_nobody_is_named(year: Document, desk: Desk):
    text = html(year) + table(year)
    with desk.store.read() as work:
        people = work.directory_ever().people

    assert len(people) > 10
    assert [each for each in people if each in text] == []


def test_what_is_typed_stays_text(year: Document):
    text = html(year)

    assert "<Partnership>" not in text
    assert "Sample &lt;Partnership&gt; &amp; Friends" in text


def test_an_empty_period_gives_a_page_that_says_so(nothing: Document):
    page = words(parsed(nothing))

    assert say.NOTHING in page
    assert named(parsed(nothing), "svg") == named(parsed(nothing), "table") == []


def test_a_sample_says_that_it_is_one(year: Document, month: Document):
    assert say.SAMPLE in html(year)
    assert say.SAMPLE not in html(month)


# ---- the table -----------------------------------------------------------------------------------


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_table_holds_every_figure_with_its_definition(year: Document):
    lines = read_back(table(year))

    assert list(lines[0]) == list(say.CSV_HEAD)
    for section in year.sections:
        theirs = [each for each in lines if each["measure"] == section.title]
        cells = [cell for row in section.rows for cell in row.cells if cell]
        cells += [cell for cell in section.totals if cell]
        assert [each["value"] for each in theirs] == [said(cell) for cell in cells]
        assert all(each["definition"] == section.definition for each in theirs)
    assert [each for each in lines if each["measure"] == year.time.title]


def said(cell: Cell) -> str:
    return str(cell.number) if cell.number is not None else cell.said


def test_the_table_of_an_empty_period_says_so(nothing: Document):
    assert say.NOTHING in table(nothing)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "|x"])
def test_no_figure_and_no_name_is_a_formula(words: str):
    assert harmless(words) == f"'{words}"


def test_a_partnership_with_a_name_like_a_formula_does_no_harm(desk: Desk):
    evil = replace(made(desk, the_year(desk)), facts=(("=HYPERLINK(1)", "@SUM(A1)"),))

    lines = read_back(table(evil))
    sheet = opened(evil)["About"]

    assert [lines[0]["group"], lines[0]["value"]] == ["'=HYPERLINK(1)", "'@SUM(A1)"]
    assert [cell.data_type for cell in sheet[2][:2]] == ["s", "s"]


# ---- the workbook --------------------------------------------------------------------------------


def opened(document: Document) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(document)))


def test_each_measure_has_a_sheet_with_its_figures_and_its_definition(year: Document):
    book = opened(year)

    for place, section in enumerate(year.sections, start=2):
        sheet = book.worksheets[place]
        values = [cell.value for row in sheet.iter_rows() for cell in row]
        assert section.definition in values
        for row in section.rows:
            assert row.label in values
            for cell in row.cells:
                assert (
                    cell is None
                    or (cell.number if cell.number is not None else cell.said) in values
                )
    assert len(book.sheetnames) == len(year.sections) + 5


def test_the_workbook_of_an_empty_period_says_so(nothing: Document):
    values = [cell.value for row in opened(nothing)["In short"].iter_rows() for cell in row]

    assert say.NOTHING in values


def test_two_measures_of_one_name_have_sheets_of_their_own(month: Document):
    twice = replace(month, sections=(*month.sections, *month.sections[:2]))

    assert len(opened(twice).sheetnames) == len(month.sections) + 7


# ---- writing them --------------------------------------------------------------------------------


def test_three_files_are_there_for_their_owner_alone_and_nothing_else(
    tmp_path: Path, month: Document
):
    written = saving.save(tmp_path, files.forms(month))

    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(
        f"report-chair-drp-2026-06-01-2026-06-30.{end}" for end in ("html", "csv", "xlsx")
    )
    assert {each.stat().st_mode & 0o777 for each in written} == {0o600}


def test_a_disk_that_takes_no_more_leaves_nothing_half_written(tmp_path: Path, month: Document):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        with pytest.raises(saving.CannotSave, match="Nothing was written"):
            saving.save(tmp_path, files.forms(month))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert list(tmp_path.iterdir()) == []
