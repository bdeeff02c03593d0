"""Who chooses another, where whoever is asked has left: nobody of the other side (ADR 39)."""

from collections.abc import Iterable, Iterator
from datetime import date

from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.engine.posts import held, sides
from workflows.people import Directory, Posting, above
from workflows.procedure import Procedure


def chooser(
    procedure: Procedure, dispute: Dispute, post: str, person: str, here: Here, ever: Directory
) -> str:
    """Give the nearest up their line as it was, else whoever holds a higher post of their side."""
    found = (*above(ever, person), *_higher_up(procedure, dispute, post, here, ever))
    able = (who for who in found if who in here.there and ever.people[who].slack_id)
    stand = sides(procedure, dispute, here)
    return next((who for who in able if stand.may_choose(post, who)), "")


def _held_today(ever: Directory, person: str, here: Here) -> set[str]:
    return {each.post for each in ever.postings_of(person) if each.is_held_on(_day(here))}


def held_instead(
    procedure: Procedure, dispute: Dispute, post: str, person: str, here: Here, ever: Directory
) -> str:
    """Give the nearest higher post that somebody holds who does not hold this one; or none."""
    mine = _held_today(ever, person, here)
    if post in mine:
        return ""
    return next((each for each in higher_posts(procedure, dispute, post) if each in mine), "")


def _higher_up(
    procedure: Procedure, dispute: Dispute, post: str, here: Here, ever: Directory
) -> Iterator[str]:
    """Give whoever holds each higher post: as named, else the nearest to whoever has left."""
    who, near = held(dispute, here.holders), ever.postings_of(dispute.named[post])
    for higher in higher_posts(procedure, dispute, post):
        if higher in who:
            yield who[higher]
        today = [each for each in ever.holders_of(higher) if each.is_held_on(_day(here))]
        yield from _nearest(today, near)


def _nearest(holders: Iterable[Posting], near: Iterable[Posting]) -> Iterator[str]:
    """Give the one holder in the same team, and the one in the same agency; never of another."""
    teams, agencies = {each.team for each in near}, {each.agency for each in near}
    in_agency = [each for each in holders if each.agency in agencies]
    in_team = [each for each in in_agency if each.team in teams]
    for ring in (in_team, in_agency):
        who = {each.person for each in ring}
        if len(who) == 1:
            yield who.pop()


def higher_posts(procedure: Procedure, dispute: Dispute, post: str) -> Iterable[str]:
    """Give the posts of the same side above one, the next one up first."""
    posts = (*_up_the_line(procedure, post), *answering_above(procedure, dispute, post))
    return dict.fromkeys(posts)


def _up_the_line(procedure: Procedure, post: str) -> Iterator[str]:
    """Give the posts of the same side that are found up the line of a post."""
    side = procedure.posts[post].side
    for key, each in procedure.posts.items():
        if each.line_manager_of == post and each.side == side:
            yield key
            yield from _up_the_line(procedure, key)


def answering_above(procedure: Procedure, dispute: Dispute, post: str) -> Iterator[str]:
    """Give the posts of the same side that answer the stages above, the next one first."""
    side = procedure.posts[post].side
    for stage in procedure.stages_above(dispute.stage):
        for each in procedure.stages[stage].answered_by.posts:
            if procedure.posts[each].side == side:
                yield each


def _day(here: Here) -> date:
    return here.now.astimezone(LONDON).date()
