"""``drp db upgrade``."""

from argparse import Namespace

from slackapp import settings, wiring
from slackapp.cli.saying import mended_first
from slackapp.faults import record
from slackapp.wording import command_line as say
from workflows.use_cases import categories


@mended_first
def upgrade(_: Namespace) -> int:
    """Bring the database up to date; what stands sealed is read by the app, once that is done."""
    has = settings.read()
    wiring.upgrade(has)
    with wiring.open_desk(has) as desk:
        failed = list[Exception]()
        categories.fill_in(desk, failed)
    for each in failed:
        record(each, "the category of a dispute")
    print(say.UP_TO_DATE)
    return 0
