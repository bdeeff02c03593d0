"""Whatever two signs somebody types side by side, reading fast says the same as reading in full."""

from collections.abc import Sequence
from itertools import product

from workflows import plain_yaml, yaml_text

#: The signs and words that YAML reads in ways of its own, and some that it does not.
SIGNS = [
    *(" ", "\n", "\n  ", "\n\n", "# why", " # why", "a", ":", " :", ":b", ": ", ": c", ",", ", "),
    *(
        "-",
        "- ",
        "? ",
        "?",
        "[",
        "]",
        "{",
        "}",
        "[a]",
        "{a: b}",
        "{b}",
        "[b: c]",
        "|",
        "> ",
        "|\n  ",
    ),
    *("'", '"', "'a'", '"a"', "''", '"b', "\\", '"\\/"', '"\\x41"', "\t", "\u2028", "\ufeff"),
    *(
        "\u00e9",
        "!",
        "!a ",
        "&a ",
        "*a",
        "<<",
        "%",
        "@",
        "`",
        "~",
        "=",
        "...",
        "\n---\n",
        "\n...\n",
    ),
    *("null", "no", "on", "TRUE", "false", "0", "24", "010", "1_0", "1.5", "1e3", "0x1", "-1"),
    *("2026-01-02", "12:30"),
]


def in_full(text: str) -> str:
    try:
        return repr(yaml_text.in_full(text))
    except yaml_text.NotYaml:
        return "refused"


#: Where they are typed.
PLACES = [
    "k: {}",
    "k:\n  {}\nz: b\n",
    "a: b\n{}: c\n",
    "k:\n- {}\n- b\n",
    "k: [b, {}]\n",
    "k: {{{}: b}}\n",
    'k: {{a: {}, b: "c"}}\n',
]


def two_at(place: str) -> Sequence[str]:
    """Every two signs, typed side by side there."""
    return [place.format(one + other) for one, other in product(SIGNS, repeat=2)]


def read_alike(texts: Sequence[str]) -> int:
    """Assert that what is read fast is read in full as the same; give how many were read fast."""
    plain = {text: str(fast) for text in texts if (fast := plain_yaml.read(text))}
    assert [(text, fast) for text, fast in plain.items() if fast != in_full(text)] == []
    return len(plain)
