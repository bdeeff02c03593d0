"""The shipped procedure with a stage that two people answer as one, and sign."""

from pathlib import Path

from tests.workflows.playing import FILE, TEXT
from workflows import reading

SIGNATURE = """
  signature:
    title: "Signature"
    fields:
      signed:
        label: "Your signature"
        kind: tick
        options: {"yes": "I have read this and sign it"}
        missing: "Tick to sign."
        source: [S3-13, S3-18]
"""


def altered(*changes: tuple[str, str]) -> str:
    """The shipped text with these changes, each of which must find its place."""
    text = TEXT
    for wrong, right in changes:
        assert wrong in text, wrong
        text = text.replace(wrong, right, 1)
    return text


JOINT = "{all: [team_manager, head_of_service], sign: signature}"
#: Stage 3 is answered by the team manager and the head of service, together (S4-49, Q-24).
CHANGES = (
    ("\nforms:", f"\nforms:{SIGNATURE}"),
    ("answered_by: head_of_service", f"answered_by: {JOINT}"),
    (
        "        names: responder\n",
        "        names: responder\n        at: [informal, stage_1, stage_2, stage_4]\n",
    ),
)
TEXT_OF_IT = altered(*CHANGES)
PROCEDURE = reading.read(TEXT_OF_IT, FILE)
SIGNED = {"signature": {"signed": ["yes"]}}


def own_procedure(folder: Path) -> dict[str, object]:
    """What a council sets that works by it alone."""
    text = TEXT_OF_IT.replace("key: chair-drp", "key: joint-drp", 1)
    (folder / "joint-drp.yaml").write_text(text, encoding="utf-8")
    return {"DRP_PROCEDURES": ("joint-drp",), "DRP_PROCEDURES_DIR": folder}
