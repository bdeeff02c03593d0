"""The schema for editors takes what the reader takes, and refuses what it refuses."""

from importlib import resources
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.json_schema import fits
from tests.tutorial import whole
from workflows.reading import NotAProcedure, read, read_kept
from workflows.schema import json_schema

SCHEMA = json_schema()
#: A small file: the one that the tutorial writes, with a line for editors on top.
TEXT = whole()


def loaded(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def shipped() -> list[str]:
    folder = resources.files("workflows") / "procedures"
    return sorted(each.name for each in folder.iterdir() if each.name.endswith(".yaml"))


@pytest.mark.parametrize("name", shipped())
def test_it_takes_every_file_that_is_shipped(name: str):
    text = (resources.files("workflows") / "procedures" / name).read_text("utf-8")

    assert fits(loaded(text), SCHEMA)


#: What may be written in more than one way, and other words that are right.
RIGHT = {
    "one name where several may stand": ("also: [up_late, over_late]", "also: up_late"),
    "any of several": ("raising: {by: worker", "raising: {by: {any: [worker]}"),
    "a list of posts": ("raising: {by: worker", "raising: {by: [worker]"),
    "all of several": (
        "answered_by: director",
        "answered_by: {all: [team_manager, director], sign: decision}",
    ),
    "if and unless": ("    when: late", "    if: known\n    unless: late\n    when: late"),
    "answers with help and without": (
        "kind: date",
        'kind: one, options: {a: "A", b: {label: "B", source: ours}}',
    ),
    "a date that people agree on": (
        "{working_days: 2, source: ours}",
        "{agreed: when, cap: {days: 5, source: ours}, over_cap: why, source: ours}",
    ),
    "a nation": ("key: worries", "key: worries\ncalendar: WLS"),
}
#: What is refused before any names are compared.
WRONG = {
    "another version": ("vocabulary: 1", "vocabulary: 2"),
    "a key with capitals": ("key: worries", "key: Worries"),
    "no title": ('title: "Worries"\n', ""),
    "a word that is none": ("key: worries", "key: worries\ncalender: ENG"),
    "a hash": ("key: worries", "key: worries\nhash: 0123"),
    "a nation that is none": ("key: worries", "key: worries\ncalendar: UK"),
    "a rule without a source": ("found: raiser, source: ours}", "found: raiser}"),
    "a source that is empty": ("found: raiser, source: ours}", "found: raiser, source: []}"),
    "two units": ("opening: {working_days: 1,", "opening: {working_days: 1, days: 2,"),
    "no unit": ("opening: {working_days: 1, source: ours}", "opening: {source: ours}"),
    "none of a unit": ("opening: {working_days: 1,", "opening: {working_days: 0,"),
    "an agreed date where time is fixed": ("opening: {working_days: 1,", "opening: {agreed: why,"),
    "any and all at once": (
        "answered_by: director",
        "answered_by: {any: [director], all: [team_manager]}",
    ),
    "a signature of one": (
        "answered_by: director",
        "answered_by: {any: [director], sign: decision}",
    ),
    "another word for any": ("raising: {by: worker", "raising: {by: {either: [worker]}"),
    "nobody": ("raising: {by: worker", "raising: {by: []"),
    "a kind that is none": ("kind: date", "kind: day"),
    "steps that are no list": ("steps: [answer, review]", "steps: {answer: review}"),
    "a stage without steps": ("steps: [answer, review]", "steps: []"),
    "a box that is too long": ("max: 40", "max: 3001"),
}


@pytest.mark.parametrize("case", list(RIGHT))
def test_what_the_reader_takes_it_takes_too(case: str):
    old, new = RIGHT[case]
    assert old in TEXT
    text = TEXT.replace(old, new)

    assert read_kept(text).key == "worries"
    assert fits(loaded(text), SCHEMA)


@pytest.mark.parametrize("case", list(WRONG))
def test_what_the_reader_refuses_it_refuses_too(case: str):
    old, new = WRONG[case]
    assert old in TEXT
    text = TEXT.replace(old, new)

    with pytest.raises(NotAProcedure):
        read_kept(text)
    assert not fits(loaded(text), SCHEMA)


def test_a_name_that_nothing_has_is_for_the_check_alone():
    text = TEXT.replace("to: review\n", "to: reviw\n")

    assert fits(loaded(text), SCHEMA)
    with pytest.raises(NotAProcedure):
        read(text, "worries.yaml")


def test_it_explains_the_words_to_whoever_writes_a_file():
    parts = SCHEMA["$defs"]

    assert all(parts[name].get("description") for name in ("Stage", "Choice", "Who", "Notice"))
    assert "hash" not in SCHEMA["properties"]
    assert parts["Stage"]["properties"]["title"] == {"type": "string"}
