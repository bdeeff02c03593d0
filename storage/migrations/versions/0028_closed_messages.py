"""Which messages are over: whoever has had lists for years waits for none of them."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.add_column(
        "outbox", sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("UPDATE outbox SET closed = true WHERE facts::json ->> 'closing' IS NOT NULL")
    else:
        op.execute(
            "UPDATE outbox SET closed = 1 WHERE json_extract(facts, '$.closing') IS NOT NULL"
        )
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["recipient"],
        sqlite_where=sa.text("dispute IS NULL AND closed = 0"),
        postgresql_where=sa.text("dispute IS NULL AND NOT closed"),
    )
