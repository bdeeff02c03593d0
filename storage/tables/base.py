"""What every table shares: how its keys are named, and how an instant is kept."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, MetaData, String, TypeDecorator

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


def signature() -> tuple[Column[str], Column[str]]:
    """Give the columns in which a row is signed: the id of the key, and what only it can make."""
    return Column("signed_with", String(8), index=True), Column("mac", String(64))
