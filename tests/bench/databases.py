"""The databases of a run: SQLite files and a PostgreSQL server, all in a folder that goes away."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from slackapp import wiring
from slackapp.settings import Settings
from tests.databases import Server, a_server
from tests.world import Clock, World, a_directory, settings_for

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
KINDS = (SQLITE, POSTGRESQL)


@dataclass(frozen=True)
class Databases:
    """Where they are, and the one key that seals what is in them."""

    folder: Path
    server: Server
    key: str

    def settings(self, url: str, **more: Any) -> Settings:
        """Give the settings of an app on one of them."""
        return settings_for(self.folder, DRP_DATABASE_URL=url, DRP_ENCRYPTION_KEYS=self.key, **more)

    def staffed(self, kind: str) -> str:
        """Make a database with the sample council in it, and nothing else; give its address."""
        url = self._empty(kind, f"bench_{secrets.token_hex(4)}")
        wiring.upgrade(self.settings(url))
        with self.world(url) as world:
            world.people(a_directory())
        return url

    def _empty(self, kind: str, name: str) -> str:
        if kind == SQLITE:
            return f"sqlite:///{self.folder / name}.db"
        self.server.says(f"CREATE DATABASE {name}")
        return self.server.url(name)

    @contextmanager
    def world(self, url: str) -> Iterator[World]:
        """Work on a database with the use cases, without Slack."""
        clock = Clock()
        world = World(desk=wiring.desk(self.settings(url), now=clock), clock=clock)
        yield world
        world.desk.store.close()


@contextmanager
def databases() -> Iterator[Databases]:
    """Keep databases for as long as a run takes."""
    with TemporaryDirectory() as folder, a_server(Path(folder) / "postgresql") as server:
        yield Databases(Path(folder), server, wiring.new_key())
