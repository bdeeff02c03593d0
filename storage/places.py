"""What each sealed thing is bound to: moved to any other place, it does not open.

Every table with something sealed stands in ``SEALED``, so that a new key reaches all of them.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table

from storage import tables


def answers(dispute: str, number: int, form: str) -> str:
    """Of one form, as it was sent with one line of a history."""
    return f"answers {dispute} {number} {form}"


def apart(kind: str, person: str, at: datetime) -> str:
    """Of what was sent without a dispute."""
    return f"apart {kind} {person} {at.astimezone(UTC).isoformat()}"


def said_back(number: int, person: str) -> str:
    """Of what somebody said back to it."""
    return f"said back {number} {person}"


def drafts(id: str, person: str) -> str:
    """Of what somebody has typed and not sent."""
    return f"drafts {id} {person}"


def people(id: str) -> str:
    """Of who somebody is."""
    return f"people {id}"


def on_call(dispute: str, number: int) -> str:
    """Of the reason for which a dispute was opened on call."""
    return f"on_call {dispute} {number}"


def recorded_forms(form: str) -> str:
    """Of what an open form was recorded with."""
    return f"recorded_forms {form}"


#: Each table with something sealed, and what a row of it is bound to. People come first: whoever
#: starts without the new key is then told so at once.
SEALED: Mapping[Table, Callable[[Any], str]] = {
    tables.people: lambda row: people(row.id),
    tables.answers: lambda row: answers(row.dispute, row.number, row.form),
    tables.drafts: lambda row: drafts(row.id, row.person),
    tables.recorded_forms: lambda row: recorded_forms(row.form),
    tables.apart: lambda row: apart(row.kind, row.person, row.at),
    tables.told_apart: lambda row: said_back(row.apart, row.person),
    tables.on_call: lambda row: on_call(row.dispute, row.number),
}
