"""``drp clock``."""

from argparse import Namespace

from slackapp import settings, wiring
from slackapp.cli.saying import mended_first
from slackapp.wording import clock as say
from workflows.use_cases import missing


@mended_first
def audit(asked: Namespace) -> int:
    """Say what the clock should have done and has not; 1 where there is anything."""
    with wiring.open_desk(settings.read()) as desk:
        found = missing.missing(desk)
        for each in found:
            print(say.missing(each))
        if asked.mend:
            missing.mend(desk, found)
    print(say.summary(len(found), mended=asked.mend))
    return 1 if found else 0
