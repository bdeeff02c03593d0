"""Bringing a database up to date, and saying whether it is."""

from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from storage.connecting import only_reading, without_hurry


def upgrade(engine: Engine) -> None:
    """Apply what is missing, in one transaction: all of it, or nothing."""
    with engine.begin() as connection:
        without_hurry(connection)
        upgrade_to(connection, "head")


def upgrade_to(connection: Connection, to: str) -> None:
    """Apply what is missing up to a revision, in the transaction of *connection*."""
    command.upgrade(_config(connection), to)


def revision(connection: Connection) -> str:
    """Give the revision of a database; empty where it has no tables of ours."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def is_known(revision: str) -> bool:
    """Does this version of the app know a revision?"""
    return revision in {each.revision for each in _scripts().walk_revisions()}


def is_newer(engine: Engine) -> bool:
    """Was the database last brought up to date by a later version of the app?"""
    with only_reading(engine) as connection:
        has = revision(connection)
        return bool(has) and not is_known(has)


def is_current(engine: Engine) -> bool:
    """Is the database as this version of the app needs it?"""
    with only_reading(engine) as connection:
        return revision(connection) == _scripts().get_current_head()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(resources.files("storage") / "migrations"))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("storage") / "migrations"))
    config.attributes["connection"] = connection
    return config
