"""The schema for editors takes what the reader takes, and refuses what it refuses."""

from importlib import resources
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.json_schema import fits
from tests.workflows.playing import FILE, TEXT
from workflows.reading import NotAProcedure, read, read_kept
from workflows.schema import json_schema

SCHEMA = json_schema()


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
    "one name where several may stand": ("gates: [own_manager]", "gates: own_manager"),
    "any of several": ("by: chair\n  form: [child", "by: {any: [chair]}\n  form: [child"),
    "a list of posts": ("by: chair\n  form: [child", "by: [chair]\n  form: [child"),
    "all of several": (
        "answered_by: service_manager",
        "answered_by: {all: [service_manager, head_of_service], sign: resolution}",
    ),
    "if and unless": (
        "  pass_up:\n    button",
        "  pass_up:\n    if: on_a_plan\n    unless: late\n    button",
    ),
    "an answer with help": (
        'message: "I left',
        'message: {label: "I left a message"}, other: "I left',
    ),
    "a date that people agree on": (
        "answer_within: {working_days: 5, source: S1-85}",
        "answer_within: {agreed: when, cap: {days: 5, source: ours}, over_cap: why, source: ours}",
    ),
    "a line for editors": ("# Child", "# yaml-language-server: $schema=../docs/x.json\n# Child"),
}
#: What is refused before any names are compared.
WRONG = {
    "another version": ("vocabulary: 1", "vocabulary: 2"),
    "a key with capitals": ("key: chair-drp", "key: Chair DRP"),
    "no title": ('title: "Child protection chair"\n', ""),
    "a word that is none": ("key: chair-drp", "key: chair-drp\ncalender: ENG"),
    "a hash": ("key: chair-drp", "key: chair-drp\nhash: 0123"),
    "a nation that is none": ("key: chair-drp", "key: chair-drp\ncalendar: UK"),
    "a rule without a source": (", source: [S1-03, S1-04, S1-05]}", "}"),
    "a source that is empty": ("source: [S1-03, S1-04, S1-05]", "source: []"),
    "two units": ("{working_days: 1, source: ours}", "{working_days: 1, days: 2, source: ours}"),
    "no unit": ("opening: {working_days: 1, source: ours}", "opening: {source: ours}"),
    "none of a unit": ("{working_days: 5, source: S1-85}", "{working_days: 0, source: S1-85}"),
    "an agreed date where time is fixed": (
        "opening: {working_days: 1, source: ours}",
        "opening: {agreed: agreed_by, source: ours}",
    ),
    "any and all at once": (
        "answered_by: service_manager",
        "answered_by: {any: [service_manager], all: [head_of_service]}",
    ),
    "a signature of one": (
        "answered_by: service_manager",
        "answered_by: {any: [service_manager], sign: resolution}",
    ),
    "another word for any": ("by: chair\n  form: [child", "by: {either: [chair]}\n  form: [child"),
    "nobody": ("by: chair\n  form: [child", "by: []\n  form: [child"),
    "a kind that is none": ("kind: moment", "kind: instant"),
    "a step that is no table": ("steps: [answer, review, update]", "steps: {answer: review}"),
    "a stage without steps": ("steps: [informal_answer, informal_review]", "steps: []"),
    "a box that is too long": ("max: 1000", "max: 3001"),
}


@pytest.mark.parametrize("case", list(RIGHT))
def test_what_the_reader_takes_it_takes_too(case: str):
    old, new = RIGHT[case]
    assert old in TEXT
    text = TEXT.replace(old, new)

    assert read_kept(text).key == "chair-drp"
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
        read(text, FILE)


def test_it_explains_the_words_to_whoever_writes_a_file():
    parts = SCHEMA["$defs"]

    assert all(parts[name].get("description") for name in ("Stage", "Choice", "Who", "Notice"))
    assert "hash" not in SCHEMA["properties"]
    assert parts["Stage"]["properties"]["title"] == {"type": "string"}
