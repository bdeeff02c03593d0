"""``drp hold``: putting a legal hold on something, taking it off, and which there are."""

import sys
from argparse import Namespace

from slackapp import settings, wiring
from slackapp.cli import handing_over
from slackapp.cli.saying import mended_first
from slackapp.wording import refusals
from slackapp.wording import retention as say
from workflows.references import Mistyped
from workflows.use_cases import legal_holds
from workflows.use_cases.legal_holds import Not

LIST = "list"


@mended_first
def hold(asked: Namespace) -> int:
    """Put it on or take it off, or print those that last."""
    with wiring.open_desk(settings.read()) as desk:
        if asked.reference.lower() == LIST:
            lasting = legal_holds.lasting(desk)
            print("\n".join(map(say.lasting, lasting)) or say.NO_HOLDS)
            return 0
        try:
            done = legal_holds.hold(
                desk,
                asked.reference,
                asked.reason or "",
                handing_over.reader(),
                release=asked.release,
            )
        except Mistyped:
            print(refusals.MISTYPED, file=sys.stderr)
            return 1
    if isinstance(done, Not):
        print(say.NOT[done], file=sys.stderr)
        return 1
    print(say.held(done, release=asked.release))
    return 0
