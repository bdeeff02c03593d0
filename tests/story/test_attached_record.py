"""The record of professional differences beside another procedure: recorded, and signed by each."""

from pathlib import Path

import pytest

from tests.office import Office
from tests.story.agencies import NAMES, addresses, holding
from tests.story.living import Life, person, raised, why_not
from workflows import attaching, reading
from workflows.attaching import Source
from workflows.commands import Reason

FILES = (
    Path(reading.__file__).parent / "procedures" / "professional-differences.yaml",
    Path(__file__).parents[1] / "procedures" / "iro-style.yaml",
)
KEY = "iro-recorded"
POSTS = {
    "reviewing_officer": ["officer"],
    "reviewing_manager": ["officers_manager"],
    "social_worker": ["worker"],
    "team_manager": ["manager"],
    "service_manager": ["senior"],
    "head_of_service": ["head"],
    "director": ["director"],
    "safeguarding_lead": ["council_lead"],
}
AUDIT = "audit@example.gov.uk"
REPLY = {"reply": {"reply": "A visit on Friday."}}
SETTLED = {"resolution": {"comments": "The visit happened."}}
REASON = "Summary of the reason for this difference"
VIEWS = "What are the views of all agencies concerned?"
EFFECTIVE = "How effective was this policy in resolving the issue?"


@pytest.fixture
def others() -> dict[str, str]:
    return NAMES


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    record, onto = (Source(reading.read(t, f.name), t) for f in FILES for t in [f.read_text()])
    text = attaching.attach(record, onto, KEY, {})
    (tmp_path / f"{KEY}.yaml").write_text(text, encoding="utf-8")
    return {
        "DRP_PROCEDURES": KEY,
        "DRP_PROCEDURES_DIR": tmp_path,
        "outside": addresses(tmp_path, monkeypatch, cafcass="c@example.org", audit_manager=AUDIT),
    }


@pytest.fixture
def life(office: Office) -> Life:
    """A dispute that was resolved at its first stage."""
    office.world.people(holding(POSTS))
    typed = {
        "child": {"case_number": "1234567", "initials": "AB"},
        "concern": {"impact": "AB waits.", "concern": "No visit yet.", "resolution": "A visit."},
        "people": {"social_worker": "worker", "manager": "manager"},
    }
    life = raised(office, "officer", "stage_1", typed)
    life.does("manager", "reply", **REPLY)
    life.does("officer", "settled", **SETTLED)
    return life


def recorded(office: Office, life: Life, who: str) -> None:
    life.page(who).press("Record the difference")
    form = person(office, who).modal(f"Record {life.reference}")
    form.shows("it changes no date")
    form.fill(REASON, "The visit was late.")
    form.fill(VIEWS, "Health saw it as we do.")
    form.choose("What came of it?", "Outcomes or actions were agreed")
    form = person(office, who).modal(f"Record {life.reference}")
    form.fill("Agreed outcomes or actions", "A visit each week.")
    form.choose(EFFECTIVE, "Very")
    form.submit()
    person(office, who).modal("Recorded").close()


def signed(office: Office, life: Life, who: str) -> None:
    life.page(who).press("Sign the record")
    form = person(office, who).modal(f"Sign {life.reference}")
    form.shows("The visit was late.").shows("A visit each week.").shows("Very")
    form.choose("Do you sign this record?", "Yes, I sign this record as it stands")
    form.submit()
    person(office, who).modal("Signed").close()


def test_it_is_recorded_once_and_signed_by_a_manager_of_each_side(office: Office, life: Life):
    assert "Sign the record" not in life.page("officer").buttons

    recorded(office, life, "officer")
    signed(office, life, "officer")
    signed(office, life, "manager")

    text = life.page("manager").text
    for said in (
        "Sample Officer recorded the difference.",
        "Sample Officer signed the record as challenger manager.",
        "Sample Manager signed the record as challenged manager.",
    ):
        assert said in text
    to_audit = [(post, address) for _, post, address in life.emails() if post == "audit_manager"]
    assert to_audit == [("audit_manager", AUDIT)] * 2
    assert life.is_now.end == "resolved"


def test_a_signature_keeps_who_they_were_and_when(office: Office, life: Life):
    recorded(office, life, "manager")
    signed(office, life, "manager")

    life.page("officer").press("Read")

    page = person(office, "officer").modal(life.reference).text
    for said in ("Sample Manager", "team manager", "Sample Council", "Monday 23 November 2026"):
        assert said in page


def test_whoever_has_no_part_in_it_can_neither_record_nor_sign(office: Office, life: Life):
    recorded(office, life, "officer")

    for who, choice in (("officer", "sign_as_challenged"), ("manager", "sign_as_challenger")):
        assert why_not(life.tries(who, choice)).reason is Reason.NOT_YOURS
    assert why_not(life.tries("worker", "record_difference")).reason is Reason.NOT_INVOLVED
