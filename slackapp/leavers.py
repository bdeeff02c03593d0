"""What Slack says of those who are listed: who has left it, and who is a guest there.

Only its own word that an account is deactivated counts; an error, or nothing, says nothing.
"""

import threading
from collections.abc import Mapping
from datetime import time, timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackapp import trouble
from slackapp.faults import log, record
from workflows.desk import Desk
from workflows.due import LONDON
from workflows.outbox import Owed
from workflows.people import Person
from workflows.use_cases import guests, leaving
from workflows.use_cases.world import today

#: Seconds between two questions: https://docs.slack.dev/reference/methods/users.info allows 100 a
#: minute (tier 4).
PACE = 1.0
#: What every process knows the daily round by.
ROUND = "asking who has left"
#: A round that is under way says so before each question; after so long without one, its process is
#: gone, and another begins anew.
UNDER_WAY, STANDS_STILL = "a round that asks who has left", timedelta(minutes=5)


#: https://docs.slack.dev/reference/objects/user: a guest of many channels, of one, an outsider.
GUESTS = ("is_restricted", "is_ultra_restricted", "is_stranger")


def is_a_guest(known: Mapping[str, Any]) -> bool:
    """Does Slack say that an account is a guest's?"""
    return any(known.get(each) for each in GUESTS)


def _known(client: WebClient, slack_id: str | None) -> Mapping[str, Any]:
    """Give what Slack says of an account; nothing, where it does not answer."""
    try:
        user: Mapping[str, Any] = client.users_info(user=slack_id or "")["user"]
    except (OSError, HTTPException, SlackApiError) as error:
        log.warning("Slack does not say whether somebody has left: %s", type(error).__name__)
        return {}
    return user


class Leavers:
    """Asks Slack about those who are listed."""

    def __init__(
        self, desk: Desk, client: WebClient, stopping: threading.Event, pace: float = PACE
    ) -> None:
        """Make it; *stopping* ends a round that is under way."""
        self._desk, self._client = desk, client
        self._stopping, self._pace = stopping, pace

    def daily_round(self) -> None:
        """Ask about everybody listed, once a day, in one process, in working hours.

        A round that was broken off is begun anew on the same day.
        """
        try:
            if self._is_time() and self._ask_about(leaving.listed_in_slack(self._desk)):
                self._is_done(ROUND)
        except Exception as error:
            record(error, ROUND)

    def not_reached(self, owed: Owed, code: str) -> None:
        """A message was refused for good: was that because the account is gone?"""
        if code not in trouble.PERHAPS_LEFT:
            return
        try:
            with self._desk.store.read() as work:
                person = work.directory(today(self._desk)).people.get(owed.to)
            if person:
                self._look_at(person)
        except Exception as error:
            record(error, "asking whether somebody has left")

    def _is_time(self) -> bool:
        now, calendar = self._desk.now(), self._desk.calendar
        if not calendar.in_working_hours(now):
            return False
        day_began = calendar.at(now.astimezone(LONDON).date(), time(0))
        with self._desk.store.begin() as work:
            if work.is_done_since(ROUND, day_began, now):
                return False
            return work.is_first_since(UNDER_WAY, now - STANDS_STILL, now)

    def _is_done(self, doing: str) -> None:
        with self._desk.store.begin() as work:
            work.is_first_since(doing, self._desk.now(), self._desk.now())

    def _ask_about(self, people: list[Person]) -> bool:
        """Ask about each of them; say whether that came to its end before the app stopped."""
        for number, person in enumerate(people):
            if self._stopping.wait(self._pace if number else 0):
                return False
            self._is_done(UNDER_WAY)
            self._look_at(person)
        return True

    def _look_at(self, person: Person) -> None:
        says = _known(self._client, person.slack_id)
        if says.get("deleted"):
            self._has_left(person)
        elif says:
            guests.note(self._desk, person, guest=is_a_guest(says))

    def _has_left(self, person: Person) -> None:
        log.warning("the account of somebody who is listed is deactivated: %s", person.id)
        for failed in leaving.end_posts(self._desk, person):
            record(failed, "a dispute of somebody who has left")
