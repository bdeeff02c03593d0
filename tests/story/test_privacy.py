"""Nothing that anybody types is in a posted message, a log, an id, or readable in the database."""

import json
import re
from typing import Any

import pytest
from sqlalchemy import text

from tests.canary import HOME
from tests.databases import Database
from tests.marks import BORN, boxes_in, mark
from tests.marks import marked as marked_box
from tests.office import Office
from tests.person import Modal
from tests.story.telling import boxes_kept, fill_in, start_to_raise
from tests.workflows.passing import form as passing_form
from tests.world import (
    AGREED,
    CALL,
    IS_DONE,
    MORE_TIME,
    NO_REPLY,
    NOT_DONE,
    NOT_NEGOTIATED,
    OUTCOME,
    PASS_UP,
    PLAN,
    RESOLVED,
)
from workflows.commands import PassOn
from workflows.use_cases import passing_on

COMPLIMENT = "Send a compliment"
Json = dict[str, Any]


def marked(answers: Json) -> Json:
    """Put a mark of its own into every text of these answers."""

    def write(value: Any, where: str) -> Any:
        if isinstance(value, dict):
            return {key: write(each, f"{where}.{key}") for key, each in value.items()}
        if isinstance(value, list):
            return [write(each, where) for each in value]
        is_text = isinstance(value, str) and (" " in value or value.endswith("."))
        return f"{mark(where)} {value}" if is_text else value

    return {form: write(fields, form) for form, fields in answers.items()}


def write_everywhere(form: Modal) -> None:
    """Type its mark into every box of text, be it for six signs."""
    for block in form.view["blocks"]:
        is_text = block["type"] == "input" and block["element"]["type"] == "plain_text_input"
        if is_text:
            most = block["element"]["max_length"]
            form.fill(block["label"]["text"], marked_box(block["block_id"], most, "as typed."))


def live_a_whole_life(office: Office) -> str:
    """Everything that can be typed is typed, through forms and otherwise; give a reference."""
    chair, world = office.person("chair"), office.world
    form = start_to_raise(chair, "stage_1")
    form.press("Add name and date of birth")
    form = chair.modal("Raise a dispute").shows("Child's name")
    fill_in(form)
    form.choose("Have you spoken to this manager?", "Yes")
    form = chair.modal("Raise a dispute").shows("What was said")
    write_everywhere(form)
    form.fill("Date of birth", BORN.isoformat())
    form.submit()
    chair.modal("Check before sending").submit()
    reference = re.search(r"DRP-\w{4}-\d\d", chair.modal("Sent").text)
    assert reference
    chair.modal("Sent").close()
    with world.desk.store.read() as work:
        dispute = work.dispute_called(reference[0])
    assert dispute

    manager = office.person("team_manager")
    manager.direct_message(reference[0]).press("Reply")
    form = manager.modal(f"Reply to {reference[0]}")
    form.press("Add another action")
    form = manager.modal(f"Reply to {reference[0]}").shows("Action 2")
    for nth in (1, 2):
        form.fill("What will be done?", mark(f"do {nth}"), nth=nth)
        form.fill("How will you know it is done?", mark(f"measure {nth}"), nth=nth)
        form.fill("By when?", "2027-01-15", nth=nth)
    form.pick("Who will do it?", "Sample Worker, social worker", nth=2)
    form.fill("Anything else the chair should know", mark("note"))
    form.submit()
    manager.modal("Reply sent").close()

    chair.direct_message("A reply is recorded.").press("Read and review")
    form = chair.modal(f"Review {reference[0]}")
    form.choose("What happens next?", "One more day")
    form = chair.modal(f"Review {reference[0]}").shows("What did you agree?")
    form.fill("What did you agree?", mark("agreed"))
    form.choose("What happens next?", "Escalate")
    form = chair.modal(f"Review {reference[0]}").shows("Why is this not resolved?")
    write_everywhere(form)
    form.choose("Did you telephone first, to agree next steps?", "We spoke and could not agree")
    form.choose("Has your own service manager agreed to stage 2?", "Yes")
    form = chair.modal(f"Review {reference[0]}").shows("Who agreed?")
    form.submit()
    chair.modal("Recorded").close()

    world.choose("service_manager", dispute, "pass_up", **marked(PASS_UP))
    world.open_stage("chair", dispute, agreement=AGREED)
    world.choose("head_of_service", dispute, "reply", **marked(PLAN))
    world.choose("chair", dispute, "one_more_day", **marked(MORE_TIME))
    world.pass_to(world.clock.at.replace(day=27, hour=12))
    world.choose("chair", dispute, "telephoned", call={**CALL["call"], "said": mark("said")})
    world.choose("chair", dispute, "escalate_late", **marked(NO_REPLY), agreement=AGREED)
    world.choose("service_director", dispute, "reply", **marked(PLAN))
    world.choose("chair", dispute, "unresolved", **marked(NOT_NEGOTIATED))
    other = world.raised("stage_1", concern={"impact": mark("other")})
    for by, to in (("team_manager", "service_manager"), ("service_manager", "team_manager")):
        command = PassOn(visit=other.visit, answers=passing_form(to, mark("why")))
        passing_on.pass_on(world.desk, by, other.id, command)
    world.choose("team_manager", other, "reply", **marked(PLAN))
    world.choose("chair", other, "resolved", **marked(RESOLVED))
    world.mark("social_worker", other, "plan.actions.1", **marked(NOT_DONE))
    world.mark("chair", other, "plan.actions.1", **marked(IS_DONE))
    world.choose("chair", other, "all_done", **marked(OUTCOME))
    thank_and_say_something_back(office)
    chair.types("/drp help")
    chair.ephemeral_message("call 999").press("Raise a dispute")
    chair.modal("Raise a dispute").press("What to do now")
    chair.modal("Immediate safety").fill("What was said", mark("safety"))
    chair.modal("Immediate safety").submit()
    chair.modal("Immediate safety").shows("Recorded.").leave()
    chair.types(f"/drp show {mark('typed to find')}")
    office.settle()
    return reference[0]


