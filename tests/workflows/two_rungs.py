"""A small procedure of two stages, and the same with other words in it."""

from pathlib import Path

from workflows import reading, yaml_text
from workflows.procedure import Procedure

FILE = "two-rungs.yaml"
TEXT = (Path(__file__).parent.parent / "procedures" / FILE).read_text(encoding="utf-8")
TWO_RUNGS = reading.read(TEXT, FILE)


def text_with(*changes: tuple[str, str]) -> str:
    """Its text, with each first *old* made *new*."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def changed(*changes: tuple[str, str]) -> Procedure:
    """The procedure with other words in it; whether they hold together is not asked here."""
    return Procedure.model_validate(yaml_text.read(text_with(*changes)).tree)


#: Its second stage is answered by two people as one, of which the answer says a date and a plan.
JOINT_TEXT = text_with(
    ("answered_by: director", "answered_by: {all: [manager, director]}"),
    ("names: responder,", "names: responder, at: first,"),
    (
        'label: "What will be done?", source: S1-83}\n',
        'label: "What will be done?", source: S1-83}\n'
        '      by_when: {label: "By when?", kind: date, must_be: future, source: ours}\n'
        '      plan: {label: "Which actions?", kind: actions, source: ours}\n',
    ),
)
JOINT = reading.read(JOINT_TEXT, FILE)
