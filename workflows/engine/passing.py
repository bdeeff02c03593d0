"""Passing a question on: another person answers for the same post, by the same date (ADR 39)."""

from collections.abc import Container, Iterator
from dataclasses import replace

from workflows.choices import STAY, Choice
from workflows.commands import Accepted, Here, PassOn, Reason, Refused
from workflows.dispute import Dispute, NewDate
from workflows.due import LONDON
from workflows.engine.asking import complete
from workflows.engine.covering import as_cover, asked_instead
from workflows.engine.posts import acts_for, must_act, sides
from workflows.engine.sides import Sides
from workflows.engine.steps import next_version
from workflows.engine.who_chooses import answering_above, held_instead
from workflows.events import PassedOn
from workflows.pass_on import PASSING, TO
from workflows.people import Directory, above
from workflows.procedure import Procedure


def pass_on(
    procedure: Procedure, dispute: Dispute, command: PassOn, here: Here, ever: Directory
) -> Accepted | Refused:
    """Ask another person in place of the one who is asked; no clock moves.

    *ever* is everybody who was ever in the people list: a line is followed past who has left.
    """
    post, whose = _turn(procedure, dispute, here)
    if refused := _refusal(procedure, dispute, command, post, here):
        return refused
    assert post  # noqa: S101 # it was just looked at
    given = complete(procedure, (PASSING,), command.answers, dispute.stage, here)
    if given.problems:
        return Refused(reason=Reason.INCOMPLETE, problems=given.problems)
    to = str(given.answers[PASSING][TO])
    if to not in may_take(procedure, dispute, post, here, ever):
        return Refused(
            reason=Reason.PARTY, what=next(answering_above(procedure, dispute, post), "")
        )
    event = PassedOn(
        post=post,
        was=dispute.named[post],
        to=to,
        under=held_instead(procedure, dispute, post, to, here, ever),
    )
    passed = _passed(procedure, dispute, event)
    outcome = Accepted(dispute=passed, events=(event,), answers=given.answers)
    return as_cover(outcome, whose, here)


