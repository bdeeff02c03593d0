"""The shipped procedure with a new date for the reply, on which manager and chair agree."""

from pathlib import Path

from tests.joint import altered
from tests.workflows.playing import FILE
from workflows import reading

FORM = """
  later:
    title: "A new date"
    fields:
      new_date: {label: "Date you propose", help: "The whole day counts: due by 5pm.", kind: date, must_be: future, source: ours}
      risk: {label: "Why, in the light of risk to the child?", max: 1000, source: ours}
"""  # noqa: E501 # a procedure file has long lines
CHOICE = """
  ask_for_time:
    button: "Ask for more time"
    title: "New date {reference}"
    label: "Ask for more time for {reference}"
    says: "Propose this date"
    form: later
    outro: "The first date stays visible. The other side must agree."
    to: stay
    limit: {agreed: new_date, source: ours}
    agreed_with: chair
    times: 1
    spent: "A new date has been agreed once at this stage."
    short: "a new date is agreed"
    done: "{Who} agreed a new date"
    sent: "Proposed"
    source: ours
"""
CHANGES = (
    ("\nforms:", f"\nforms:{FORM}"),
    ("\nchoices:", f"\nchoices:{CHOICE}"),
    ("also: [take_on, pass_up, telephoned,", "also: [take_on, pass_up, ask_for_time, telephoned,"),
)
TEXT = altered(*CHANGES)
PROCEDURE = reading.read(TEXT, FILE)
#: A Thursday, three working days after the reply is due at first.
LATER = {"later": {"new_date": "2026-12-03", "risk": "AB is seen each day."}}
EVEN_LATER = {"later": {"new_date": "2026-12-04", "risk": "AB is seen each day."}}


def own_procedure(folder: Path) -> dict[str, object]:
    """What a council sets that works by it alone."""
    text = TEXT.replace("key: chair-drp", "key: dates-drp", 1)
    (folder / "dates-drp.yaml").write_text(text, encoding="utf-8")
    return {"DRP_PROCEDURES": ("dates-drp",), "DRP_PROCEDURES_DIR": folder}
