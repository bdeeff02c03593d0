"""Finding whose turn it is, what is in hand and what was lost, among all that was ever sent."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

IN_HAND = sa.text("claimed_at IS NOT NULL")
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
        "ix_outbox_in_hand",
        "outbox",
        ["claimed_at"],
        unique=False,
        sqlite_where=IN_HAND,
        postgresql_where=IN_HAND,
    )
    op.create_index(
        "ix_outbox_lost",
        "outbox",
        ["state"],
        unique=False,
        sqlite_where=LOST,
        postgresql_where=LOST,
    )
