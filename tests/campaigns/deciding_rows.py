"""Somebody changes what decides who may see something, and when it is due; they have no key."""

import json
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from storage.tables import (
    covers,
    disputes,
    doers,
    involved,
    on_call,
    outbox,
    people,
    postings,
    told_apart,
    wakes,
)

Row = dict[str, Any]
YEARS = timedelta(days=2_000)
#: Somebody in the people list who has no part in any of it.
STRANGER = "service_director"


class DecidingRows:
    """Changes one such row, or one thing that follows from it."""

    def __init__(self, connection: Connection, chance: random.Random) -> None:
        self._connection, self._chance = connection, chance

    @property
    def kinds(self) -> list[Callable[[], str]]:
        return [
            self.let_somebody_see_a_dispute,
            self.put_a_date_off,
            self.change_a_dispute,
            self.be_somebody_else,
            self.take_another_post,
            self.put_a_post_in,
            self.take_a_post_out,
            self.change_a_cover,
            self.acknowledge_for_another,
            self.send_it_to_another,
            self.change_an_opening,
            self.put_into_a_list,
            self.take_out_of_a_list,
            self.let_nothing_be_looked_at,
            self.look_years_later,
            self.say_it_was_sent,
        ]

    # ---- disputes --------------------------------------------------------------------------------

    def let_somebody_see_a_dispute(self) -> str:
        row = self._a_row(disputes)
        state = json.loads(row["state"])
        part = self._chance.choice(["asked", "informed"])
        state[part] = [*state[part], STRANGER]
        self._set(disputes, row, state=json.dumps(state))
        self._connection.execute(insert(involved).values(person=STRANGER, dispute=row["id"]))
        return part

    def put_a_date_off(self) -> str:
        row = self._a_row(disputes, disputes.c.due_at.is_not(None))
        state = json.loads(row["state"])
        state["clock"]["due"]["at"] = (row["due_at"] + YEARS).isoformat()
        self._set(disputes, row, state=json.dumps(state), due_at=row["due_at"] + YEARS)
        return "by years"

    def change_a_dispute(self) -> str:
        row = self._a_row(disputes)
        column, value = self._chance.choice(
            [
                ("raised_by", STRANGER),
                ("reference", "DRP-0000-00"),
                ("due_at", None if row["due_at"] else row["raised_at"]),
                ("raised_at", row["raised_at"] - YEARS),
                ("version", row["version"] - 1),
            ]
        )
        self._set(disputes, row, **{column: value})
        return column

    # ---- people ----------------------------------------------------------------------------------

    def be_somebody_else(self) -> str:
        row = self._a_row(people)
        column, value = self._chance.choice([("slack_id", "U0FORGED"), ("guest", not row["guest"])])
        self._set(people, row, **{column: value})
        return column

    def take_another_post(self) -> str:
        row = self._a_row(postings)
        column = self._chance.choice([each.name for each in postings.c if each.name != "id"])
        other = {
            "person": STRANGER if row["person"] != STRANGER else "chair",
            "line_manager": STRANGER if row["line_manager"] != STRANGER else "chair",
            "since": (row["since"] or row["until"] or self._day()) - YEARS,
            "until": (row["until"] or self._day()) + YEARS,
        }
        self._set(postings, row, **{column: other.get(column, f"{row[column]} ")})
        return column

    def put_a_post_in(self) -> str:
        row = self._a_row(postings)
        del row["id"]
        self._connection.execute(insert(postings).values({**row, "post": "chair"}))
        return str(row["person"])

    def take_a_post_out(self) -> str:
        row = self._a_row(postings)
        self._connection.execute(delete(postings).where(postings.c.id == row["id"]))
        return str(row["post"])

    def change_a_cover(self) -> str:
        row = self._a_row(covers)
        column, value = self._chance.choice(
            [
                ("cover", STRANGER),
                ("until", row["until"] + YEARS),
                ("since", row["since"] - YEARS),
                ("moves_open", not row["moves_open"]),
                ("ended_at", row["set_at"]),
            ]
        )
        self._set(covers, row, **{column: value})
        return column

    # ---- without a dispute, and on call ----------------------------------------------------------

    def acknowledge_for_another(self) -> str:
        row = self._a_row(told_apart)
        at = row["acknowledged_at"]
        column, value = self._chance.choice(
            [("acknowledged_at", (at or self._now()) + YEARS), ("asked", not row["asked"])]
        )
        self._set(told_apart, row, **{column: value})
        return column

    def send_it_to_another(self) -> str:
        row = self._a_row(told_apart)
        if self._chance.random() < 0.5:
            self._connection.execute(delete(told_apart).where(*_is(told_apart, row)))
            return "taken out"
        new = {**row, "person": STRANGER, "key_id": None, "sealed": None}
        self._connection.execute(insert(told_apart).values(new))
        return "put in"

    def change_an_opening(self) -> str:
        row = self._a_row(on_call)
        column, value = self._chance.choice([("person", STRANGER), ("at", row["at"] + YEARS)])
        self._set(on_call, row, **{column: value})
        return column

    # ---- what follows from a state ---------------------------------------------------------------

    def put_into_a_list(self) -> str:
        table = self._chance.choice([involved, doers])
        of = self._a_row(disputes)["id"]
        self._connection.execute(insert(table).values(person=STRANGER, dispute=of))
        return table.name

    def take_out_of_a_list(self) -> str:
        table = self._chance.choice([involved, doers])
        self._connection.execute(delete(table).where(*_is(table, self._a_row(table))))
        return table.name

    def let_nothing_be_looked_at(self) -> str:
        row = self._a_row(wakes, wakes.c.because == "limit")
        gone = delete(wakes).where(wakes.c.dispute == row["dispute"])
        if self._chance.random() < 0.5:
            gone = delete(wakes)
        return f"{self._connection.execute(gone).rowcount} rows"

    def look_years_later(self) -> str:
        row = self._a_row(wakes, wakes.c.because == "limit")
        self._set(wakes, row, at=row["at"] + YEARS)
        return str(row["because"])

    def say_it_was_sent(self) -> str:
        done = self._chance.choice([{"state": "sent", "pending": False}, {"pending": False}])
        waiting = update(outbox).where(outbox.c.state == "waiting")
        return f"{self._connection.execute(waiting.values(**done)).rowcount} rows"

    # ---- at hand ---------------------------------------------------------------------------------

    def _a_row(self, table: Table, *which: Any) -> Row:
        rows = self._connection.execute(select(table).where(*which)).mappings()
        return dict(self._chance.choice(rows.all()))

    def _set(self, table: Table, row: Row, **values: Any) -> None:
        self._connection.execute(update(table).where(*_is(table, row)).values(values))

    def _now(self) -> Any:
        return self._a_row(disputes)["raised_at"]

    def _day(self) -> Any:
        return self._now().date()


def _is(table: Table, row: Row) -> tuple[Any, ...]:
    return tuple(each == row[each.name] for each in table.primary_key)
