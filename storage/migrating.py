"""Bringing a database up to date, and saying whether it is."""

from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from storage.connecting import only_reading


def upgrade(engine: Engine) -> None:
    """Apply what is missing, in one transaction: all of it, or nothing."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")  # it takes what it takes
        command.upgrade(_config(connection), "head")


def is_current(engine: Engine) -> bool:
    """Is the database as this version of the app needs it?"""
    with only_reading(engine) as connection:
        has = MigrationContext.configure(connection).get_current_revision()
        return has == ScriptDirectory.from_config(_config(connection)).get_current_head()


def is_newer(engine: Engine) -> bool:
    """Was the database changed by a later version of the app, whose steps we do not know?"""
    with only_reading(engine) as connection:
        has = MigrationContext.configure(connection).get_current_revision()
        steps = ScriptDirectory.from_config(_config(connection)).walk_revisions()
        return has is not None and has not in {each.revision for each in steps}


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("storage") / "migrations"))
    config.attributes["connection"] = connection
    return config
