"""Somebody acts for somebody who is away, from a date to a date."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "covers",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("away", sa.String(32), nullable=False),
        sa.Column("cover", sa.String(32), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("set_by", sa.String(32), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moves_open", sa.Boolean(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(32), nullable=True),
        *(
            sa.ForeignKeyConstraint([each], ["people.id"], name=op.f(f"fk_covers_{each}"))
            for each in ("away", "cover", "set_by", "ended_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_covers")),
    )
    lasts = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_covers_lasting", "covers", ["since"], sqlite_where=lasts, postgresql_where=lasts
    )
