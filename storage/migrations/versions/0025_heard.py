"""The newest press heard in each open form, and each sending: what comes late changes nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "heard",
        sa.Column("form", sa.String(32), nullable=False),
        sa.Column("sending", sa.String(32), nullable=False),
        sa.Column("pressed_at", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("form", "sending", name=op.f("pk_heard")),
    )
