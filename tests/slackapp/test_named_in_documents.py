"""What the documents name as evidence is there, and their links lead somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVIDENCE = [ROOT / "docs/security.md", ROOT / "docs/evidence.md", *ROOT.glob("docs/privacy/*.md")]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md")]
#: A file or a folder of the project, in code marks or in a sentence.
NAMED = re.compile(r"(?<![\w/.-])(?:tests|slackapp|storage|workflows|docs)/[\w./-]*\w")
LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")
REQUIREMENT = re.compile(r"^\| v5\.0\.0-(\d+)\.(\d+)\.(\d+)(?: to [\d.]+)? \|", re.MULTILINE)


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """What each heading is called in a link: https://docs.github.com (section links)."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("page", EVIDENCE, ids=name)
def test_each_file_that_is_named_as_evidence_is_there(page: Path):
    named = set(NAMED.findall(page.read_text("utf-8")))

    assert sorted(each for each in named if not (ROOT / each).exists()) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_each_link_leads_to_a_page_and_to_a_heading_of_it(page: Path):
    lost = []
    for path, heading in LINK.findall(page.read_text("utf-8")):
        target = page.parent / path if path else page
        if not target.exists() or (heading and heading not in anchors(target)):
            lost.append(f"{path}#{heading}")

    assert lost == []


def test_each_requirement_stands_once_and_in_order():
    table = (ROOT / "docs/security.md").read_text("utf-8")
    found = [tuple(map(int, each)) for each in REQUIREMENT.findall(table)]

    assert found == sorted(set(found))
    assert len(found) > 150