def thank_and_say_something_back(office: Office) -> None:
    """A compliment is written, saved, sent, read, answered, and found again in the lists."""
    chair, worker = office.person("chair"), office.person("social_worker")
    chair.types("/drp compliment")
    chair.modal(COMPLIMENT).pick("Who is this for?", "Sample Worker, social worker")
    form = chair.modal(COMPLIMENT).shows("Their team manager")
    form.choose("What does it show?", "It reduced a risk")
    write_everywhere(form)
    form.press("Save draft")
    chair.modal(COMPLIMENT).shows("Draft saved at").submit()
    chair.modal("Compliment sent").close()
    office.settle()

    worker.direct_message("a compliment waits for you.").press("Read it")
    page = worker.modal().shows("From Sample Chair")
    assert "compliment.details" in boxes_in(page.text)
    page.fill("Would you like to say anything back?", mark("said back"))
    page.submit()
    worker.modal("Recorded").close()
    office.settle()
    for somebody in (chair, worker):
        somebody.types("/drp list")
        somebody.modal("Your disputes").choose("Show", "Compliments")
        somebody.modal("Your disputes").shows("CMP-").leave()
        assert list(boxes_in(somebody.home().text)) == []


def test_the_canary_is_nowhere_that_it_must_not_be(
    office: Office, logged: pytest.LogCaptureFixture, database: Database
):
    reference = live_a_whole_life(office)
    chair = office.person("chair")
    chair.types(f"/drp show {reference}")
    shown = chair.modal(reference)
    shown.press("Read", nth=1)
    seen = {*boxes_in(shown.text), *boxes_in(chair.modal(over=shown).text)}
    assert {"child.initials", "child.case_number"} < seen, "the marks are where they may be"
    assert {"date of birth", "concern.impact"} < boxes_kept(office, reference)

    calls = office.control.calls()
    posted = [each for each in calls if not each["method"].startswith("views.")]
    posted += [each for each in calls if each["method"] == HOME]
    views = [view for entry in office.control.see("/log")["entries"] for view in views_in(entry)]
    records = [record.getMessage() for record in logged.records]
    held = database.held()

    assert len(posted) > 20
    assert [call for call in posted if list(boxes_in(json.dumps(call)))] == []
    assert len(views) > 20
    assert [text for view in views for text in hidden_in(view) if list(boxes_in(text))] == []
    assert [line for line in records if list(boxes_in(line))] == []
    assert reference.encode() in held
    assert list(boxes_in(held)) == []


def views_in(part: Any) -> list[Json]:
    """Find every view in what the app sent, wherever it stands."""
    if isinstance(part, str) and part.startswith("{"):
        return views_in(json.loads(part))
    if isinstance(part, dict):
        own = [part] if part.get("type") == "modal" else []
        return own + [view for each in part.values() for view in views_in(each)]
    if isinstance(part, list):
        return [view for each in part for view in views_in(each)]
    return []


def hidden_in(view: Json) -> list[str]:
    """Give what a view carries without showing it: metadata, ids and values."""
    found = [view.get("private_metadata", ""), view.get("callback_id", "")]

    def look(part: Any) -> None:
        if isinstance(part, dict):
            found.extend(
                str(part[key]) for key in ("block_id", "action_id", "value") if key in part
            )
            for each in part.values():
                look(each)
        elif isinstance(part, list):
            for each in part:
                look(each)

    look(view["blocks"])
    return found


def test_a_fault_is_logged_with_its_place_and_never_with_what_was_typed(
    office: Office, logged: pytest.LogCaptureFixture
):
    """The stored state is damaged, so that reading it fails with the text in the exception."""
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    with office.world.desk.store.begin() as work:
        work._connection.execute(  # type: ignore[attr-defined]
            text("UPDATE disputes SET state = :state"), {"state": f'{{"stage": "{mark("state")}"}}'}
        )

    chair.types(f"/drp show {dispute.reference}")

    said = chair.ephemeral_message("Something went wrong").text
    number = re.search(r"this number: (\w{4})\.", said)
    assert number
    [line] = [r.getMessage() for r in logged.records if f"fault {number[1]}" in r.getMessage()]
    assert "ValidationError" in line
    assert "records.py" in line
    assert list(boxes_in(line)) == []


def test_what_people_type_cannot_mention_anybody_or_become_a_link(office: Office):
    chair = office.person("chair")
    typed = "<!channel> <@U02> <https://sample.example|here> & *bold*"
    dispute = office.world.raised("stage_1", concern={"impact": typed})

    chair.types(f"/drp show {dispute.reference}")
    page = chair.modal(dispute.reference)
    page.press("Read")

    blocks = chair.modal(over=page).shows("What is this like for the child?").view["blocks"]
    [answer] = [block for block in blocks if block["block_id"] == "read-concern-impact"]
    # Slack reads no signs in a rich text block: what stands in it is shown as it is
    assert answer["type"] == "rich_text"
    assert answer["elements"][0]["elements"][1] == {"type": "text", "text": typed}
    others = json.dumps([block for block in blocks if block is not answer])
    assert "<!channel>" not in others
