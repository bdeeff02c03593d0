"""A joint answer waits until all have agreed to it: till then it is no answer to its forms."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column(
        "answers", sa.Column("proposed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
