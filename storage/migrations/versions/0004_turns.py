"""Finding whose turn it is, and what was lost, without looking at every message ever sent."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

LOST = sa.text("state IN ('failed', 'unknown')")


def upgrade() -> None:
    op.create_index(
        "ix_outbox_turn",
        "outbox",
        ["dispute", "id"],
        unique=False,
        sqlite_where=sa.text("pending = 1"),
        postgresql_where=sa.text("pending"),
    )
    op.create_index(
        "ix_outbox_lost",
        "outbox",
        ["state"],
        unique=False,
        sqlite_where=LOST,
        postgresql_where=LOST,
    )
