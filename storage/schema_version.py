"""Whether a database is as this version of the app needs it.

Asked by every command, so Alembic is not asked: to import it takes a tenth of a second.
"""

from importlib import resources

from sqlalchemy import Connection, Engine, inspect, text

from storage.connecting import only_reading

#: Where Alembic keeps which revision a database has.
TABLE = "alembic_version"


def is_current(engine: Engine) -> bool:
    """Is the last migration that it has the last that there is?"""
    with only_reading(engine) as connection:
        return revision(connection) == newest()


def is_newer(engine: Engine) -> bool:
    """Was it last brought up to date by a later version of the app?"""
    with only_reading(engine) as connection:
        return not is_known(revision(connection))


def revision(connection: Connection) -> str:
    """Give the last migration that it has; empty where it has no tables of ours."""
    if not inspect(connection).has_table(TABLE):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def is_known(number: str) -> bool:
    """Does this version of the app know a migration, or is there none?"""
    return not number or number in _numbers()


def newest() -> str:
    """Give the last migration's number, with which the name of its file begins."""
    return max(_numbers())


def _numbers() -> set[str]:
    there = (resources.files("storage") / "migrations" / "versions").iterdir()
    return {each.name.partition("_")[0] for each in there if each.name[:1].isdigit()}
