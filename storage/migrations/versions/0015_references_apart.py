"""What is sent apart has a reference, is answered with words, and each showing is recorded.

What was sent before this gets a reference too. Until now one procedure alone sent anything apart,
and the prefix of that is what these get.
"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

PREFIX = "CMP"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_APART = sa.table("apart", sa.column("id"), sa.column("procedure"), sa.column("reference"))


def upgrade() -> None:
    op.add_column("apart", sa.Column("reference", sa.String(16), nullable=True))
    _give_references()
    op.create_index("ix_apart_reference", "apart", ["reference"], unique=True)
    op.create_index("ix_apart_person", "apart", ["person"], unique=False)
    op.add_column(
        "told_apart", sa.Column("asked", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.add_column("told_apart", sa.Column("key_id", sa.String(8), nullable=True))
    op.add_column("told_apart", sa.Column("sealed", sa.LargeBinary(), nullable=True))
    op.create_index("ix_told_apart_person", "told_apart", ["person"], unique=False)
    _record_viewings()


def _give_references() -> None:
    """Each gets one of its own; what was only recorded is never opened, and needs none."""
    connection, given = op.get_bind(), set[str]()
    sent = sa.select(_APART.c.id).where(_APART.c.procedure.is_not(None)).order_by(_APART.c.id)
    for number in connection.execute(sent).scalars().all():
        while (reference := _drawn()) in given:
            pass
        given.add(reference)
        change = sa.update(_APART).where(_APART.c.id == number).values(reference=reference)
        connection.execute(change)


def _drawn() -> str:
    """Draw one as references were drawn then: a later way of drawing them changes nothing here."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(4))
    number = int("".join(f"{int(character, 36):02d}" for character in body))
    return f"{PREFIX}-{body}-{98 - number * 100 % 97:02d}"


def _record_viewings() -> None:
    op.create_table(
        "viewings_apart",
        sa.Column("apart", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("what", sa.String(80), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["apart"], ["apart.id"], name=op.f("fk_viewings_apart_apart")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_viewings_apart_person")),
        sa.PrimaryKeyConstraint("apart", "number", name=op.f("pk_viewings_apart")),
    )
    _only_added_to()


def _only_added_to() -> None:
    """Like the viewings of disputes: the first revision made what PostgreSQL calls here."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER viewings_apart_no_{act.lower()} "
                f"BEFORE {act} ON viewings_apart "
                "BEGIN SELECT RAISE(ABORT, 'viewings_apart is only ever added to'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER viewings_apart_only_added_to "
        "BEFORE UPDATE OR DELETE OR TRUNCATE ON viewings_apart "
        "FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()"
    )
