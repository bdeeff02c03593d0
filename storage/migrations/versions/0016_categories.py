"""Disputes are listed and counted by category; those that are there are filled in by the app."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "categories",
        sa.Column("dispute", sa.String(32), nullable=False),
        sa.Column("category", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(["dispute"], ["disputes.id"], name=op.f("fk_categories_dispute")),
        sa.PrimaryKeyConstraint("dispute", name=op.f("pk_categories")),
    )
    op.create_index(op.f("ix_categories_category"), "categories", ["category"], unique=False)
