"""The number that a database must have is that of Alembic's last migration."""

from importlib import resources

from alembic.config import Config
from alembic.script import ScriptDirectory

from storage.schema_version import newest


def test_the_newest_is_what_alembic_calls_its_head():
    config = Config()
    config.set_main_option("script_location", str(resources.files("storage") / "migrations"))

    assert newest() == ScriptDirectory.from_config(config).get_current_head()
