"""An invented council with a conference chair in it, and what its people type, stage by stage."""

from typing import Any

from tests.world import World
from workflows import receipts
from workflows.commands import Accepted, File
from workflows.dispute import Dispute
from workflows.forms import Filled
from workflows.people import Directory, Person, Posting
from workflows.use_cases import acting

PROCEDURE = "conference-chair"
#: Post, name, and who is above. Nobody of these exists.
PEOPLE = {
    "chair": ("Sample Chair", "chair_manager"),
    "chair_manager": ("Sample Chair Manager", None),
    "conference_manager": ("Sample Conference Manager", None),
    "head_of_safeguarding": ("Sample Head of Safeguarding", None),
    "social_worker": ("Sample Worker", "team_manager"),
    "team_manager": ("Sample Team Manager", "head_of_service"),
    "head_of_service": ("Sample Head of Service", "assistant_director"),
    "assistant_director": ("Sample Assistant Director", "director"),
    "director": ("Sample Director", None),
    "chief_executive": ("Sample Chief Executive", None),
    "safeguarding_lead": ("Sample Safeguarding Lead", None),
}
TODAY, AGREED_DAY, LOOK_AGAIN = "2026-11-23", "2026-12-04", "2026-12-21"


def a_council() -> Directory:
    """One person for each post, whose id is the post."""
    people = {
        post: Person(id=post, name=name, slack_id=f"U{number:02}", phone="01234 000001")
        for number, (post, (name, _)) in enumerate(PEOPLE.items(), start=1)
    }
    postings = tuple(
        Posting(person=post, post=post, team="North", agency="Sample Council", line_manager=above)
        for post, (_, above) in PEOPLE.items()
    )
    return Directory(people=people, postings=postings)


CHILD = {"case_number": "1234567", "initials": "AB"}
NOT_BEFORE = {"similar_before": "no"}
INFORMAL = {
    "child": CHILD,
    "before": NOT_BEFORE,
    "people": {"social_worker": "social_worker", "team_manager": "team_manager"},
    "informal_discussion": {
        "spoken_on": TODAY,
        "concern": "AB was not seen alone.",
        "action_required": "See AB alone.",
        "complete_by": AGREED_DAY,
    },
}
STAGE_1 = {
    "child": CHILD,
    "before": {"similar_before": "unresolved"},
    "people": {"social_worker": "social_worker", "answers": "team_manager"},
    "dispute_form": {
        "telephoned_on": TODAY,
        "call": "We spoke.",
        "concern": "AB was not seen alone.",
        "actions_required": "See AB alone.",
    },
}
INFORMAL_REPLY = {"informal_reply": {"points": "I will see AB.", "work_done_by": AGREED_DAY}}
RESPONSE: dict[str, Filled] = {"response": {"response": "AB is seen alone from now on."}}
NOT_RESOLVED = {"not_resolved": {"comments": "AB was not seen yet.", "decided_on": TODAY}}
RESOLUTION = {"resolution": {"comments": "AB was seen.", "check_back": LOOK_AGAIN}}
OUTCOME = {"outcome": {"changed": "AB says what they want."}}
MEETING = {"meeting_date": {"meets_on": "2026-11-25", "meets_at": "1000", "place": "The office"}}
NOTES = {"meeting_notes": {"held_on": TODAY, "outcome": "Nothing was agreed."}}
REVIEWED: dict[str, Filled] = {
    "reviewed": {"reviewed": ["yes"], "further_meeting": "It would help."}
}
DECISION: dict[str, Filled] = {
    "decision": {
        "reviewed_all": ["yes"],
        "met": "no",
        "decision": "AB is seen alone each week.",
        "outcome": "AB is heard.",
        "check_back": LOOK_AGAIN,
    }
}
LINE_MANAGER = {
    "consulted": {
        "line_manager": "chair_manager",
        "line_manager_on": TODAY,
        "line_manager_said": "Move it up.",
    }
}
HEAD = {
    "consulted_head": {
        "head": "head_of_safeguarding",
        "head_on": TODAY,
        "head_said": "I agree.",
    }
}
REQUEST = {
    "meeting_request": {
        "telephoned_on": TODAY,
        "purpose": "Who sees AB, and when.",
        "answer_by": "2026-11-24",
    }
}
UPDATE = {
    "update": {
        "concern": "AB was not seen alone.",
        "attempts": "A reply and a meeting.",
        "reply_by": AGREED_DAY,
    }
}
#: What each stage asks for before it opens.
DOORS = {
    "stage_2": {**LINE_MANAGER, **REQUEST},
    "stage_3": {**LINE_MANAGER, **HEAD, **UPDATE},
    "stage_4": {**HEAD, **UPDATE},
    "stage_5": {**HEAD, **UPDATE},
    "stage_6": {**HEAD, **UPDATE},
}


