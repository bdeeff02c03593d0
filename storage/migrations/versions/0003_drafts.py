"""A draft says which form it is of, so that it can be offered again.

What was typed before this was never offered, and its form is not known: it goes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("DELETE FROM drafts WHERE sent_as IS NULL")
    with op.batch_alter_table("drafts") as drafts:
        drafts.add_column(sa.Column("form", sa.String(40), nullable=False, server_default="raise"))
        drafts.add_column(sa.Column("dispute", sa.String(32), nullable=True))
        drafts.add_column(sa.Column("visit", sa.Integer(), nullable=False, server_default="0"))
        drafts.add_column(sa.Column("choice", sa.String(80), nullable=False, server_default=""))
        drafts.create_foreign_key(op.f("fk_drafts_dispute"), "disputes", ["dispute"], ["id"])
        drafts.create_index("ix_drafts_person", ["person"], unique=False)
    with op.batch_alter_table("drafts") as drafts:
        for name in ("form", "visit", "choice"):
            drafts.alter_column(name, server_default=None)
