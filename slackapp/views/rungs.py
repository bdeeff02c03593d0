"""The ladder of a dispute: how each rung was left, and where it stands."""

from collections.abc import Iterator

from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import ends, times
from slackapp.wording import showing as say
from workflows.dispute import Dispute, Rung
from workflows.engine import answering, answers_as
from workflows.procedure import Procedure


def ladder(procedure: Procedure, dispute: Dispute) -> str:
    """Say each rung in a line of its own, the live one in bold."""
    return "\n".join(_rung(procedure, dispute, key) for key in procedure.stages)


def _rung(procedure: Procedure, dispute: Dispute, key: str) -> str:
    title, post = procedure.stages[key].title, _post(procedure, dispute, key)
    rung = _been_at(dispute, key)
    if rung and rung.left_at:
        how = _left(procedure, dispute, key)
        return say.rung_ended(title, post, times.day_of(rung.left_at), how)
    if rung:
        return f"*{say.rung_now(title, post)}*"
    if _is_ahead(procedure, dispute, key):
        return say.rung_to_come(title, post)
    return say.rung_not_used(title, post)


def stands(procedure: Procedure, dispute: Dispute, also: str = "") -> Json:
    """Say the same in a small line of a form: what is done, what is now, what is to come.

    What else is small and *also* said shares its block: Slack takes a hundred.
    """
    said = [*_behind(procedure, dispute), *_now(procedure, dispute)]
    ahead = [key for key in procedure.stages if _is_ahead(procedure, dispute, key)]
    if ahead:
        rungs = (_named(procedure, dispute, key) for key in ahead)
        said.append(say.to_come("; ".join(rungs)))
    lines = [" ".join(said), *filter(None, [also])]
    return blocks.context(blocks.escape("\n".join(lines)), "stands")


def _behind(procedure: Procedure, dispute: Dispute) -> Iterator[str]:
    for key, stage in procedure.stages.items():
        rung = _been_at(dispute, key)
        if rung and rung.left_at:
            how = _left(procedure, dispute, key)
            yield say.was_ended(stage.title, times.day_of(rung.left_at), how)
        elif rung is None and not _is_ahead(procedure, dispute, key):
            yield say.was_not_used(stage.title)


def _now(procedure: Procedure, dispute: Dispute) -> Iterator[str]:
    if dispute.end is None:
        yield say.is_now(_named(procedure, dispute, dispute.stage))


def _named(procedure: Procedure, dispute: Dispute, key: str) -> str:
    return f"{procedure.stages[key].title}, {_post(procedure, dispute, key)}"


def _post(procedure: Procedure, dispute: Dispute, key: str) -> str:
    """Give who answers a rung: all whose one answer it is, or whoever was named, or the first.

    Where it stands now, whoever took the question of a lower post is called by their own.
    """
    who = procedure.stages[key].answered_by
    if who.together:
        return procedure.titles_of(who)
    posts = answering(procedure, key, dispute.facts)
    named = next((post for post in posts if post in dispute.named), posts[0])
    is_now = key == dispute.stage and not dispute.end
    post = answers_as(procedure, dispute, named) if is_now else named
    return procedure.posts[post].title


def _been_at(dispute: Dispute, key: str) -> Rung | None:
    return next((each for each in dispute.rungs if each.stage == key), None)


def _left(procedure: Procedure, dispute: Dispute, key: str) -> str:
    """Say how a rung was left; the last one as the dispute ended."""
    is_last = dispute.stage == key and dispute.end
    kind = procedure.ends[dispute.end].kind if is_last and dispute.end else "unresolved"
    return ends.LEFT[kind]


def _is_ahead(procedure: Procedure, dispute: Dispute, key: str) -> bool:
    return dispute.end is None and key in procedure.stages_above(dispute.stage)