def choose(world: World, by: str, dispute: Dispute, choice: str, **typed: Any) -> Dispute:
    """Choose, and see it accepted."""
    outcome = world.choose(by, dispute, choice, **typed).outcome
    assert isinstance(outcome, Accepted), outcome
    return outcome.dispute


def agree(world: World, by: str, dispute: Dispute, **typed: Any) -> Dispute:
    """Agree to the joint answer that waits."""
    outcome = world.agree(by, dispute, **typed).outcome
    assert isinstance(outcome, Accepted), outcome
    return outcome.dispute


def file(world: World, dispute: Dispute, number: int) -> None:
    """Say that the copy of this number was made."""
    receipt = {receipts.name(number): {"reference": "EHM 4471", "copied_on": TODAY}}
    command = File(number=number, answers=receipt)
    outcome = acting.file(world.desk, "chair", dispute.id, command).outcome
    assert isinstance(outcome, Accepted), outcome


def raised(world: World) -> Dispute:
    return world.raised_by("chair", "stage_1", STAGE_1)


def at(world: World, stage: str) -> Dispute:
    """A dispute that was raised at stage 1 and escalated, after each reply, up to *stage*."""
    dispute = raised(world)
    climb = {
        "stage_1": _reply_of_one,
        "stage_2": _meeting,
        "stage_3": _joint_reply,
        "stage_4": _reply_of_a_senior,
        "stage_5": _reply_of_a_senior,
    }
    while dispute.stage != stage:
        dispute = climb[dispute.stage](world, dispute)
    return dispute


def meeting_agreed(world: World, dispute: Dispute) -> Dispute:
    """Both who are asked agree to the same meeting (S4-35)."""
    choose(world, "team_manager", dispute, "agree_to_meet", **MEETING)
    return agree(world, "social_worker", dispute)


def escalated(world: World, dispute: Dispute, choice: str = "escalate", **typed: Any) -> Dispute:
    """The chair moves it up, with all that the next stage asks for."""
    above = f"stage_{int(dispute.stage[-1]) + 1}"
    return choose(world, "chair", dispute, choice, **typed, **NOT_RESOLVED, **DOORS[above])


def _reply_of_one(world: World, dispute: Dispute) -> Dispute:
    return escalated(world, choose(world, "team_manager", dispute, "reply", **RESPONSE))


def _meeting(world: World, dispute: Dispute) -> Dispute:
    return escalated(world, meeting_agreed(world, dispute), "unresolved_there", **NOTES)


def joint_reply(world: World, dispute: Dispute) -> Dispute:
    """The team manager writes, and the head of service agrees (S4-49)."""
    choose(world, "team_manager", dispute, "reply", **RESPONSE)
    return agree(world, "head_of_service", dispute)


def _joint_reply(world: World, dispute: Dispute) -> Dispute:
    return escalated(world, joint_reply(world, dispute))


def _reply_of_a_senior(world: World, dispute: Dispute) -> Dispute:
    senior = {"stage_4": "assistant_director", "stage_5": "director"}[dispute.stage]
    return escalated(world, choose(world, senior, dispute, "senior_reply", **REVIEWED, **RESPONSE))
