"""Somebody who asks for no reminder today is left in peace until the next working day."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "snoozes",
        sa.Column("dispute", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dispute"], ["disputes.id"], name=op.f("fk_snoozes_dispute")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_snoozes_person")),
        sa.PrimaryKeyConstraint("dispute", "person", name=op.f("pk_snoozes")),
    )
