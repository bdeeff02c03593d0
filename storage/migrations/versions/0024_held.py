"""What was owed before a backup was restored is held, until somebody has looked at it."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("outbox", sa.Column("held_at", sa.DateTime(timezone=True)))
    where = sa.text("held_at IS NOT NULL")
    op.create_index("ix_outbox_held", "outbox", ["id"], sqlite_where=where, postgresql_where=where)
