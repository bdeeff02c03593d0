"""Making the monitoring report of one procedure: read, counted and protected in one go."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from workflows import reading
from workflows.apart import Counted
from workflows.desk import Desk
from workflows.people import Directory
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.reporting import report
from workflows.reporting.counting import Counting
from workflows.reporting.distilling import distil
from workflows.reporting.life import Life
from workflows.reporting.paper import Paper, papers
from workflows.reporting.period import Period
from workflows.reporting.reading import Said, Told
from workflows.reporting.subjects import Beside


def make(
    desk: Desk, work: Work, procedure: Procedure, period: Period, told: Told | None = None
) -> report.Report:
    """Give the report; *told*, if anybody is, hears after each dispute how many that makes."""
    earlier = [reading.read_kept(text) for text in work.texts_of(procedure.key).values()]
    paper = papers(procedure, earlier)
    directory = work.directory_ever()
    counting = Counting(
        lives=_lives(work, paper, period, directory, told),
        period=period,
        calendar=desk.calendar_of(procedure),
        paper=paper,
        may_raise=_agencies_of(directory, paper, "raising"),
        may_answer=_agencies_of(directory, paper, "responding"),
    )
    return report.make(counting, _beside(work, paper, period))


def number(work: Work, procedure: Procedure, period: Period) -> int:
    """Say how many disputes are gone through for it."""
    return work.number_of_chronicles(procedure.key, period.end)


def _lives(
    work: Work, paper: Paper, period: Period, directory: Directory, told: Told | None
) -> tuple[Life, ...]:
    texts = {each.hash: each for each in paper.texts}
    agency, lives = _agencies(directory), list[Life]()
    for kept in work.chronicles(paper.procedure.key, period.end, paper.counted):
        lives.append(distil(texts[kept.dispute.procedure], kept, period.end, agency))
        if told:
            told(len(lives))
    return tuple(lives)


def _agencies(directory: Directory) -> Callable[[str, date], str]:
    """Give what finds the agency that somebody was of on a day, else one that they were ever of."""

    @cache
    def agency(person: str, day: date) -> str:
        every = directory.postings_of(person)
        there = [each for each in every if each.is_held_on(day)]
        return next((each.agency for each in (*there, *every)), "")

    return agency


def _agencies_of(directory: Directory, paper: Paper, side: str) -> frozenset[str]:
    """Give the agencies in which anybody ever held a post of this side."""
    posts = {key for each in paper.texts for key, post in each.posts.items() if post.side == side}
    return frozenset(each.agency for each in directory.postings if each.post in posts)


def _beside(work: Work, paper: Paper, period: Period) -> Beside:
    key, since, until = paper.procedure.key, period.begin, period.end
    sent = dict(work.apart_of_procedure(key, since, until))
    kinds = {kind for each in paper.texts for kind in each.apart}
    nothing = Counted(sent=0, acknowledged=0)
    boxes = {form: fields for form, fields in paper.counted.items() if form in paper.apart}
    chosen: dict[str, list[Mapping[str, Said]]] = {}
    for kind, said in work.chosen_apart(key, since, until, boxes) if boxes else ():
        chosen.setdefault(kind, []).append(said)
    return Beside(
        apart={kind: sent.get(kind, nothing) for kind in sorted(kinds)},
        chosen=chosen,
        drafts=work.drafts_left(since, until),
        lost=work.lost_between(key, since, until),
    )
