"""Who changed the people list is chained, like the history of a dispute.

Rows get numbers without gaps, so that one that is gone is missed; what is there is chained as it
stands.
"""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

TABLE = "people_changes"


def upgrade() -> None:
    kept = sa.table(TABLE, *map(sa.column, ("id", "by", "person", "post", "how")), _at())
    rows = op.get_bind().execute(sa.select(kept).order_by(kept.c.id)).mappings().all()
    op.drop_table(TABLE)
    chained = op.create_table(
        TABLE,
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("log", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("post", sa.String(80), nullable=False),
        sa.Column("how", sa.String(16), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_people_changes_person")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_people_changes")),
    )
    if rows:
        op.bulk_insert(chained, _linked(rows))
    _only_added_to()


def _at() -> Any:
    return sa.column("at", sa.DateTime(timezone=True))


def _linked(rows: Any) -> list[dict[str, Any]]:
    previous, linked = "", list[dict[str, Any]]()
    for number, row in enumerate(rows, start=1):
        at = _in_utc(row["at"])
        new = {**row, "number": number, "log": "people", "at": at}
        del new["id"]
        text = {**new, "at": at.isoformat()}
        written = json.dumps(text, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        previous = sha256(f"{previous}\n{written}".encode()).hexdigest()
        linked.append({**new, "hash": previous})
    return linked


def _in_utc(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _only_added_to() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {TABLE}_only_added_to "
            f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
            "FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()"
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} is only ever added to'); END"
        )
