"""A council's own file: its words, its kinds of boxes, its help, and a limit nobody has settled."""

from pathlib import Path

import pytest

from tests.office import TRANSPORTS, Office
from tests.several_procedures import OWN as OWN_KEY
from tests.several_procedures import keep_own
from tests.story.telling import fill_in, reference_in
from tests.workflows.playing import TEXT
from tests.world import PLAN

IN_WORDS = (
    "Action 1: Start the assessment.\nDone when: First visit recorded.\n"
    "Who: Sample Worker\nBy: Friday 15 January 2027"
)
OWN = {
    "\nguidance:": """
words: {dispute: alert, disputes: alerts}
guidance:
  - {says: "A dispute is a sign that people care about the child.", source: ours}""",
    '    part: "The concern"\n': """    part: "The concern"
    guidance: [{says: "Put the child first.", source: ours}]
""",
    "        source: [S1-07, S1-13]\n": """\
        prompts: ["What have you seen?", "What makes it harder?"]
        source: [S1-07, S1-13]
""",
    "limit: {working_days: 2, source: S1-55}": (
        'limit: {days: 2, printed: "2 days", confirm: "Are these working days?", source: S1-55}'
    ),
    '      comments: {label: "What makes you satisfied?"': """\
      visits: {label: "How many visits?", kind: number, source: ours}
      reach: {label: "Whom to write to", kind: email, source: ours}
      days: {label: "Time taken", kind: shown, shown: days_taken, source: [S3-26, Q-19]}
      answered: {label: "Answered on", kind: shown, shown: answered_on, source: ours}
      carried: {label: "What was planned", carry: plan.actions, source: ours}
      comments: {label: "What makes you satisfied?\"""",
}


def own_file() -> str:
    text = TEXT
    for theirs, ours in OWN.items():
        assert theirs in text
        text = text.replace(theirs, ours, 1)
    return text


@pytest.fixture
def transport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The office of a council that has a file of its own."""
    folder = tmp_path / "own"
    keep_own(folder, own_file().replace("key: chair-drp", f"key: {OWN_KEY}"))
    own = {"DRP_PROCEDURES_DIR": folder, "DRP_PROCEDURES": (OWN_KEY,)}
    monkeypatch.setitem(TRANSPORTS, "own file", own)
    return "own file"


def test_the_file_says_how_it_is_called_and_what_helps(office: Office):
    chair = office.person("chair")
    assert "Raise an alert" in chair.home().shows("Raise an alert").buttons
    chair.types("/drp help")
    chair.ephemeral_message("/drp new: raise an alert")
    chair.types("/drp list")
    chair.modal("Your alerts").close()
    chair.types("/drp new")
    form = chair.modal("Raise an alert")
    assert "Put the child first." in form.text
    assert "\N{BULLET} What have you seen?\n\N{BULLET} What makes it harder?" in form.text

    form.press("What this procedure says")

    page = chair.modal("What it says")
    assert "A dispute is a sign that people care about the child." in page.text


def test_what_is_known_fills_itself_in_and_what_was_planned_is_carried(office: Office):
    """Q-19: the days are counted both ways."""
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.pass_to(dispute.clock.due.at)
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.settle()

    chair.direct_message("A reply is recorded.").press("Read and review")
    form = chair.modal(f"Review {dispute.reference}")
    form.choose("What happens next?", "Accept")
    form = chair.modal(f"Review {dispute.reference}").shows("What makes you satisfied?")

    assert "7 calendar days, 5 working days" in form.text
    assert "Monday 30 November 2026" in form.text
    assert form.value("What was planned") == IN_WORDS
    form.fill("How many visits?", "2")
    form.fill("Whom to write to", "name")
    form.fill("What makes you satisfied?", "It has started.")
    assert form.submit().kind == "refused"
    form.fill("Whom to write to", "name@example")
    said = "Enter an e-mail address, for example name@example.gov.uk."
    assert form.submit(unchecked=True).errors == {"Whom to write to": said}
    form.fill("Whom to write to", "name@example.gov.uk")
    form.submit()
    chair.modal("Recorded").close()
    chair.types(f"/drp show {dispute.reference}")
    page = chair.modal(dispute.reference)
    page.press("Read")
    entry = chair.modal(over=page)
    assert "7 calendar days, 5 working days" in entry.text
    assert "name@example.gov.uk" in entry.text


OPEN_QUESTION = (
    "*Still to decide*\n"
    'The source says "2 days": the owner of this procedure has not decided. '
    "Are these working days? Until then it is 2 days."
)


def test_an_open_question_is_said_where_the_level_is_chosen_and_before_anything_is_sent(
    office: Office,
):
    chair = office.person("chair")
    chair.types("/drp new")
    form = chair.modal("Raise an alert").shows(OPEN_QUESTION)
    form.choose("Which level made the decision?", "Stage 1: team manager")
    form = chair.modal("Raise an alert").shows("Have you spoken to this manager?")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Yes")
    form.shows("Date you spoke")
    assert form.submit().kind == "pushed"

    check = chair.modal("Check before sending").shows(OPEN_QUESTION)

    check.submit()
    assert reference_in(chair.modal("Sent").text)


@pytest.fixture
def blocked(transport: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TRANSPORTS[transport], "DRP_OPEN_QUESTIONS", "block")


@pytest.mark.usefixtures("blocked")
def test_where_open_questions_block_nobody_begins(office: Office):
    chair = office.person("chair")

    chair.types("/drp new")

    chair.modal("Nothing changed").shows(
        "This procedure has a limit its owner has not settled, so it cannot be used for new "
        "alerts. Ask an administrator."
    )
