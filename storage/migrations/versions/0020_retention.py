"""What is planned, held and destroyed; and the guards let what is destroyed by the register go."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

#: Rows of these may go only once the register says that they are destroyed: the table, the column
#: that says of what they are, and the type that the register has for it.
GUARDED = (
    ("answers", "dispute", "dispute"),
    ("viewings", "dispute", "access log"),
    ("viewings_apart", "apart", "access log apart"),
)
IS_DESTROYED = (
    "SELECT 1 FROM register WHERE act = 'destroyed' AND type = '{type}' "
    "AND of = CAST(OLD.{column} AS VARCHAR(64))"
)


def upgrade() -> None:
    op.create_table(
        "register",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("log", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("type", sa.String(24), nullable=False),
        sa.Column("of", sa.String(64), nullable=False),
        sa.Column("plan", sa.String(16), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("key_id", sa.String(8), nullable=False),
        sa.Column("mac", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_register")),
    )
    op.create_index("ix_register_of", "register", ["type", "of"])
    op.create_index("ix_register_plan", "register", ["plan"])
    op.create_table(
        "reasons",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.String(8), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["register.number"], name=op.f("fk_reasons_number")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reasons")),
    )
    op.create_table(
        "plans",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
    )
    op.create_table(
        "remains",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(24), nullable=False),
        sa.Column("of", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True)),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remains")),
    )
    op.create_index("ix_remains_of", "remains", ["type", "of"])
    op.add_column("children", sa.Column("counted_as", sa.String(64)))
    if op.get_bind().dialect.name == "postgresql":
        _guards_in_postgresql()
    else:
        _guards_in_sqlite()


def _guards_in_sqlite() -> None:
    for table, column, type_ in GUARDED:
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
        destroyed = IS_DESTROYED.format(column=column, type=type_)
        op.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
            f"WHEN NOT EXISTS ({destroyed}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
        )
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER register_no_{act.lower()} BEFORE {act} ON register "
            "BEGIN SELECT RAISE(ABORT, 'register is only ever added to'); END"
        )


def _guards_in_postgresql() -> None:
    for table, column, type_ in GUARDED:
        destroyed = IS_DESTROYED.format(column=column, type=type_)
        op.execute(
            f"CREATE FUNCTION {table}_destroyed() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF NOT EXISTS ({destroyed}) THEN "
            f"RAISE EXCEPTION '{table} is only ever added to'; END IF; RETURN OLD; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_only_destroyed BEFORE DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_destroyed()"
        )
        op.execute(f"DROP TRIGGER IF EXISTS {table}_only_added_to ON {table}")
        acts = "TRUNCATE" if table == "answers" else "UPDATE OR TRUNCATE"
        op.execute(
            f"CREATE TRIGGER {table}_only_added_to BEFORE {acts} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()"
        )
    op.execute(
        "CREATE TRIGGER register_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON register "
        "FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()"
    )
