"""Rows that decide who may see something, or when it is due, are signed.

What is there is signed right after this, in the same transaction (``storage.migrating``): nobody
can without the key. Until when an opening on call lasts follows from when it began.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

SIGNED = ("disputes", "people", "covers", "apart")


def upgrade() -> None:
    for table in SIGNED:
        op.add_column(table, sa.Column("signed_with", sa.String(8)))
        op.add_column(table, sa.Column("mac", sa.String(64)))
        op.create_index(f"ix_{table}_signed_with", table, ["signed_with"])
    op.drop_column("on_call", "until")
