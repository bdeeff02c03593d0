"""What must be done later: looked at, and sent."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.tables.base import UtcDateTime, metadata

#: Instants that every process must know of: until when nothing is sent, when Slack last took it.
instants = Table(
    "instants",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

#: When something must be looked at; claimed by being taken out. A row without a dispute is the
#: digest. ``since``: when one that was set back came due at first.
wakes = Table(
    "wakes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dispute", ForeignKey("disputes.id")),
    Column("because", String(16)),
    Column("at", UtcDateTime, nullable=False),
    Column("since", UtcDateTime),
)
Index("ix_wakes_due", wakes.c.at)
_IS_SET_BACK = text("since IS NOT NULL")
Index(
    "ix_wakes_since",
    wakes.c.since,
    sqlite_where=_IS_SET_BACK,
    postgresql_where=_IS_SET_BACK,
)
Index("ix_wakes_dispute", wakes.c.dispute)

#: Who wants no reminder of a dispute, and until when.
snoozes = Table(
    "snoozes",
    metadata,
    Column("dispute", ForeignKey("disputes.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("until", UtcDateTime, nullable=False),
)

#: The messages owed. ``pending``: Slack has not yet what ``revision`` says. ``stuck``: refused for
#: so long that somebody was told, and that what comes after it waits no longer. ``held_at``: since
#: then it waits for somebody to let it go. ``closed``: what it asked is over, as its facts say.
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
    Column("owed_at", UtcDateTime),
    Column("settled_at", UtcDateTime),  # of e-mails: when the server took it
    Column("held_at", UtcDateTime),
    Column("closed", Boolean(create_constraint=False), nullable=False, server_default=false()),
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
_IS_HELD = text("held_at IS NOT NULL")
Index("ix_outbox_held", outbox.c.id, sqlite_where=_IS_HELD, postgresql_where=_IS_HELD)
_IS_LOST = text("state IN ('failed', 'unknown')")
Index("ix_outbox_lost", outbox.c.state, sqlite_where=_IS_LOST, postgresql_where=_IS_LOST)
Index("ix_outbox_recipient", outbox.c.recipient, outbox.c.owed_at)
#: The lists that somebody still has to do with, of all that they ever had.
Index(
    "ix_outbox_open",
    outbox.c.recipient,
    sqlite_where=text("dispute IS NULL AND closed = 0"),
    postgresql_where=text("dispute IS NULL AND NOT closed"),
)
_IS_MAIL = text("kind = 'e-mail' AND state = 'waiting'")
#: The e-mails that wait: a lane of their own, beside what is for Slack.
Index("ix_outbox_mail", outbox.c.id, sqlite_where=_IS_MAIL, postgresql_where=_IS_MAIL)
