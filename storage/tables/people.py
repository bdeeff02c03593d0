"""Who is who: people and their postings, sealed where they say who somebody is."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    false,
)

from storage.tables.base import UtcDateTime, metadata, signature

people = Table(
    "people",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("slack_id", String(32), unique=True),
    Column("key_id", String(8), nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("guest", Boolean, server_default=false(), nullable=False),
    *signature(),
)

postings = Table(
    "postings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("post", String(80), nullable=False),
    Column("team", String(200), nullable=False),
    Column("agency", String(200), nullable=False),
    Column("line_manager", ForeignKey("people.id")),
    Column("since", Date),
    Column("until", Date),
)

#: Who changed what: only added to, and chained. ``by`` is a Slack account, or the command line;
#: ``log`` is the same in every row, as of a chain that is of one.
people_changes = Table(
    "people_changes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("log", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(40), nullable=False),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("post", String(80), nullable=False),
    Column("how", String(16), nullable=False),
    Column("hash", String(64), nullable=False),
)

#: Numbers that say whether something read earlier is still true.
revisions = Table(
    "revisions",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("number", Integer, nullable=False),
)
