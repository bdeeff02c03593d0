"""Whether a database is as this version of the app needs it.

Asked by every command, so Alembic is not asked: to import it takes a tenth of a second.
"""

from importlib import resources

from sqlalchemy import Engine, inspect, text

from storage.connecting import only_reading


def is_current(engine: Engine) -> bool:
    """Is the last migration that it has the last that there is?"""
    with only_reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        has = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return has == newest()


def newest() -> str:
    """Give the last migration's number, with which the name of its file begins."""
    there = (resources.files("storage") / "migrations" / "versions").iterdir()
    return max(each.name.partition("_")[0] for each in there if each.name[:1].isdigit())
