"""Who acts for whom, from a date to a date. A cover that has ended stays kept."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, String, Table, text

from storage.tables.base import UtcDateTime, metadata, signature

covers = Table(
    "covers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("away", ForeignKey("people.id"), nullable=False),
    Column("cover", ForeignKey("people.id"), nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("set_by", ForeignKey("people.id"), nullable=False),
    Column("set_at", UtcDateTime, nullable=False),
    Column("moves_open", Boolean(create_constraint=False), nullable=False),
    Column("begun_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("ended_by", ForeignKey("people.id")),
    *signature(),
)
_LASTS = text("ended_at IS NULL")
Index("ix_covers_lasting", covers.c.since, sqlite_where=_LASTS, postgresql_where=_LASTS)
