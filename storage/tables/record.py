"""Disputes and their record: sealed where it describes anybody; ids, kinds and times are not."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    false,
    text,
)

from storage.tables.base import UtcDateTime, metadata, signature

procedures = Table(
    "procedures",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("key", String(80), nullable=False),
    Column("text", Text, nullable=False),
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("reference", String(16), nullable=False, unique=True),
    Column("procedure", ForeignKey("procedures.hash"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("raised_by", ForeignKey("people.id")),
    Column("due_at", UtcDateTime),  # of whatever is due now; null once it has ended
    Column("state", Text, nullable=False),
    *signature(),
)
_IS_OPEN = text("due_at IS NOT NULL")
#: Whose disputes somebody sees whom they stand in for.
Index("ix_disputes_raised", disputes.c.procedure, disputes.c.raised_by)
Index("ix_disputes_open", disputes.c.due_at, sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN)

involved = Table(
    "involved",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("dispute", ForeignKey("disputes.id"), primary_key=True, index=True),
)

#: Who does an agreed action that is followed up now.
doers = Table(
    "doers",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("dispute", ForeignKey("disputes.id"), primary_key=True, index=True),
)

#: Which children a dispute is about, by marks (``storage.sealing``) that say nothing by themselves.
#: ``counted_as`` is what a report tells the child by, once a dispute about it was destroyed.
children = Table(
    "children",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("dispute", ForeignKey("disputes.id"), primary_key=True, index=True),
    Column("key_id", String(8), index=True),  # null: made before this was kept
    Column("counted_as", String(64)),
)

#: What a dispute is listed and counted by: the key of an answer, as the file has it.
categories = Table(
    "categories",
    metadata,
    Column("dispute", ForeignKey("disputes.id"), primary_key=True),
    Column("category", String(80), nullable=False, index=True),
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
    Column("key_id", String(8), nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    # of a joint answer that not all have agreed to yet: no answer to its form
    Column("proposed", Boolean, nullable=False, server_default=false()),
)

#: Who was shown what, chained like the history.
viewings = Table(
    "viewings",
    metadata,
    Column("dispute", ForeignKey("disputes.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("person", String(32), nullable=False),  # or the command line
    Column("what", String(80), nullable=False),
    Column("hash", String(64), nullable=False),
)

#: Which of those viewings began an hour on call, and (sealed) why; null once erased.
on_call = Table(
    "on_call",
    metadata,
    Column("dispute", ForeignKey("disputes.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("key_id", String(8), index=True),
    Column("sealed", LargeBinary),
)

#: The open forms that are recorded, and (sealed) a hash of what was typed: one that is sent again
#: was recorded already, unless it was changed since.
recorded_forms = Table(
    "recorded_forms",
    metadata,
    Column("form", String(32), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("key_id", String(8), nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
)

#: The newest press that was heard in each open form, by Slack's clock, which puts them in order;
#: and each sending of it that kept its text, which Slack gives no time.
heard = Table(
    "heard",
    metadata,
    Column("form", String(32), primary_key=True),
    Column("sending", String(32), primary_key=True),
    Column("pressed_at", String(32), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Column("key_id", String(8), nullable=False, index=True),
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
