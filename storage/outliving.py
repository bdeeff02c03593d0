"""Whether what is committed outlives a power cut, as the database itself says.

https://www.sqlite.org/pragma.html#pragma_synchronous,
https://www.postgresql.org/docs/current/runtime-config-wal.html
"""

from collections.abc import Mapping

from sqlalchemy import Engine

from storage.connecting import only_reading

#: How each is asked for, and what it may be: of SQLite 2 is FULL and 3 is EXTRA.
ASKED = {"sqlite": "PRAGMA", "postgresql": "SHOW"}
MUST: dict[str, dict[str, tuple[str, ...]]] = {
    "sqlite": {"journal_mode": ("wal",), "synchronous": ("2", "3")},
    "postgresql": {
        "fsync": ("on",),
        "synchronous_commit": ("on", "local", "remote_write", "remote_apply"),
    },
}


def careless(engine: Engine) -> Mapping[str, str]:
    """Give each setting that is not what it must be, with what it is."""
    ask, must = ASKED[engine.dialect.name], MUST[engine.dialect.name]
    with only_reading(engine) as connection:
        found = {name: str(connection.exec_driver_sql(f"{ask} {name}").scalar()) for name in must}
    return {name: value for name, value in found.items() if value not in must[name]}
