"""Who was shown something may be the command line, which is nobody in the people list."""

from alembic import op

revision = "0019"
down_revision = "0018"

TABLES = ("viewings", "viewings_apart")


def upgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as changed:
            changed.drop_constraint(f"fk_{table}_person", type_="foreignkey")
    if op.get_bind().dialect.name == "sqlite":
        _only_added_to()


def _only_added_to() -> None:
    """SQLite makes such a table anew, and the new one has lost what kept its rows as they are."""
    for table in TABLES:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
            )
