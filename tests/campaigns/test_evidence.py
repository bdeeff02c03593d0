"""The page of evidence: a run's rows replace those of the same promises, and no other."""

import subprocess
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.campaigns.evidence import Promise, Shown, chosen_by, page_with, passed_whole, whole

TODAY = date(2026, 11, 23)
EMPTY = """Before.
<!-- begin: make soak -->
<!-- end: make soak -->
<!-- begin: taken out -->
<!-- end: taken out -->
After.
"""


def part(key: str, **figures: int) -> dict[str, Any]:
    promise = Promise(key, f"{key} holds", "tried", f"Without it: {figures}.")
    return {
        "promise": asdict(promise),
        "counted": figures,
        "worst": {"slowest, ms": 7.25},
        "seeds": [7],
        "seconds": 2.0,
    }


def test_parts_of_one_campaign_add_up_and_stand_in_the_order_of_the_promises():
    shown = Shown.together([part("R10", kills=1), part("R2", kills=5), part("R2", kills=1_000)])

    page = page_with(EMPTY, "make soak", shown, TODAY)

    assert list(shown) == ["R2", "R10"]
    row = "| R2 | R2 holds | tried | kills: 1,005; slowest, ms: 7.25 | 7 | 4 s | 23 November 2026 |"
    assert row in page.splitlines()
    assert page.index("| R2 |") < page.index("| R10 |")
    assert (page.startswith("Before.\n"), page.endswith("\nAfter.\n")) == (True, True)


def test_a_run_of_one_campaign_leaves_the_rows_of_the_others():
    first = page_with(EMPTY, "make soak", Shown.together([part("R1", a=1), part("S3", a=1)]), TODAY)

    page = page_with(first, "make soak", Shown.together([part("R1", a=2)]), TODAY)

    assert ("| tried | a: 2;" in page, page.count("| tried | a: 1;")) == (True, 1)
    assert page.count("- **R1** Without it: {'a': 2}.") == 1
    assert page.count("- **S3** Without it: {'a': 1}.") == 1
    assert page.count("| | promise |") == 1


def test_a_page_without_marks_is_refused():
    with pytest.raises(ValueError, match="no lines"):
        page_with("Nothing.", "make soak", Shown.together([part("R1", a=1)]), TODAY)


@pytest.mark.parametrize(
    ("options", "environment", "chosen"),
    [
        ({"file_or_dir": ["tests/campaigns"]}, {"ONLY": ""}, []),
        ({"keyword": "kills", "markexpr": ""}, {}, ["-k"]),
        ({"deselect": ["a::b"], "lf": True}, {}, ["--deselect", "--lf"]),
        ({"maxfail": 1}, {}, ["--maxfail"]),
        ({"file_or_dir": ["a.py", "b.py::test"]}, {"ONLY": "12"}, ["b.py::test", "ONLY"]),
    ],
)
def test_a_part_of_a_campaign_is_known_for_one(
    options: dict[str, Any], environment: dict[str, str], chosen: list[str]
):
    assert chosen_by(options, environment) == chosen


@pytest.mark.parametrize(
    ("named", "written"),
    [
        (["tests/campaigns"], ["R1", "R23"]),
        (["tests/campaigns/campaign_life.py"], ["R1"]),
        (["tests/campaigns/campaign_life.py", "tests/campaigns/campaign_kills.py"], ["R1"]),
    ],
)
def test_what_is_of_all_campaigns_is_written_by_a_run_of_all_only(
    named: list[str], written: list[str]
):
    shown = Shown.together([part("R1", a=1), part("R23", a=1)])

    assert list(whole(shown, named)) == written


def test_of_a_campaign_that_failed_and_of_all_of_them_nothing_is_shown():
    life, kills, canary = part("R11", a=1), part("R2", a=1), part("R23", a=1)
    parts = [
        ("campaign_life.py::test[1]", life),
        ("campaign_kills.py::test[1]", kills),
        ("campaign_kills.py::test[1]", canary),
    ]

    assert passed_whole(parts, ["campaign_life.py::test[2]"]) == [kills]
    assert passed_whole(parts, []) == [life, kills, canary]


FAKE = """
import pytest
from tests.campaigns.evidence import Promise

@pytest.mark.parametrize("part", range({parts}))
def test_it(part, shows):
    shows(Promise("{key}", "It holds", "tried", "not"), {{"tries": 1}})
    assert part < 2
"""


def test_where_a_part_failed_at_one_worker_those_of_the_other_are_not_written(tmp_path: Path):
    """The first two of four are one worker's; the third, which fails, and the last the other's."""
    page = tmp_path / "page.md"
    page.write_text(EMPTY)
    for name, key, parts in [("a", "R8", 3), ("b", "R9", 1)]:
        (tmp_path / f"campaign_{name}.py").write_text(FAKE.format(key=key, parts=parts))
    run = [sys.executable, "-m", "pytest", "-p", "tests.campaigns.conftest", "-n", "2"]
    run += ["--dist=worksteal"]
    run += ["-o", "python_files=campaign_*.py", str(tmp_path), "--write", str(page)]

    ended = subprocess.run(run, cwd=Path(__file__).parents[2], capture_output=True, check=False)

    assert ended.returncode == 1
    assert ("| R9 |" in page.read_text(), "| R8 |" in page.read_text()) == (True, False)
