"""E-mails are sent: since when each is owed, when it was taken, and an index of those that wait.

One that waited had all who get a copy in one row. Now each has a row, since each is taken or
refused alone.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_outbox = sa.table(
    "outbox",
    *(sa.column(name) for name in (
        "id", "key", "kind", "recipient", "dispute", "facts", "state", "owed_at", "not_before",
        "in_hours", "pending", "revision", "sent_revision", "attempts", "repeated", "stuck",
    )),
)  # fmt: skip


def upgrade() -> None:
    op.add_column("outbox", sa.Column("owed_at", sa.DateTime(timezone=True)))
    op.add_column("outbox", sa.Column("settled_at", sa.DateTime(timezone=True)))
    where = sa.text("kind = 'e-mail' AND state = 'waiting'")
    op.create_index("ix_outbox_mail", "outbox", ["id"], sqlite_where=where, postgresql_where=where)
    connection = op.get_bind()
    is_mail = _outbox.c.kind == "e-mail"
    connection.execute(sa.update(_outbox).where(is_mail).values(owed_at=_outbox.c.not_before))
    waiting = sa.select(_outbox).where(is_mail, _outbox.c.state == "waiting")
    for row in connection.execute(waiting.order_by(_outbox.c.id)).mappings().all():
        for copy in _copies(dict(row)):
            connection.execute(sa.insert(_outbox).values(**copy))


def _copies(row: dict[str, object]) -> list[dict[str, object]]:
    """Give a row for each who gets a copy, as it is owed from now on."""
    facts = json.loads(str(row["facts"]))
    mail = facts.get("mail") or {}
    copies = []
    for number, each in enumerate(mail.get("cc", ())):
        theirs = {**mail, "address": each.get("address", ""), "is_copy": True}
        copies.append({
            **{name: value for name, value in row.items() if name != "id"},
            "key": f"{row['key']}:cc:{number}",
            "recipient": each.get("person") or "outside",
            "facts": json.dumps({**facts, "mail": theirs}),
        })  # fmt: skip
    return copies
