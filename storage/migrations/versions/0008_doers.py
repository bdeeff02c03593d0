"""Whoever does an agreed action that is followed up finds it in their lists."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "doers",
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("dispute", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["dispute"], ["disputes.id"], name=op.f("fk_doers_dispute")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_doers_person")),
        sa.PrimaryKeyConstraint("person", "dispute", name=op.f("pk_doers")),
    )
    op.create_index(op.f("ix_doers_dispute"), "doers", ["dispute"], unique=False)
