"""What the clock asks for each minute or each day is found without reading all of the years."""

from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.create_index("ix_involved_dispute", "involved", ["dispute"])
    op.drop_index("ix_outbox_recipient", "outbox")
    op.create_index("ix_outbox_recipient", "outbox", ["recipient", "owed_at"])
