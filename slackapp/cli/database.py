"""``drp db`` and ``drp keys``."""

from argparse import Namespace

from slackapp import settings, wiring
from slackapp.cli.saying import mended_first


@mended_first
def upgrade(_: Namespace) -> int:
    """Bring the database up to date."""
    wiring.upgrade(settings.read())
    print("The database is up to date.")
    return 0


def new_key(_: Namespace) -> int:
    """Print a new key. It is printed once, and kept nowhere."""
    print(wiring.new_key())
    return 0
