"""The words of messages about messages: what could not be told, to whoever can do something."""

from slackapp.wording.messages import place
from slackapp.wording.times import moment
from workflows.kinds import Kind
from workflows.notices import Facts, Notice
from workflows.use_cases.standstill import Why

CHANNEL_CLOSED = (
    "The reminders channel cannot be reached. In that channel type /invite and the app's name."
)


def held(facts: Facts) -> str:
    """Tell an administrator that a restored database sends nothing old by itself."""
    wait = "1 message waits" if facts.number == 1 else f"{facts.number} messages wait"
    return (
        f"A backup was restored. {wait} that may have been sent before; new ones go as ever. "
        "On the server, run: drp outbox held"
    )


def nobody_in_post(facts: Facts) -> str:
    """Tell an administrator that somebody could not be told."""
    where = f"{place(facts)}: " if facts.reference else ""
    return (
        f"{where}there is no {facts.post} who may act, so nobody could be told: nobody holds the "
        "post, or whoever does took part for the other side. "
        "See to it in the people list, and tell the right person today."
    )


def nobody_decides(facts: Facts) -> str:
    """Tell an administrator that nobody is left whose silence the app could get round."""
    return (
        f"{place(facts)}: it waits for the {facts.post} to decide, and neither has. Nobody comes "
        "after them. Please see that one of them hears of it today."
    )


def lead_not_reached(facts: Facts) -> str:
    """Tell whoever asked not to count on it: Slack said no, or nothing at all."""
    about = f"{facts.reference}: a" if facts.reference else "A"
    return (
        f"{about} request to telephone may not have reached the safeguarding lead. "
        "Telephone them now."
    )


def not_delivered(facts: Facts) -> str:
    """Tell the raiser and an administrator that a message did not arrive.

    No reference where it would tell of an alert in that dispute; no stage without a dispute.
    """
    where = place(facts) if facts.stage else facts.reference
    if not where:
        return "A message has not been delivered. App Home says more under What needs mending."
    return (
        f"{where}: a message has not been delivered. "
        "Please check by telephone with whoever must act."
    )


def of_standstill(notice: Notice) -> str:
    """Tell an administrator of a standstill, or that it is over."""
    return (standstill if notice.kind is Kind.STANDSTILL else well_again)(notice.facts)


def standstill(facts: Facts) -> str:
    """Tell an administrator that nobody looks at what is due, or too late."""
    since = moment(facts.at) if facts.at else "the app was started"
    what = (
        f"Something that was due at {since} has not been seen to."
        if facts.what == Why.LATE
        else f"Nothing has looked at what is due since {since}."
    )
    return (
        f"{what} Reminders, and news of dates that pass, may wait. Ask whoever runs the server "
        "to look now: docs/operations.md says what to do."
    )


def well_again(facts: Facts) -> str:
    """Tell an administrator that it is over."""
    since = f" since {moment(facts.at)}" if facts.at else ""
    return f"What is due is looked at again{since}. What had waited is sent now."
