"""What is counted without being read: that learning was written, and that a unit was e-mailed."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.office import Office
from tests.story import solihull, sunderland
from tests.story.agencies import NAMES, addresses, holding
from tests.world import MONDAY
from workflows.reporting.period import Period
from workflows.reporting.protecting import Mark, Shown
from workflows.reporting.report import Report
from workflows.use_cases import reporting

SEVERAL = 6
UNIT = "unit@example.gov.uk"


@pytest.fixture
def others() -> dict[str, str]:
    return NAMES


@pytest.fixture
def own_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> dict[str, object]:
    posts = {"reviewing_unit": UNIT, "partnership": "lscp@example.gov.uk"}
    outside = addresses(tmp_path, monkeypatch, **posts)
    return {"DRP_PROCEDURES": request.param, "outside": outside}


def reported(office: Office) -> Report:
    """Make a report of November, some days later."""
    world = office.world
    world.pass_to(MONDAY + timedelta(days=5))
    period = Period(first=date(2026, 11, 1), last=date(2026, 11, 30), made_at=world.clock())
    procedure = next(iter(world.desk.library.procedures.values()))
    with world.desk.store.read() as work:
        return reporting.make(world.desk, work, procedure, period)


@pytest.mark.parametrize("own_settings", ["sunderland"], indirect=True)
def test_whether_learning_was_written_is_counted_and_its_words_are_not_read(office: Office):
    """S2-55: a yes brings the box in which it is written; a no leaves nothing behind."""
    office.world.people(holding(sunderland.POSTS))
    for number in range(2 * SEVERAL):
        life = sunderland.begun(office)
        done = {**sunderland.done_at("step_1"), **sunderland.AGREEMENT}
        if number % 2:
            said = {**done["step_1"], "learned": "no"}
            done["step_1"] = {name: words for name, words in said.items() if name != "learning"}
        life.together("worker", "nurse", "agreed_1", **done)

    report = reported(office)

    figures = {name: each for name, each in report.figures.items() if "learning" in name}
    assert figures == {
        "written.learning.written": Shown(Mark.SHOWN, SEVERAL),
        "written.learning.empty": Shown(Mark.SHOWN, SEVERAL),
    }
    assert "learning 1" not in repr(report)


@pytest.mark.parametrize("own_settings", ["solihull"], indirect=True)
def test_whether_the_reviewing_unit_was_told_is_counted_by_what_became_of_each_e_mail(
    office: Office,
):
    """S0-41, S0-43: owed for each that concerns a child on a plan or looked after."""
    office.world.people(holding(solihull.POSTS))
    for number in range(2 * SEVERAL + 2):
        solihull.at_stage(office, "stage_1", "plan" if number < 2 * SEVERAL else "none")
    outbox, arrived = office.world.desk.store.outbox, 0
    while owed := outbox.claim_mail(office.world.clock()):
        to_unit = owed.facts.mail and owed.facts.mail.address == UNIT
        if to_unit and arrived == SEVERAL:
            outbox.undeliverable(owed, "recipient 550")
        else:
            outbox.mailed(owed, office.world.clock())
            arrived += bool(to_unit)

    figures = reported(office).figures

    assert figures["told.reviewing_unit"] == Shown(Mark.SHOWN, 2 * SEVERAL)
    assert figures["told.reviewing_unit.made"] == Shown(Mark.SHOWN, SEVERAL)
    assert figures["told.reviewing_unit.not_yet"] == Shown(Mark.SHOWN, SEVERAL)
