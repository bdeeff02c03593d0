"""What a file says is the same, read fast or in full; and what is not plain is read in full."""

from datetime import date
from importlib import resources
from typing import Any

import pytest
import yaml

from workflows import plain_yaml, yaml_text

SHIPPED = {
    each.name: each.read_text(encoding="utf-8")
    for folder in (resources.files("workflows"), resources.files("workflows") / "procedures")
    for each in folder.iterdir()
    if each.name.endswith(".yaml")
}
PLAIN = """\
# Whom to tell, and when.
vocabulary: 1
key: own   # as the file is called
"no": on
'it''s': "a \\"quote\\", \\u00a35 and so on"
posts: {chair: {side: raising, found: raiser}, nobody: , else: null}

steps:
  reply:
    also: [settle, "one: day", 24 hours, 12:30, {to: stage_2}]
    tell:
    - to: manager
      when: true
    -
      never: false
"""


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_plain_and_says_the_same_as_read_in_full(name: str):
    assert plain_yaml.read(SHIPPED[name]) == yaml_text.in_full(SHIPPED[name])


def test_a_plain_text_says_words_numbers_lists_and_the_line_of_each():
    tree, lines = plain_yaml.read(PLAIN) or pytest.fail("It is plain.")

    assert tree == {
        "vocabulary": 1,
        "key": "own",
        "no": "on",
        "it's": 'a "quote", \N{POUND SIGN}5 and so on',
        "posts": {"chair": {"side": "raising", "found": "raiser"}, "nobody": None, "else": None},
        "steps": {
            "reply": {
                "also": ["settle", "one: day", "24 hours", "12:30", {"to": "stage_2"}],
                "tell": [{"to": "manager", "when": True}, {"never": False}],
            }
        },
    }
    assert lines["posts", "chair", "found"] == 6
    assert lines["steps", "reply", "also", 4, "to"] == 10
    assert lines["steps", "reply", "tell", 0] == lines["steps", "reply", "tell", 0, "to"] == 12
    assert lines["steps", "reply", "tell", 1] == 15
    assert (tree, lines) == yaml_text.in_full(PLAIN)


def test_where_the_fast_parser_was_not_built_everything_is_read_in_full(
    monkeypatch: pytest.MonkeyPatch,
):
    fast = yaml_text.read(PLAIN)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    assert plain_yaml.read(PLAIN) is None
    assert yaml_text.read(PLAIN) == fast


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: >\n  Two\n  lines\n", {"a": "Two lines\n"}),
        ('a: "Two\n  lines"\n', {"a": "Two lines"}),
        ("a: Two\n  lines\n", {"a": "Two lines"}),
        ("a:\n  below\n", {"a": "below"}),
        ("a: 0x10\n", {"a": 16}),
        ("a: 0o10\n", {"a": 8}),
        ("a: 010\n", {"a": 10}),
        ("a: 1_000\n", {"a": 1000}),
        ("a: 1.5\n", {"a": 1.5}),
        ("a: -1\n", {"a": -1}),
        ("a: 2026-01-02\n", {"a": date(2026, 1, 2)}),
        ("a: TRUE\n", {"a": True}),
        ("a: ~\n", {"a": None}),
        ("1: one\nnull: two\n", {"1": "one", "None": "two"}),
        ("[a, b]: c\n", {"('a', 'b')": "c"}),
        ("a: [b,\tc]\n", {"a": ["b", "c"]}),
        ("a: b\u2028c\n", {"a": "b\u2028c"}),
        ('{"a":b}\n', {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("%YAML 1.1\n---\na: no\n", {"a": False}),
        ("- a\n- b\n", ["a", "b"]),
        ("# nothing\n", None),
    ],
)
def test_what_is_not_plain_is_read_in_full(text: str, says: Any):
    assert plain_yaml.read(text) is None
    assert yaml_text.read(text).tree == says


def test_what_is_nested_deeper_than_any_procedure_is_read_in_full():
    text = f"a: {'[' * 50}{']' * 50}\n"

    assert plain_yaml.read(text) is None
    assert ("a", *[0] * 49) in yaml_text.read(text).lines


@pytest.mark.parametrize(
    "text",
    [
        "a: &shared b\n",
        "a: !text b\n",
        "!all a: b\n",
        "a: *shared\n",
        "a: !list [b]\n",
        "a: {<<: {b: c}}\n",
        "a: b\na: c\n",
        "a: [b, 'c':d]\n",
        'a: ["b" :]\n',
        "a: |# why\n",
        "a: b\n---\nc: d\n",
        "a: # why\n  b\n\n",
        "a: b\n\tc: d\n",
        "a: b\x07c\n",
    ],
)
def test_what_is_refused_read_in_full_is_not_read_fast(text: str):
    with pytest.raises(yaml_text.NotYaml):
        yaml_text.in_full(text)

    assert plain_yaml.read(text) is None
