"""Bringing a database up to date."""

from importlib import resources

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from storage import schema_version, signing
from storage.connecting import without_hurry
from storage.sealing import Seals

#: With this revision rows are signed.
SIGNED_SINCE = "0026"


def upgrade(engine: Engine, seals: Seals) -> None:
    """Apply what is missing, in one transaction: all of it, or nothing."""
    with engine.begin() as connection:
        without_hurry(connection)
        was = schema_version.revision(connection)
        upgrade_to(connection, "head")
        if was < SIGNED_SINCE:
            signing.sign_everything(connection, seals)


def upgrade_to(connection: Connection, to: str) -> None:
    """Apply what is missing up to a revision, in the transaction of *connection*."""
    command.upgrade(_config(connection), to)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("storage") / "migrations"))
    config.attributes["connection"] = connection
    return config
