"""The ladder of a dispute: how each rung was left, and where it stands."""

from slackapp.wording import ends, times
from slackapp.wording import showing as say
from workflows.engine import answering
from workflows.use_cases.opening import Opened


def ladder(opened: Opened) -> str:
    """Say each rung in a line of its own, the live one in bold."""
    lines = []
    for key, stage in opened.procedure.stages.items():
        posts = answering(opened.procedure, key, opened.dispute.facts)
        post = opened.procedure.posts[posts[0]].title
        named = [post for post in posts if post in opened.dispute.named]
        post = opened.procedure.posts[named[0]].title if named else post
        if stage.answered_by.together:
            post = opened.procedure.titles_of(stage.answered_by)
        lines.append(_rung(opened, key, stage.title, post))
    return "\n".join(lines)


def _rung(opened: Opened, key: str, title: str, post: str) -> str:
    dispute = opened.dispute
    rung = next((each for each in dispute.rungs if each.stage == key), None)
    if rung and rung.left_at:
        is_last = dispute.stage == key and dispute.end
        kind = opened.procedure.ends[dispute.end].kind if is_last and dispute.end else "unresolved"
        return say.rung_ended(title, post, times.day_of(rung.left_at), ends.LEFT[kind])
    if rung:
        return f"*{say.rung_now(title, post)}*"
    stages = list(opened.procedure.stages)
    if dispute.end or stages.index(key) < stages.index(dispute.stage):
        return say.rung_not_used(title, post)
    return say.rung_to_come(title, post)
