"""``drp outbox``: what waits since a backup was restored."""

from argparse import Namespace
from collections.abc import Callable, Collection

from slackapp import settings, wiring
from slackapp.cli.saying import mended_first
from slackapp.settings import CannotStart
from slackapp.wording import outbox as say
from workflows import references
from workflows.desk import Desk
from workflows.use_cases import holding

EVERYTHING = "all"


@mended_first
def held(_: Namespace) -> int:
    """Print what waits, a line each."""
    with wiring.open_desk(settings.read()) as desk:
        found = holding.listed(desk)
    if found.still:
        print(say.FOR_TRYING if found.for_trying else say.STILL)
    for each in found.waits:
        print(say.waits(each, found.directory))
    print(say.in_all(len(found.waits)))
    return 0


@mended_first
def hold(_: Namespace) -> int:
    """Let all that is owed now wait."""
    with wiring.open_desk(settings.read()) as desk:
        many = holding.hold(desk)
    print(say.in_all(many))
    return 0


@mended_first
def release(asked: Namespace) -> int:
    """Let some go."""
    return _does(asked, holding.release, say.released)


@mended_first
def drop(asked: Namespace) -> int:
    """Let some never go."""
    return _does(asked, holding.drop, say.dropped)


def _does(
    asked: Namespace, does: Callable[[Desk, Collection[int]], int], says: Callable[[int], str]
) -> int:
    with wiring.open_desk(settings.read()) as desk:
        numbers = _chosen(holding.listed(desk), asked.which)
        print(says(does(desk, numbers)))
    return 0


def _chosen(found: holding.AllHeld, which: list[str]) -> set[int]:
    """Raises CannotStart where something that is named does not wait: nothing is done then."""
    chosen = set[int]()
    for name in which:
        these = {each.held.number for each in found.waits if _is_called(each, name)}
        if not these and name != EVERYTHING:
            raise CannotStart(say.does_not_wait(name))
        chosen |= these
    return chosen


def _is_called(waits: holding.Waits, name: str) -> bool:
    if name in (EVERYTHING, str(waits.held.number)):
        return True
    try:
        return references.read(name, references.prefix_of(name)) == waits.reference
    except references.Mistyped:
        return False
