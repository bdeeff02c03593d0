"""Who changed the people list is kept, and is only added to."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

TABLE = "people_changes"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("post", sa.String(80), nullable=False),
        sa.Column("how", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_people_changes_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_changes")),
    )
    _only_added_to()


def _only_added_to() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {TABLE}_only_added_to "
            f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
            "FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()"
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} is only ever added to'); END"
        )
