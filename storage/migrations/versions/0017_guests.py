"""Whether an account is a guest's is kept with the person; the next daily round asks Slack."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column(
        "people", sa.Column("guest", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
