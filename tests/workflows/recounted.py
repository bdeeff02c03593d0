"""The totals of a report, held against a recount of random histories; and nothing found out."""

import random
from datetime import date, datetime, timedelta

from tests.workflows.histories import lived
from tests.workflows.own_file import OWN_FILE
from tests.workflows.playing import ENGLAND
from tests.workflows.recounting import recount, thanked
from tests.workflows.test_invariants import DAYS_OFF
from tests.workflows.test_reporting_protecting import holds
from workflows.apart import Counted
from workflows.due import LONDON
from workflows.reporting.counting import Counting
from workflows.reporting.distilling import distil
from workflows.reporting.paper import Paper
from workflows.reporting.period import Period
from workflows.reporting.protecting import Mark, protect
from workflows.reporting.reading import Chronicle
from workflows.reporting.report import make, tables
from workflows.reporting.subjects import Beside

PAPER = Paper((OWN_FILE,))
SHOWS = tuple(OWN_FILE.forms["compliment"].fields["shows"].options)
LATER = datetime(2028, 6, 1, 9, tzinfo=LONDON)
#: They need what these lives have not: agencies, drafts, messages; or follow from the rest.
NOT_RECOUNTED = (
    *("pair.", "from.", "to.", "apart.", "drafts", "copies", "cap"),
    *("dates_moved", "passed_on", "as_cover", "not_delivered", "open@", "repeats.first"),
)
AGENCIES = ("Sample Council", "Sample Trust", "Sample Health")


Lives = tuple[Chronicle, ...]


def random_lives(first: int, many: int) -> Lives:
    """So many, of which *first* is the number of the first: its seed."""
    return tuple(lived(seed) for seed in range(first, first + many))


def agency(person: str, day: date) -> str:
    """Whoever it is, they are of some agency by their name and the day."""
    return AGENCIES[(len(person) + day.day) % 3]


def counting(lives: Lives, period: Period) -> Counting:
    raised = (each for each in lives if each.dispute.raised_at < period.end)
    return Counting(
        lives=tuple(distil(OWN_FILE, each, period.end, agency) for each in raised),
        period=period,
        calendar=ENGLAND,
        paper=PAPER,
    )


def compliments(seed: int) -> list[tuple[str, ...]]:
    """What each of some compliments shows."""
    chance = random.Random(seed)  # noqa: S311 # no secret
    shares = dict(zip(SHOWS, (0.7, 0.5, 0.3, 0.1, 0.02), strict=True))
    drawn = (
        tuple(each for each, share in shares.items() if chance.random() < share) for _ in range(60)
    )
    return [each or ("risk",) for each in drawn]


def beside(seed: int) -> Beside:
    sent = [{"compliment": {"shows": each}} for each in compliments(seed)]
    acknowledged = Counted(sent=len(sent), acknowledged=len(sent) - seed % 4)
    return Beside(apart={"compliment": acknowledged}, chosen={"compliment": sent}, drafts=3)


def periods(seed: int) -> list[Period]:
    """The whole of it, and times of a month or more that begin anywhere."""
    chance = random.Random(seed)  # noqa: S311 # no secret
    whole = Period(first=date(2026, 11, 1), last=date(2028, 1, 31), made_at=LATER)
    begins = [date(2026, 11, 23) + timedelta(days=chance.randrange(300)) for _ in range(4)]
    return [
        whole,
        *(
            Period(first=day, last=day + timedelta(days=chance.randrange(5, 150)), made_at=LATER)
            for day in begins
        ),
    ]


def is_as_recounted(lives: Lives, number: int) -> int:
    """Assert it of some periods, and of compliments, by *number*; give how many figures."""
    compared = 0
    for period in periods(number):
        counted = {
            name: number
            for table in tables(counting(lives, period), beside(number))
            for name, number in table.counts.items()
            if name not in table.unpublished
        }
        again = recount(lives, period.begin, period.end, DAYS_OFF)
        again += thanked(compliments(number), SHOWS)

        checked = {name for name in counted if not name.startswith(NOT_RECOUNTED)}
        assert {name: counted[name] for name in checked} == {name: again[name] for name in checked}
        assert len(checked) > 40
        compared += len(checked)
    return compared


def what_is_hidden_stays_so(lives: Lives, number: int) -> None:
    """Assert it, and that what is shown is what was counted."""
    for period in periods(number):
        before, more = counting(lives, period), beside(number)
        every, report = tables(before, more), make(before, more)
        counts = {name: n for table in every for name, n in table.counts.items()}

        for name, shown in report.figures.items():
            assert shown.number in (None, counts[name])
            assert (shown.mark is Mark.SHOWN) == (shown.number is not None)
            assert shown.number is None or shown.number >= 5
        assert report.figures == protect(every)
        assert holds(list(every), dict(report.figures))[Mark.SHOWN] > 5
