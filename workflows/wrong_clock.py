"""A clock that was ahead: what it has said lies further ahead than any clock that is right says."""

from datetime import datetime, timedelta

#: Nothing that has happened lies in the future, and nothing is put off for longer than this. Less
#: is no matter: it is over within the hour.
AHEAD = timedelta(hours=1)


def was_ahead(at: datetime, now: datetime) -> bool:
    """Was the clock ahead that read *at* when something happened?"""
    return at > now + AHEAD
