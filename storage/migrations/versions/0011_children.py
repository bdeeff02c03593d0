"""Earlier disputes about the same child are found again, by a mark that needs a key to make."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "children",
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("dispute", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["dispute"], ["disputes.id"], name=op.f("fk_children_dispute")),
        sa.PrimaryKeyConstraint("mark", "dispute", name=op.f("pk_children")),
    )
    op.create_index(op.f("ix_children_dispute"), "children", ["dispute"], unique=False)
