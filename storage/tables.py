"""The tables. What describes a child or a person stands sealed; ids, kinds and times do not."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, kept in UTC: SQLite drops time zones, so this puts them back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone, which could mean any instant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Say again that it is UTC, where the database has forgotten it."""
        if value is None:
            return None
        kept: datetime = value
        return kept.replace(tzinfo=UTC) if kept.tzinfo is None else kept.astimezone(UTC)


procedures = Table(
    "procedures",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("key", String(80), nullable=False),
    Column("text", Text, nullable=False),
)

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

#: Instants that every process must know of: until when nothing is sent, when Slack last took it.
instants = Table(
    "instants",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("reference", String(16), nullable=False, unique=True),
    Column("procedure", ForeignKey("procedures.hash"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime),  # of whatever is due now; null once it has ended
    Column("state", Text, nullable=False),
)
_IS_OPEN = text("due_at IS NOT NULL")
Index("ix_disputes_open", disputes.c.due_at, sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN)

involved = Table(
    "involved",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("dispute", ForeignKey("disputes.id"), primary_key=True),
)

#: Append-only and chained: each row's hash covers the one before it.
history = Table(
    "history",
    metadata,
    Column("dispute", ForeignKey("disputes.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("person", String(32)),
    Column("visit", Integer, nullable=False),
    Column("events", Text, nullable=False),
    Column("commitments", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)

#: Apart from the history, so that erasing a text and changing a key leave the chain whole.
answers = Table(
    "answers",
    metadata,
    Column("dispute", ForeignKey("disputes.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("form", String(80), primary_key=True),
    Column("key_id", String(8), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

#: What was recorded that belongs to no dispute.
apart = Table(
    "apart",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(80), nullable=False),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("key_id", String(8), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

#: Who was shown what, chained like the history.
viewings = Table(
    "viewings",
    metadata,
    Column("dispute", ForeignKey("disputes.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("what", String(80), nullable=False),
    Column("hash", String(64), nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Column("key_id", String(8), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("sent_as", ForeignKey("disputes.id")),
    # which form it is of: nothing here was typed
    Column("form", String(40), nullable=False),
    Column("dispute", ForeignKey("disputes.id")),
    Column("visit", Integer, nullable=False),
    Column("choice", String(80), nullable=False),
    # which change of it this is, and from which open form: two devices may write the same draft
    Column("version", String(8), nullable=False),
    Column("place", String(40), nullable=False),
)
Index("ix_drafts_person", drafts.c.person)

#: When something must be looked at; claimed by being taken out. A row without a dispute is the
#: digest.
wakes = Table(
    "wakes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dispute", ForeignKey("disputes.id")),
    Column("because", String(16)),
    Column("at", UtcDateTime, nullable=False),
)
Index("ix_wakes_due", wakes.c.at)
Index("ix_wakes_dispute", wakes.c.dispute)

#: The messages owed. ``pending``: Slack has not yet what ``revision`` says. ``stuck``: refused for
#: so long that somebody was told, and that what comes after it waits no longer.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(200), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("recipient", String(40), nullable=False),
    Column("dispute", ForeignKey("disputes.id")),
    Column("facts", Text, nullable=False),
    Column("in_hours", Boolean(create_constraint=False), nullable=False),
    Column("not_before", UtcDateTime, nullable=False),
    Column("pending", Boolean(create_constraint=False), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("sent_revision", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("repeated", Boolean(create_constraint=False), nullable=False),
    Column("claimed_at", UtcDateTime),
    Column("refused_at", UtcDateTime),  # first, since it was last taken
    Column("stuck", Boolean(create_constraint=False), nullable=False, server_default=false()),
    Column("state", String(16), nullable=False),
    Column("code", String(80)),
    Column("channel", String(32)),
    Column("ts", String(32)),
    UniqueConstraint("key"),
)
Index(
    "ix_outbox_pending",
    outbox.c.id,
    sqlite_where=text("pending = 1"),  # as SQLAlchemy writes a truth for it
    postgresql_where=text("pending"),
)
Index("ix_outbox_dispute", outbox.c.dispute)
#: Whose turn it is in a dispute, of all that waits.
Index(
    "ix_outbox_turn",
    outbox.c.dispute,
    outbox.c.id,
    sqlite_where=text("pending = 1"),
    postgresql_where=text("pending"),
)
_IN_HAND = text("claimed_at IS NOT NULL")
Index("ix_outbox_in_hand", outbox.c.claimed_at, sqlite_where=_IN_HAND, postgresql_where=_IN_HAND)
_IS_LOST = text("state IN ('failed', 'unknown')")
Index("ix_outbox_lost", outbox.c.state, sqlite_where=_IS_LOST, postgresql_where=_IS_LOST)
Index("ix_outbox_recipient", outbox.c.recipient)
