"""Immediate safety: the words that stand on every form. They say what to do, and never wait."""

FIRST = "If a child is in immediate danger, call 999 now."
THEN = "Follow your child protection procedure. Do not wait for this process."
BUTTON = "What to do now"
BUTTON_LABEL = "What to do now if a child is in immediate danger"
#: On posted messages: a lock screen says nothing about a child.
NEUTRAL_BUTTON = "Immediate safety"
NEUTRAL_LABEL = "Immediate safety: what to do now"

TITLE = "Immediate safety"
STEPS = (
    "1. Call 999 if a child is in danger now.",
    "2. Telephone your line manager or safeguarding lead now. Do not only send a message.",
    "3. Follow your child protection procedure.",
)
NO_NUMBER = "No telephone number is held. Use your local emergency duty number."
RECORDED = "Recorded. Your safeguarding lead is asked to telephone you now."
RECORDED_NOT_TOLD = "Recorded. Your safeguarding lead has not been told yet. Telephone them now."
RECORDED_NO_LEAD = "Recorded. No safeguarding lead is found for you, so telephone now yourself."
SEE_WHO = "See who"


def lead(name: str, number: str) -> str:
    """Say whom to telephone."""
    return (
        f"Your safeguarding lead: {name}, {number}."
        if number
        else f"Your safeguarding lead: {name}."
    )


def lead_on_duty(number: str) -> str:
    """Say a number that is not one person's."""
    return f"Safeguarding lead on duty: {number}."


def out_of_hours(number: str) -> str:
    """Say the number for nights and weekends."""
    return f"Out of hours: {number}."


def telephone(reference: str, *, raised_it: bool) -> str:
    """Ask the safeguarding lead to telephone; the message itself says no more."""
    if not reference:
        return "A colleague asks you to telephone them now."
    if raised_it:
        return f"Please telephone the person who raised {reference} now."
    return f"Please telephone a colleague about {reference} now."


def telephone_whom(name: str, number: str) -> str:
    """Say to the safeguarding lead whom to telephone."""
    return f"{name}, {number}" if number else f"{name}. No telephone number is held for them."
