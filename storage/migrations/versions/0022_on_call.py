"""Who opened a dispute on call, until when, and (sealed) why."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "on_call",
        sa.Column("dispute", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key_id", sa.String(8)),
        sa.Column("sealed", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["dispute"], ["disputes.id"], name="fk_on_call_dispute"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_on_call_person"),
        sa.PrimaryKeyConstraint("dispute", "number", name="pk_on_call"),
    )
    op.create_index("ix_on_call_person", "on_call", ["person"])
    op.create_index("ix_on_call_key_id", "on_call", ["key_id"])
