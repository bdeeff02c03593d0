"""What is asked of whom, and since when: what a cover leaves with the person away (ADR 38)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from workflows.commands import Accepted, Here
from workflows.dispute import Ask, Dispute
from workflows.engine.posts import decides, in_silence, must_act
from workflows.procedure import Procedure


def with_asks(
    procedure: Procedure, before: Dispute | None, outcome: Accepted, here: Here
) -> Accepted:
    """Keep since when each question has waited: what waited before has waited since then."""
    known = _known(procedure, before, here.holders) if before else {}
    dispute = outcome.dispute
    asked = dict.fromkeys(_asked(procedure, dispute, here.holders))
    asks = (_ask(person, what, known, here.now) for person, what in asked)
    return replace(outcome, dispute=replace(dispute, asks=tuple(asks)))


def _known(
    procedure: Procedure, before: Dispute, holders: Mapping[str, str]
) -> Mapping[tuple[str, str], datetime]:
    """Give since when each question has waited: where that was not kept yet, as long as the clock.

    That is what ``Dispute.asked_since`` says of it, too.
    """
    if before.asks:
        return {(each.person, each.what): each.since for each in before.asks}
    return dict.fromkeys(_asked(procedure, before, holders), before.running.started)


def _ask(person: str, what: str, known: Mapping[tuple[str, str], datetime], now: datetime) -> Ask:
    return Ask(person=person, what=what, since=known.get((person, what), now))


def _asked(
    procedure: Procedure, dispute: Dispute, holders: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Give who is asked, and what, so that the same question is known again."""
    if dispute.end:
        return
    question = _question(dispute)
    yield from ((person, question) for person in must_act(procedure, dispute).values())
    if dispute.new_date:
        date = f"date {dispute.new_date.number}"
        yield from ((person, date) for person in dispute.new_date.awaited.values())
    yield from ((person, f"choose {post}") for post, person in dispute.left.items() if person)
    yield from ((each.who, f"action {each.id}") for each in dispute.watched)
    yield from ((person, f"late {question}") for person in _decide(procedure, dispute, holders))


def _question(dispute: Dispute) -> str:
    if dispute.opening and dispute.waits_to_open:
        return f"open {dispute.opening.stage} {dispute.visit}"
    return f"agree {dispute.proposal.number}" if dispute.proposal else f"visit {dispute.visit}"


def _decide(procedure: Procedure, dispute: Dispute, holders: Mapping[str, str]) -> Iterator[str]:
    """Give whoever decides where nobody has answered in time, and then whoever stands in."""
    posts = (decides(procedure, dispute), procedure.silence.stands_in)[: dispute.late]
    who = in_silence(procedure, dispute, holders)
    yield from (who[post] for post in posts if post in who)
