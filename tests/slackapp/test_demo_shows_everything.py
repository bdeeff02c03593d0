"""``drp demo``: whoever opens the local workspace finds something on every page."""

from collections.abc import Callable, Iterator

import pytest

from slackapp import ids
from slackapp.cli.local_workspace import TEAM_CHANNEL, LocalWorkspace
from tests.person import Person, sandbox_person

Somebody = Callable[[str], Person]


@pytest.fixture(scope="module")
def somebody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Somebody]:
    """Give anybody of the sample council, by their Slack id."""
    local = LocalWorkspace(tmp_path_factory.mktemp("demo"))
    address = local.start(0)
    yield lambda slack_id: sandbox_person(address, slack_id)
    local.stop()


PAGES = {
    "chair": (
        "U01",
        "Waiting for you (2)",
        "Past their date (1)",
        "Follow-up actions (1)",
        "You raised (3)",
        "Drafts (1)",
    ),
    "team manager": ("U04", "Waiting for you (1)", "Compliments for you (3)"),
    "worker": ("U03", "Follow-up actions (1)", "Compliments for you (1)"),
    "service manager, who covers": (
        "U05",
        "You cover for a colleague. Your reply is due",
        "Past their date (1)",
        "You cover for a colleague until",
    ),
    "head of service, who is away": ("U06", "Your cover acts for you until"),
    "manager it was passed on to": ("U09", "Waiting for you (1)"),
    "chair's service manager": ("U02", "Past their date (1)", "Supervision"),
    "administrator": ("U80", "What needs mending (1)", "2 posts are empty."),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_app_home_has_something_for(page: tuple[str, ...], somebody: Somebody):
    slack_id, *parts = page

    text = somebody(slack_id).home().text

    assert [part for part in parts if part not in text] == []
    assert "Nothing waits for you." not in text


def test_a_follow_up_that_is_not_done_yet_is_opened_not_reopened(somebody: Somebody):
    home = somebody("U01").home().shows("Your follow-up is due")

    assert "Reopen" not in home.buttons


def test_the_chair_reads_what_was_said_back_and_what_was_added_to_the_record(somebody: Somebody):
    texts = [message.text for message in somebody("U01").direct_messages()]

    assert any("has acknowledged" in text for text in texts)
    assert any("added to the record" in text for text in texts)


def test_there_is_a_message_to_raise_from(somebody: Somebody):
    chair = somebody("U01")

    said = chair.channel(TEAM_CHANNEL).message("Sample message: the school says")

    said.uses(ids.MESSAGE_SHORTCUT)
    chair.modal("Raise a dispute").press("Go on with the message")

    concern = chair.modal("Raise a dispute").value("What are you worried about?")
    assert "OP was collected late" in concern


def test_the_people_list_has_somebody_outside_slack(somebody: Somebody):
    administrator = somebody("U80")

    administrator.home().press("People")

    listed = "Sample Hospital Worker: social worker, North team, Sample Health Trust, by e-mail"
    assert listed in administrator.modal("People").text
