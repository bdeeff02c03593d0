"""Playing the engine by hand: no store, no Slack. Every time and every holder is an argument."""

from datetime import datetime
from importlib import resources
from typing import Any

from tests.world import (
    AGREED,
    CALL,
    FINALISED,
    IS_DONE,
    MONDAY,
    MORE_TIME,
    NO_REPLY,
    NOT_NEGOTIATED,
    NOT_RESOLVED,
    OUTCOME,
    PASS_UP,
    PLAN,
    RESOLVED,
    a_directory,
    answers,
)
from workflows import engine, reading
from workflows.commands import Accepted, Choose, Here, Mark, Open, Raise, Refused
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.notices import Scene
from workflows.people import Directory, holders
from workflows.working_calendar import calendar_for

FILE = "chair-drp.yaml"
TEXT = (resources.files("workflows") / "procedures" / FILE).read_text(encoding="utf-8")
PROCEDURE = reading.read(TEXT, FILE)
ENGLAND = calendar_for("ENG")


def at(text: str) -> datetime:
    """``at("2026-11-30 17:00")`` is that time in the United Kingdom."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def here(
    person: str,
    now: datetime = MONDAY,
    *,
    dispute: Dispute | None = None,
    named: dict[str, str] | None = None,
    directory: Directory | None = None,
) -> Here:
    """The world as the engine is told of it, with the sample council unless another is given."""
    listed = directory or a_directory()
    raiser = dispute.raised_by if dispute else person
    already = dict(dispute.named) if dispute else named or {}
    return Here(
        person=person,
        now=now,
        calendar=ENGLAND,
        holders=holders(PROCEDURE, listed, raiser, already),
        people=frozenset(posting.person for posting in listed.postings),
        covers=listed.covers,
        outside_slack=listed.outside_slack,
    )


def begin(
    stage: str = "stage_1",
    now: datetime = MONDAY,
    *,
    by: str = "chair",
    directory: Directory | None = None,
    typed: Any = None,
    **changes: dict[str, Any],
) -> Accepted | Refused:
    """Try to raise a dispute at *stage*, with *changes* to the usual answers."""
    given = answers(stage, **changes) if typed is None else typed
    named = engine.named_in(PROCEDURE, given)
    there = here(by, now, named=named, directory=directory)
    return engine.begin(
        PROCEDURE, Raise(id="d1", reference="DRP-0000-00", stage=stage, answers=given), there
    )


def raised(stage: str = "stage_1", now: datetime = MONDAY, **more: Any) -> Dispute:
    """A dispute that has just been raised."""
    return now_is(begin(stage, now, **more))


def choose(
    dispute: Dispute,
    by: str,
    choice: str,
    now: datetime = MONDAY,
    *,
    responder: str | None = None,
    stage: str = "",
    visit: int | None = None,
    directory: Directory | None = None,
    **typed: Any,
) -> Accepted | Refused:
    """Press a button of the question that stands now."""
    command = Choose(
        choice=choice,
        visit=dispute.visit if visit is None else visit,
        answers=typed,
        responder=responder,
        stage=stage,
    )
    there = here(by, now, dispute=dispute, directory=directory)
    return engine.choose(PROCEDURE, dispute, command, there)


def chosen(dispute: Dispute, by: str, choice: str, now: datetime = MONDAY, **more: Any) -> Dispute:
    """The dispute after a button was pressed."""
    return now_is(choose(dispute, by, choice, now, **more))


def open_stage(
    dispute: Dispute,
    by: str,
    now: datetime = MONDAY,
    *,
    responder: str | None = None,
    visit: int | None = None,
    directory: Directory | None = None,
    **typed: Any,
) -> Accepted | Refused:
    """Record what the stage asked for needs."""
    command = Open(
        visit=dispute.visit if visit is None else visit, answers=typed, responder=responder
    )
    there = here(by, now, dispute=dispute, directory=directory)
    return engine.open_stage(PROCEDURE, dispute, command, there)


def mark(
    dispute: Dispute,
    by: str,
    action: str,
    now: datetime = MONDAY,
    *,
    visit: int | None = None,
    directory: Directory | None = None,
    **typed: Any,
) -> Accepted | Refused:
    """Record what became of an agreed action."""
    command = Mark(action=action, visit=dispute.visit if visit is None else visit, answers=typed)
    there = here(by, now, dispute=dispute, directory=directory)
    return engine.mark(PROCEDURE, dispute, command, there)


def marked(dispute: Dispute, by: str, action: str, now: datetime = MONDAY, **more: Any) -> Dispute:
    """The dispute after an action was recorded."""
    return now_is(mark(dispute, by, action, now, **more))


def ticked(
    dispute: Dispute, now: datetime, *, directory: Directory | None = None
) -> Accepted | None:
    """Let the clock look at the dispute."""
    there = here("", now, dispute=dispute, directory=directory)
    return engine.tick(PROCEDURE, dispute, now, ENGLAND, there.holders)


def now_is(outcome: Accepted | Refused | None) -> Dispute:
    """The dispute after something that must have been accepted."""
    assert isinstance(outcome, Accepted), outcome
    return outcome.dispute


INFORMAL_ANSWER = {"informal_answer": {"done": "It is done.", "completed_on": "2026-11-23"}}
SAFETY = {"immediate_risk": {"told": "safeguarding_lead", "said": "We spoke."}}
#: What each button of the shipped procedure asks, complete and dull.
TYPED: dict[str, dict[str, Any]] = {
    "take_on": {},
    "pass_up": PASS_UP,
    "telephoned": CALL,
    "escalate_late": NO_REPLY,
    "unresolved_late": NO_REPLY,
    "finalise": FINALISED,
    "resolved": RESOLVED,
    "resolved_informally": FINALISED,
    "all_done": OUTCOME,
    "not_done": NOT_RESOLVED,
    "not_done_at_the_top": NOT_RESOLVED,
    "one_more_day": MORE_TIME,
    "escalate": NOT_NEGOTIATED,
    "unresolved": NOT_NEGOTIATED,
    "reply": {**PLAN, **INFORMAL_ANSWER},
    "safety_alert": SAFETY,
}
AGREES = {"agreement": AGREED}
SAYS_NO = {"agreement": {"agreed": "no"}}
RESPONDERS = {
    "informal": "team_manager",
    "stage_1": "team_manager",
    "stage_2": "service_manager",
    "stage_3": "head_of_service",
    "stage_4": "service_director",
}


def standing_at(stage: str, step: str) -> Dispute:
    """A dispute that was raised at *stage* and stands at *step*."""
    dispute = raised(stage)
    if step in ("review", "update", "informal_review", "follow_up"):
        dispute = chosen(dispute, RESPONDERS[stage], "reply", **TYPED["reply"])
    if step == "follow_up":
        dispute = chosen(dispute, "chair", "resolved", **RESOLVED)
    if step == "update":
        dispute = chosen(dispute, "chair", "one_more_day", **MORE_TIME)
    assert dispute.step == step
    return dispute


THE_ACTION = "plan.actions.1"


def over(now: datetime = MONDAY) -> Dispute:
    """A dispute that was resolved at stage 1, followed up and closed."""
    followed = standing_at("stage_1", "follow_up")
    done = marked(followed, "chair", THE_ACTION, now, **IS_DONE)
    return chosen(done, "chair", "all_done", now, **OUTCOME)


def scene_of(
    before: Dispute | None,
    outcome: Accepted | Refused | None,
    by: str,
    now: datetime = MONDAY,
    *,
    directory: Directory | None = None,
) -> Scene:
    """What the notices and cards of one act are written from."""
    assert isinstance(outcome, Accepted), outcome
    there = here(by, now, dispute=before or outcome.dispute, directory=directory)
    return Scene(procedure=PROCEDURE, before=before, outcome=outcome, here=there)


def scene_of_choice(
    before: Dispute, by: str, choice: str, now: datetime = MONDAY, **more: Any
) -> Scene:
    """A button is pressed, and this is what its notices are written from."""
    directory = more.get("directory")
    return scene_of(before, choose(before, by, choice, now, **more), by, now, directory=directory)
