"""One person with five hundred disputes: their page fits Slack, and leads to every one of them."""

import json

from tests.office import Office
from tests.story.telling import write_action
from workflows.overview import Show
from workflows.use_cases.at_home import AT_HOME

MANY = 500
#: https://docs.slack.dev/reference/views/home-tab-views
MOST_BLOCKS, MOST_BYTES = 100, 250_000


def test_five_hundred_disputes_stand_on_one_page_that_leads_to_each_and_is_drawn_after_each_act(
    office: Office,
):
    office.stop_sending()
    references = {office.world.raised("stage_1").reference for _ in range(MANY)}
    manager, chair = office.person("team_manager"), office.person("chair")

    waits = manager.home().shows(f"Waiting for you ({MANY})")
    raised = chair.home().shows(f"You raised ({MANY})")

    for page in (waits.view, raised.view):
        assert len(page["blocks"]) <= MOST_BLOCKS
        assert len(json.dumps(page)) <= MOST_BYTES
    assert len({each for each in references if each in waits.text}) == AT_HOME[Show.WAITING]
    assert "Sample" not in waits.text + raised.text

    waits.press(f"See all {MANY}")
    form = manager.modal("Your disputes").shows(f"{MANY} found. 1 to 10.")
    form.press("Next page")
    form = manager.modal("Your disputes").shows(f"{MANY} found. 11 to 20.")
    form.fill("Find by", sorted(references)[0])
    form.submit()
    assert sorted(references)[0] in manager.modal("Your disputes").shows("1 found.").text

    manager.modal("Your disputes").close()

    manager.home_now().press("Reply")
    form = manager.modal()
    write_action(form, 1, "Start the assessment.")
    form.submit()
    manager.home_now().shows(f"Waiting for you ({MANY - 1})")
