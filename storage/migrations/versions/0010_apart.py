"""What is sent apart from any dispute is read again, and acknowledged by those it is for."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("apart", sa.Column("procedure", sa.String(64), nullable=True))
    op.create_table(
        "told_apart",
        sa.Column("apart", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["apart"], ["apart.id"], name=op.f("fk_told_apart_apart")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_told_apart_person")),
        sa.PrimaryKeyConstraint("apart", "person", name=op.f("pk_told_apart")),
    )