def passes_on(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give the post whose question this person may pass on: their own, or of who has left."""
    post, _ = _turn(procedure, dispute, here)
    return post


def left_to(procedure: Procedure, dispute: Dispute, here: Here) -> bool:
    """Does this person choose another, or as cover of whoever is to, since somebody has left?"""
    return any(
        acts_for(procedure, dispute, post, who, here)
        for post, who in _to_choose(procedure, dispute, here)
    )


def _turn(procedure: Procedure, dispute: Dispute, here: Here) -> tuple[str | None, str | None]:
    """Give the post that this person may pass on, and whose matter that is: theirs, if no cover."""
    return next(
        (
            (post, who)
            for post, who in _theirs(procedure, dispute, here)
            if acts_for(procedure, dispute, post, who, here)
            and here.person in (who, asked_instead(procedure, dispute, who, here))
        ),
        (None, None),
    )


def _theirs(procedure: Procedure, dispute: Dispute, here: Here) -> list[tuple[str, str]]:
    """Give what is asked of this person and of those they cover, and what they are to choose.

    Their own comes first.
    """
    asked = must_act(procedure, dispute).items()
    found = [(post, who) for post, who in asked if here.is_for(who, dispute)]
    found += _to_choose(procedure, dispute, here)
    return sorted(found, key=lambda each: each[1] != here.person)


def _to_choose(procedure: Procedure, dispute: Dispute, here: Here) -> Iterator[tuple[str, str]]:
    for who in sorted(here.stands_for(dispute)):
        yield from ((post, who) for post in chooses(procedure, dispute, who, here.there))


def chooses(
    procedure: Procedure, dispute: Dispute, person: str, people: Container[str]
) -> tuple[str, ...]:
    """Give the posts for which this person chooses another, since whoever is asked has left.

    *people* are those who can be asked in it today: whoever came back is asked as before.
    """
    if person not in dispute.left.values():
        return ()
    asked = must_act(procedure, dispute).items()
    gone = (post for post, who in asked if who not in people)
    return tuple(post for post in gone if dispute.left.get(post) == person)


def may_take(
    procedure: Procedure, dispute: Dispute, post: str, here: Here, ever: Directory
) -> frozenset[str]:
    """Give who may answer for a post in place of whoever is asked.

    They hold the post, or one that answers higher up, or are up the line of the one who is asked.
    """
    today = here.now.astimezone(LONDON).date()
    posts = {post, *answering_above(procedure, dispute, post)}
    hold = {each.person for each in ever.postings if each.post in posts and each.is_held_on(today)}
    found = hold.union(above(ever, dispute.named[post])) & here.there
    stand = sides(procedure, dispute, here)
    able = (who for who in found if _is_able(stand, dispute, post, who))
    return frozenset(who for who in able if ever.people[who].slack_id)


def _refusal(
    procedure: Procedure, dispute: Dispute, command: PassOn, post: str | None, here: Here
) -> Refused | None:
    if dispute.end:
        return Refused(reason=Reason.ENDED, what=dispute.end)
    if command.visit != dispute.visit:
        return Refused(reason=Reason.MOVED_ON, what=dispute.stage)
    return None if post else _not_theirs(procedure, dispute, here)


def _not_theirs(procedure: Procedure, dispute: Dispute, here: Here) -> Refused:
    """Say whose turn it is; to a cover who has acted for the other side, that they have."""
    for post, who in _theirs(procedure, dispute, here):
        if not acts_for(procedure, dispute, post, who, here):
            return Refused(reason=Reason.BOTH_SIDES, what=post)
    return Refused(reason=Reason.NOT_YOURS, what=next(iter(must_act(procedure, dispute))))


def _is_able(stand: Sides, dispute: Dispute, post: str, person: str) -> bool:
    """Is this somebody new to the question, who is no party nor of the other side?"""
    agreed = dispute.proposal.agreed.values() if dispute.proposal else ()
    asked = must_act(stand.procedure, dispute).values()
    is_new = person not in (*asked, *agreed, *_agreed(dispute, post))
    return is_new and stand.may_take(post, person)


def _agreed(dispute: Dispute, post: str) -> Iterator[str]:
    """Give who has agreed to the new date that waits, but for this very post."""
    agreed = dispute.new_date.agreed if dispute.new_date else {}
    yield from (who for other, who in agreed.items() if other != post)


def _passed(procedure: Procedure, dispute: Dispute, event: PassedOn) -> Dispute:
    """Name the new person. What the earlier one took on with a press, the new one may take on."""
    choices = procedure.choices_of(dispute.step)
    taken_on = {name for name, choice in choices.items() if _takes_on(choice)}
    return replace(
        next_version(dispute),
        named={**dispute.named, event.post: event.to},
        new_date=_asked_instead(dispute.new_date, event),
        asked=dispute.asked | {event.to},
        used={name: times for name, times in dispute.used.items() if name not in taken_on},
        left={post: who for post, who in dispute.left.items() if post != event.post},
        under=_under(dispute, event),
    )


def _under(dispute: Dispute, event: PassedOn) -> dict[str, str]:
    """Whoever holds the very post answers under it, whatever they took before."""
    others = {who: post for who, post in dispute.under.items() if who != event.to}
    return {**others, event.to: event.under} if event.under else others


def _asked_instead(waits: NewDate | None, event: PassedOn) -> NewDate | None:
    """A new date that waits for the earlier person waits for the new one."""
    if waits is None or event.post not in waits.awaited:
        return waits
    return replace(waits, awaited={**waits.awaited, event.post: event.to})


def _takes_on(choice: Choice) -> bool:
    """Does a choice only say that whoever is asked has taken it on?"""
    asks = choice.form or choice.limit or choice.by
    return choice.to == STAY and choice.when != "late" and not asks
