"""Who is who: people and their postings, sealed where they say who somebody is."""

from sqlalchemy import Column, Date, ForeignKey, Integer, LargeBinary, String, Table

from storage.tables.base import metadata

people = Table(
    "people",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("slack_id", String(32), unique=True),
    Column("key_id", String(8), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
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

#: Numbers that say whether something read earlier is still true.
revisions = Table(
    "revisions",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("number", Integer, nullable=False),
)
