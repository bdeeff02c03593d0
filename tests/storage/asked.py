"""How SQLite finds what the app asks for: by an index, or by going through a whole table."""

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from storage.tables import metadata

ROOT = Path(__file__).parents[2]
#: These grow with the years. A council's people, their posts and its procedures do not.
GROW = {
    *("disputes", "involved", "doers", "children", "categories"),
    *("history", "answers", "viewings", "recorded_forms", "heard", "drafts"),
    *("apart", "told_apart", "viewings_apart", "on_call"),
    *("outbox", "wakes", "snoozes"),
}
#: What is of every record, or of a year's: it is done now and then, and nobody waits for it.
OF_ALL = ("use_cases/verifying.py", "use_cases/reporting.py", "storage/migrating.py")
#: Of the whole of these the app reads the index alone: who has ever raised anything.
SHORT = {"ix_disputes_raised"}
ASKS = re.compile("SELECT|UPDATE|DELETE|INSERT")
SCAN = re.compile(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")


@contextmanager
def going_through_tables() -> Iterator[set[str]]:
    """Gather how the app went through a whole table that grows, with where it asked."""
    found = set[str]()
    known = set[str]()
    few = SHORT | {
        index.name
        for table in metadata.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }

    def asks(
        connection: Connection, _cursor: Any, statement: str, given: Any, _context: Any, many: bool
    ) -> None:
        if statement in known or connection.dialect.name != "sqlite" or not ASKS.match(statement):
            return
        known.add(statement)
        where = [each for each in traceback.extract_stack() if each.filename.startswith(str(ROOT))]
        asked_by = [each for each in where if ".venv" not in each.filename][-2]  # not this one
        if "/tests/" in asked_by.filename or any(each.filename.endswith(OF_ALL) for each in where):
            return
        plan = connection.connection.cursor()
        plan.execute(f"EXPLAIN QUERY PLAN {statement}", given[0] if many else given)
        for *_, step in plan.fetchall():
            scan = SCAN.match(step)
            if scan and scan[1] in GROW and scan[2] not in few:
                found.add(f"{asked_by.name}: {step}")

    event.listen(Engine, "before_cursor_execute", asks)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", asks)
