"""What is said of what was destroyed under a rule of retention, and to its officers."""

from datetime import datetime

from slackapp.wording import times
from slackapp.wording.filling import lower
from workflows.notices import Facts
from workflows.retention.plans import Act, Gone

TITLE = "Destroyed"


def gone(what: Gone) -> str:
    """Say what is left of something, and why."""
    return (
        f"What was written in it was destroyed on {times.moment(what.at)}, under the rule "
        f'"{what.rule}" (plan {what.plan}).'
    )


def of_reference(reference: str, what: Gone) -> str:
    """Say it of one dispute, or of what was sent."""
    return f"{reference}: {lower(gone(what))} Only who did what when is kept."


def in_list(day: str) -> str:
    """Say it in a list."""
    return f"Destroyed on {day}."


def in_history(rule: str, plan: str) -> str:
    """Say it in the history."""
    return f'What was written was destroyed under the rule "{rule}" (plan {plan}).'


# ---- posted: safe on a lock screen ------------------------------------------------------------

STEPS = {
    Act.PLANNED: "had it made",
    Act.APPROVED: "approved it",
    Act.BEGUN: "began to run it",
    Act.CERTIFIED: "ran it to its end",
}
#: Of an officer who is in no people list, where Slack shows no names.
SOMEBODY = "an officer"


def step(name: str, act: Act, at: datetime | None) -> str:
    """Say in whose name a step of a plan was done, and when."""
    return f"{name} {STEPS[act]}, {times.moment(at) if at else ''}"


def told(facts: Facts, name: str) -> str:
    """Tell every officer in whose name something was done, and how to read what is in the plan."""
    things = "1 thing" if facts.number == 1 else f"{facts.number} things"
    done = step(name, Act(facts.what), facts.at)
    return (
        f"Retention plan {facts.says} of {things}: {done}. If that was not them, tell an "
        "administrator now. Whoever runs the app sees what is in it with drp retention show "
        f"{facts.says}"
    )
