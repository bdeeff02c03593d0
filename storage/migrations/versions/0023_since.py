"""Since when something has been due that was set back, as often as it was."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("wakes", sa.Column("since", sa.DateTime(timezone=True), nullable=True))
    is_set_back = sa.text("since IS NOT NULL")
    op.create_index(
        "ix_wakes_since",
        "wakes",
        ["since"],
        sqlite_where=is_set_back,
        postgresql_where=is_set_back,
    )
