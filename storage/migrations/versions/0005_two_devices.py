"""A draft knows which change of it this is, and from which open form it came."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("drafts") as drafts:
        drafts.add_column(sa.Column("version", sa.String(8), nullable=False, server_default=""))
        drafts.add_column(sa.Column("place", sa.String(40), nullable=False, server_default=""))
    with op.batch_alter_table("drafts") as drafts:
        for name in ("version", "place"):
            drafts.alter_column(name, server_default=None)
