"""What the people of the sample council write, as the forms take it. All invented."""

from datetime import date
from typing import Any

from workflows.forms import Answers

#: One form as it was filled in.
Typed = dict[str, Any]

#: Each: what it is like for the child, what the worry is, and what needs to happen.
_CONCERNS = {
    "assessment": (
        "AB has moved bedroom three times and does not know who will collect them from school.",
        "The parenting assessment agreed in September has not started. The school and the health "
        "visitor are working well together.",
        "The assessment starts and its dates are shared with the core group.",
    ),
    "visits": (
        "CD says nobody asks how things are at home.",
        "Visits are recorded late, and CD was not seen alone at the last two.",
        "A visit in which CD is seen alone, and the record completed the same week.",
    ),
    "report": (
        "EF's parents come to the conference without knowing what will be proposed.",
        "The report was not shared with the family before the last review.",
        "The report is shared and talked through before the conference.",
    ),
    "plan": (
        "GH does not know who to turn to when things are hard at home.",
        "The safety plan names two people, and one of them has moved away.",
        "A safety plan with people who are near, talked through with GH.",
    ),
}
#: Of three compliments: what was done, and what it changed for the child.
THANKS = (
    ("Sample Worker came to the school play with KL.", "KL talks about it still, and smiles."),
    ("Sample Worker found a nursery place within a week.", "MN sees other children every day."),
    ("Sample Worker stayed until QR's mother had come.", "QR was not alone that night."),
)
SAID_BACK = "Thank you. KL chose the costume."
NOT_MINE_TO_ANSWER = "Sample reason: this family has moved, and the South team works with them now."
SEEN_SINCE = "Sample addition: the parents have read the report, and have asked two questions."
OF_THE_NURSE = (
    "Sample message: the school says that OP was collected late on three days last week, "
    "and waited alone."
)


def to_raise(about: str, category: str, number: int, today: date) -> dict[str, Typed]:
    """Give the child and the concern of a dispute, but for the people in it."""
    return {
        "child": {**_child(about), "case_number": f"100{number}", "plan": "yes"},
        "concern": {
            **_concern(about),
            "timescale": "Within two weeks.",
            "category": category,
            "aware_on": today.isoformat(),
        },
        "spoken": {"spoken": "yes", "spoke_on": today.isoformat()},
    }


def half_written(about: str) -> Answers:
    """Give what was typed before the telephone rang."""
    return {"child": _child(about), "concern": _concern(about)}


def _child(about: str) -> Typed:
    return {"initials": _CONCERNS[about][0][:2]}


def _concern(about: str) -> Typed:
    return dict(zip(("impact", "concern", "resolution"), _CONCERNS[about], strict=True))


def agreement(by: str, on: date) -> Typed:
    """Give the agreement that the upper stages ask for."""
    return {"agreed": "yes", "agreed_by": by, "agreed_on": on.isoformat()}


def plan(worker: str, due: date, done: date) -> Typed:
    """Give a reply with one action."""
    row = {
        "row": "1",
        "action": "Sample action: visit, see the child alone, and record it the same week.",
        "measure": "The visit is recorded.",
        "who": worker,
        "due": due.isoformat(),
    }
    return {"actions": [row], "completed_on": done.isoformat()}


def resolution(on: date) -> Typed:
    """Give why the chair is satisfied."""
    comments = "CD was seen alone and the record is complete."
    return {"comments": comments, "resolved_on": on.isoformat()}


def compliment(number: int, worker: str, manager: str) -> Answers:
    """Give the form of one of the compliments."""
    done, changed = THANKS[number]
    typed: Typed = {
        "case_number": f"200{number}",
        "initials": changed[:2],
        "social_worker": worker,
        "team_manager": manager,
        "changed": changed,
        "details": done,
        "shows": ["daily_life"],
    }
    return {"compliment": typed}
