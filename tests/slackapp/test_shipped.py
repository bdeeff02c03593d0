"""Procedures are data: which of them are there, and which is used first, no code says."""

from pathlib import Path

from slackapp import settings, shipped

PROJECT = Path(__file__).parents[2]
#: Sample lives are lived under the procedures that ship, each in the words of its own forms.
SAMPLES = PROJECT / "slackapp" / "samples"
CODE = [
    file
    for folder in ("slackapp", "workflows", "storage")
    for file in (PROJECT / folder).rglob("*.py")
    if SAMPLES not in file.parents
]


def test_the_first_one_that_ships_is_used_where_none_is_named():
    assert settings.of().procedures == shipped.procedures()[:1]


def test_no_code_names_a_procedure():
    named = [
        (str(file.relative_to(PROJECT)), key)
        for file in CODE
        for key in shipped.procedures()
        if key in file.read_text(encoding="utf-8")
    ]

    assert len(CODE) > 300
    assert len(shipped.procedures()) == 5
    assert named == []
