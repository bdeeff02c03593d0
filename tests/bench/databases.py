"""The databases of a run: SQLite files and a PostgreSQL server, all in a folder that goes away."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from slackapp import wiring
from slackapp.settings import Settings
from tests.bench.council import a_large_directory
from tests.databases import Server, a_server
from tests.world import MONDAY, Clock, World, settings_for

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
KINDS = (SQLITE, POSTGRESQL)


@dataclass(frozen=True)
class Databases:
    """Where they are, and the one key that seals what is in them."""

    folder: Path
    server: Callable[[], Server]
    key: str

    def settings(self, url: str, **more: Any) -> Settings:
        """Give the settings of an app on one of them."""
        return settings_for(self.folder, DRP_DATABASE_URL=url, DRP_ENCRYPTION_KEYS=self.key, **more)

    def environment(self, url: str, **more: str) -> dict[str, str]:
        """Give the settings of a process that is started by a command."""
        usual = {"DRP_DATABASE_URL": url, "DRP_ENCRYPTION_KEYS": self.key}
        return {"PATH": os.environ["PATH"], **usual, **more}

    def staffed(self, kind: str) -> str:
        """Make a database with the sample council in it, and nothing else; give its address."""
        url = self.empty(kind)
        wiring.upgrade(self.settings(url))
        with self.world(url) as world:
            world.people(a_large_directory())
        return url

    def empty(self, kind: str) -> str:
        """Make a database with nothing in it, and give its address."""
        name = f"bench_{secrets.token_hex(4)}"
        if kind == SQLITE:
            return f"sqlite:///{self.folder / name}.db"
        server = self.server()
        server.says(f"CREATE DATABASE {name}")
        return server.url(name)

    @contextmanager
    def world(self, url: str, at: datetime = MONDAY) -> Iterator[World]:
        """Work on a database with the use cases, without Slack."""
        clock = Clock(at)
        world = World(desk=wiring.desk(self.settings(url), now=clock), clock=clock)
        yield world
        world.desk.store.close()


@contextmanager
def databases() -> Iterator[Databases]:
    """Keep databases for as long as a run takes; a server is started when one is needed."""
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        server = cache(lambda: stack.enter_context(a_server()))
        yield Databases(folder, server, wiring.new_key())
