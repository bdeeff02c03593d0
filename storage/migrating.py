"""Bringing a database up to date."""

from importlib import resources

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from storage.connecting import without_hurry


def upgrade(engine: Engine) -> None:
    """Apply what is missing, in one transaction: all of it, or nothing."""
    with engine.begin() as connection:
        without_hurry(connection)
        upgrade_to(connection, "head")


def upgrade_to(connection: Connection, to: str) -> None:
    """Apply what is missing up to a revision, in the transaction of *connection*."""
    command.upgrade(_config(connection), to)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("storage") / "migrations"))
    config.attributes["connection"] = connection
    return config
