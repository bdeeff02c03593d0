"""What ``drp retention`` and ``drp hold`` say, and of what stands in drp.toml."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from slackapp.wording import destroyed, times
from slackapp.wording.filling import listed
from workflows.retention import policy
from workflows.retention.plans import Entry, Item, Stays, Type, Why
from workflows.retention.policy import CannotBeCounted, Keep, NotAPeriod
from workflows.use_cases.legal_holds import Held, Lasting, Not
from workflows.use_cases.retention_plans import No

_MAKE_IT_THE_OWNER = (
    "Let whoever runs the server say: ALTER DATABASE drp OWNER TO drp (with the names of your "
    "database and of its role)."
)
NOT_THE_OWNER = (
    "The app's role does not own the PostgreSQL database, so drp retention run gives no "
    f"certificate: it may not write all files anew. {_MAKE_IT_THE_OWNER}"
)
NO_POLICY = (
    "No retention policy is set, so nothing is ever destroyed. Write one under [retention] in "
    "drp.toml once the council has decided it: docs/privacy/retention.md has a draft."
)
TOO_FEW = (
    "[retention] in drp.toml names fewer than two officers, so no plan can be made by one and "
    "approved by another. Name the Slack ids of two people at least."
)
SET = "A retention policy is set; drp retention plan says what it would let go."
NOTHING_TO_DO = "Nothing is to be destroyed today, so no plan was kept."
NOT_KEPT = "Nothing was kept. To have it kept as a plan that another approves, say --as SLACK_ID."
TYPES = {
    Type.DISPUTE: "dispute",
    Type.APART: "sent or recorded without a dispute",
    Type.DRAFT: "draft",
    Type.MESSAGES: "messages",
    Type.ACCESS_LOG: "access log of a dispute",
    Type.ACCESS_LOG_APART: "access log of what was sent without a dispute",
    Type.PERSON: "name and address of somebody who left",
}
WHY = {
    Why.HELD: "there is a legal hold",
    Why.OPEN: "it is still open",
    Why.RECEIPT: "the copy for the child's file is not recorded as made",
    Why.ON_ITS_WAY: "a message of it waits to be sent",
    Why.NAMED: "something that is kept names them",
    Why.CHANGED: "it has changed since the plan was made",
}
NO = {
    No.NO_POLICY: NO_POLICY,
    No.NOT_AN_OFFICER: (
        "Only those named under officers in [retention] of drp.toml do this. Say --as with the "
        "Slack id of one of them: your own."
    ),
    No.NO_SUCH_PLAN: "There is no such plan. Say its name as drp retention plan printed it.",
    No.CHANGED_PLAN: (
        "The plan is not the one that was made or approved: it was changed in the database. "
        "Destroy nothing, and run drp db verify."
    ),
    No.SAME_PERSON: "Whoever had the plan made cannot approve it. Ask another officer.",
    No.APPROVED_ALREADY: "The plan is approved already.",
    No.NOT_APPROVED: "The plan is not approved yet. Ask another officer to approve it.",
    No.TOO_OLD: "The plan is too old. Make a new one, and have that approved.",
    No.TOO_SOON: (
        "The plan was approved too short a time ago. Those in whose names it was made and approved "
        "have had a message, and need time to object (wait_hours in [retention])."
    ),
    No.NOT_WRITTEN_ANEW: (
        "What was to go is destroyed, and the database's files still hold parts of it, because "
        "somebody is reading them. Run the same command again in a few minutes; it goes on."
    ),
    No.NOT_THE_OWNER: (
        "What was to go is destroyed, and PostgreSQL's files may still hold parts of it, because "
        f"the app's role may not write all of them anew. {_MAKE_IT_THE_OWNER} Then "
        "run the same command again; it goes on."
    ),
}
NOT = {
    Not.NO_REASON: "Say why, with --reason. It is kept sealed.",
    Not.NO_SUCH: "Nothing has this reference.",
    Not.HELD_ALREADY: "There is a legal hold on it already.",
    Not.NOT_HELD: "There is no legal hold on it.",
}
NO_HOLDS = "There is no legal hold."
HOLD_NEEDS_REFERENCE = "Say the reference, for example drp hold DRP-7F3K-92 --reason WHY."
APPROVE_IT = "Approve exactly this? Type yes: "
NOT_APPROVED = "Nothing was approved."


# ---- drp.toml ------------------------------------------------------------------------------------


def read(text: str, *events: str) -> Keep:
    """Read how long something is kept; nothing where nothing is said. Raises ValueError."""
    if not text:
        return None
    try:
        return policy.read(text, *events)
    except CannotBeCounted:
        raise ValueError(
            "the app is told no date of birth or death that it could count from; count from "
            f"{' or '.join(events)}, long enough for both"
        ) from None
    except NotAPeriod:
        raise ValueError(
            f'write for example "18 years 6 months after {events[0]}", or "never"; it can be '
            f"counted from {' or '.join(events)}"
        ) from None


def short_wait(wait: timedelta) -> str:
    """Say that somebody may not have read their message by then."""
    return (
        f"A plan that is approved may be run after {times.how_long(wait)}. Somebody in whose name "
        "another acted can object only until then: let wait_hours in [retention] be 24 or more."
    )


def no_copies(procedures: list[str]) -> str:
    """Say of which procedures a rule for working copies lets nothing go."""
    return (
        f"working_copy in [retention] lets nothing go under {listed(procedures)}: these owe no "
        "copy for the child's file, so nobody records that one was made. Give them a rule of their "
        "own under [retention.disputes]."
    )


# ---- plans ---------------------------------------------------------------------------------------


def item(each: Item) -> str:
    """Say one thing that goes."""
    began, until = times.day_of(each.since), times.day(each.last_day)
    return f"{_which(each)}: {each.rule}. Counted from {began}, kept until {until}."


def stays(each: Item | Stays, why: Why) -> str:
    """Say one thing that stays."""
    return f"{_which(each)}: {each.rule}. It stays: {WHY[why]}."


def _which(each: Item | Stays) -> str:
    called = each.reference or each.id
    return f"{TYPES[each.type]} {called}".rstrip()


def counts(go: Mapping[Type, int], stay: int) -> str:
    """Say how much goes of each type, and how much stays."""
    said = [f"{number} x {TYPES[type]}" for type, number in go.items()]
    return f"To be destroyed: {listed(said) if said else 'nothing'}. Held back: {stay}."


def kept(plan: str) -> str:
    """Say what to do with a plan."""
    return (
        f"Plan {plan} is kept; nothing is destroyed yet. Another officer reads and approves it: "
        f"drp retention approve {plan} --as SLACK_ID"
    )


def approved(plan: str, begins: str) -> str:
    """Say from when on it can be run."""
    return (
        f"Plan {plan} is approved. From {begins}: drp retention run {plan} --as SLACK_ID --out DIR"
    )


def steps(entries: Iterable[Entry]) -> list[str]:
    """Say in whose name each step was done, and from which account of the server."""
    return [
        f"{destroyed.step(f'{each.by} (account {each.account})', each.act, each.at)}."
        for each in entries
        if each.act in destroyed.STEPS
    ]


def written(file: object) -> str:
    """Say where a file is."""
    return f"Written: {file}"


def progress(done: int, of: int) -> str:
    """Say how far it is."""
    return f"{done} of {of} done."


def finished(destroyed: int, stayed: int, delete_by: str) -> str:
    """Say what came of it, and what still holds it."""
    return (
        f"Destroyed: {destroyed}. Stayed: {stayed}. Backups made before now still hold it: delete "
        f"them by {delete_by}. Files that were handed out, and messages in Slack, are not reached."
    )


# ---- legal holds ---------------------------------------------------------------------------------


def held(done: Held, *, release: bool) -> str:
    """Say that a hold is on, or off, and what it is too late for."""
    said = "The legal hold is off" if release else "There is a legal hold on it now"
    late = f" {destroyed.gone(done.gone)}" if done.gone else ""
    return f"{done.reference}: {said}.{late}"


def lasting(each: Lasting) -> str:
    """Say one hold that lasts; why is in the audit."""
    at = times.moment(each.entry.at)
    return f"{each.reference}: held since {at}, by {each.entry.account}."


def facts_of(certificate: Mapping[str, Any]) -> tuple[int, int, str]:
    """Give of a certificate how much was destroyed, how much stayed, and when backups go."""
    backups = certificate["backups"]
    return len(certificate["destroyed"]), len(certificate["stayed"]), backups["delete_by"]
