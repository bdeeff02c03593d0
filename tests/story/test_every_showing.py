"""Every showing of what was typed is in the list of viewings: as many rows as pages."""

import json
from typing import Any

import pytest
from sqlalchemy import func, select

from slackapp import ids
from storage.tables import viewings, viewings_apart
from tests.marks import boxes_in, mark
from tests.office import Office
from tests.person import Person
from tests.story.test_on_call import SATURDAY_NIGHT, opens
from tests.story.test_privacy import marked, views_in
from tests.workflows import compliments
from tests.world import PLAN, answers
from workflows.dispute import Dispute
from workflows.on_call import OPENED

Json = dict[str, Any]


@pytest.fixture
def own_settings() -> dict[str, object]:
    return {"DRP_ON_CALL": "U08", "DRP_DATA_PROTECTION_OFFICERS": "U90"}


def shown(office: Office) -> int:
    """Count the pages of disputes, and those with something in them that was typed."""
    views = [view for entry in office.control.see("/log")["entries"] for view in views_in(entry)]
    return sum(view["callback_id"] == ids.SHOW or any(boxes_in(json.dumps(view))) for view in views)


def recorded(office: Office) -> int:
    """Count the showings: that somebody opens a dispute on call shows nothing by itself."""
    of_disputes = select(func.count()).where(viewings.c.what != OPENED)
    of_others = select(func.count()).select_from(viewings_apart)
    with office.world.desk.store.read() as work:
        connection = work._connection  # type: ignore[attr-defined]
        return sum(connection.execute(each).scalar_one() for each in (of_disputes, of_others))


def test_there_are_as_many_viewings_as_pages_that_were_shown(office: Office):
    chair, manager, lead = map(office.person, ("chair", "team_manager", "safeguarding_lead"))
    typed = marked(answers("stage_1"))
    dispute = office.world.raised_by("chair", "stage_1", typed)
    office.settle()

    looks_around(chair, dispute)
    manager.direct_message(dispute.reference).press("Reply")
    manager.modal(f"Reply to {dispute.reference}").press("Add another action")
    manager.modal(f"Reply to {dispute.reference}").shows("Action 2").leave()
    office.world.choose("team_manager", dispute, "reply", **marked(PLAN))
    office.settle()
    chair.direct_message("A reply is recorded.").press("Read and review")
    form = chair.modal(f"Review {dispute.reference}")
    form.choose("What happens next?", "Escalate")
    chair.modal(f"Review {dispute.reference}").shows("Why is this not resolved?").leave()
    compliments.send(office.world, details=f"{mark('compliment.details')} details")
    office.settle()
    worker = office.person("social_worker")
    worker.direct_message("a compliment waits for you.").press("Read it")
    worker.modal().leave()
    office.world.clock.at = SATURDAY_NIGHT
    opens(lead, dispute.reference).leave()
    looks_around(lead, dispute)
    office.person("head_of_service").types(f"/drp show {dispute.reference}")
    chair.types("/drp list")
    chair.modal("Your disputes").leave()

    assert shown(office) == 10
    assert recorded(office) == shown(office)


def looks_around(person: Person, dispute: Dispute) -> None:
    person.types(f"/drp show {dispute.reference}")
    page = person.modal(dispute.reference)
    page.press("Read", nth=1)
    person.modal(over=page)
    person.leaves_forms()
