"""Whether a database is as this version of the app needs it.

Asked by every command, so Alembic is not asked: to import it takes a tenth of a second.
"""

from importlib import resources

from sqlalchemy import Engine, inspect, text

from storage.connecting import only_reading


def is_current(engine: Engine) -> bool:
    """Is the last migration that it has the last that there is?"""
    return _last(engine) == newest()


def is_newer(engine: Engine) -> bool:
    """Was it changed by a later version of the app, whose steps we do not know?"""
    return (_last(engine) or "") > newest()


def _last(engine: Engine) -> str | None:
    """Give the number of the last migration that a database has, if it has any."""
    with only_reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def newest() -> str:
    """Give the last migration's number, with which the name of its file begins."""
    there = (resources.files("storage") / "migrations" / "versions").iterdir()
    return max(each.name.partition("_")[0] for each in there if each.name[:1].isdigit())
