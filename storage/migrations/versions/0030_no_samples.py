"""PostgreSQL keeps no samples of what is sealed: they would outlive it, in a table of its own.

To give a column the type that it has takes away the samples that there are.
"""

from alembic import op

revision = "0030"
down_revision = "0029"

_SEALED = ("answers", "apart", "told_apart", "drafts", "on_call", "people", "recorded_forms")
_COLUMNS = [
    *((table, "sealed", "bytea") for table in (*_SEALED, "reasons")),
    *(("children", name, "varchar(64)") for name in ("mark", "counted_as")),
]


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, name, kind in _COLUMNS:
        op.execute(f"ALTER TABLE {table} ALTER COLUMN {name} SET STATISTICS 0")
        op.execute(f"ALTER TABLE {table} ALTER COLUMN {name} TYPE {kind}")
