"""Which keys rows stand under is asked of an index; of marks it is kept at all."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0019"

SEALED = ("people", "answers", "drafts", "recorded_forms", "apart", "told_apart", "children")


def upgrade() -> None:
    op.add_column("children", sa.Column("key_id", sa.String(8)))
    for table in SEALED:
        op.create_index(f"ix_{table}_key_id", table, ["key_id"])
