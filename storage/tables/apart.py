"""What belongs to no dispute: sealed where it describes anybody, like the record of one."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    true,
)

from storage.tables.base import UtcDateTime, metadata, signature

#: What was recorded that belongs to no dispute; what was sent has a reference, and is read again.
apart = Table(
    "apart",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(80), nullable=False),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("key_id", String(8), nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("procedure", String(64)),  # the text it was asked under, where it is read again
    Column("reference", String(16)),
    *signature(),
)
Index("ix_apart_reference", apart.c.reference, unique=True)
Index("ix_apart_person", apart.c.person)

#: Whom it is for, when they acknowledged it, and (sealed) what they said back.
told_apart = Table(
    "told_apart",
    metadata,
    Column("apart", ForeignKey("apart.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("acknowledged_at", UtcDateTime),
    # are they asked to acknowledge it at all
    Column("asked", Boolean(create_constraint=False), nullable=False, server_default=true()),
    Column("key_id", String(8), index=True),
    Column("sealed", LargeBinary),
)
Index("ix_told_apart_person", told_apart.c.person)

#: Who was shown what of it, chained like the viewings of disputes.
viewings_apart = Table(
    "viewings_apart",
    metadata,
    Column("apart", ForeignKey("apart.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("person", String(32), nullable=False),  # or the command line
    Column("what", String(80), nullable=False),
    Column("hash", String(64), nullable=False),
)
