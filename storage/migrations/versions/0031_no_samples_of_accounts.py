"""PostgreSQL keeps no samples either of accounts in Slack, and of what was sent to whom.

They are not sealed, and go by the policy (see 0030). That of which there are samples is written
anew by the next run of the policy.
"""

from alembic import op

revision = "0031"
down_revision = "0030"

_COLUMNS = [
    ("people", "slack_id", "varchar(32)"),
    ("outbox", "key", "varchar(200)"),
    ("outbox", "recipient", "varchar(40)"),
    ("outbox", "facts", "text"),
    ("outbox", "channel", "varchar(32)"),
    ("outbox", "ts", "varchar(32)"),
]


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, name, kind in _COLUMNS:
        op.execute(f"ALTER TABLE {table} ALTER COLUMN {name} SET STATISTICS 0")
        op.execute(f"ALTER TABLE {table} ALTER COLUMN {name} TYPE {kind}")
