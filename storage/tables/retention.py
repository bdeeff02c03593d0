"""What was planned, held and destroyed, and the figures that stay of what is gone."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from storage.tables.base import UtcDateTime, metadata

#: Only added to, chained, and each row signed with a key of the app: nobody without one can write
#: that something was destroyed. ``log`` is the same in every row, as of a chain that is of one.
register = Table(
    "register",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("log", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("act", String(16), nullable=False),
    Column("by", String(40), nullable=False),
    Column("account", String(40), nullable=False),
    Column("type", String(24), nullable=False),
    Column("of", String(64), nullable=False),
    Column("plan", String(16), nullable=False),
    Column("says", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("key_id", String(8), nullable=False),
    Column("mac", String(64), nullable=False),
)
Index("ix_register_of", register.c.type, register.c.of)
Index("ix_register_plan", register.c.plan)

#: Why a legal hold was put on or taken off, by the row of the register that commits to it.
reasons = Table(
    "reasons",
    metadata,
    Column("number", ForeignKey("register.number"), primary_key=True),
    Column("key_id", String(8), nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
)

#: The plans as they were made, and the certificates: ids, references and rules.
plans = Table(
    "plans",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("text", Text, nullable=False),
    Column("certificate", Text),
)

#: What a report counts of what is gone. ``of`` says of what, where that is still counted by itself.
remains = Table(
    "remains",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("type", String(24), nullable=False),
    Column("of", String(64), nullable=False),
    Column("at", UtcDateTime),
    Column("figures", Text, nullable=False),
)
Index("ix_remains_of", remains.c.type, remains.c.of)
