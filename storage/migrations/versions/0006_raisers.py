"""A dispute says by whom it was raised, so that lists need not look into its history.

In one statement: SQLite would make the table anew for a rule of its own, under rows that name it.
"""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE disputes ADD COLUMN raised_by VARCHAR(32)"
        " CONSTRAINT fk_disputes_raised_by REFERENCES people (id)"
    )
    op.execute(
        "UPDATE disputes SET raised_by = (SELECT person FROM history"
        " WHERE history.dispute = disputes.id AND history.number = 1)"
    )
    op.create_index("ix_disputes_raised", "disputes", ["procedure", "raised_by"], unique=False)
