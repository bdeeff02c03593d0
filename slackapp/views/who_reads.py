"""Who will read what is typed into a form, above its first box: each person once, never twice.

One person may raise, answer and stand in at once; a reader is "you", whatever posts they hold.
"""

from collections.abc import Iterable, Iterator, Mapping

from slackapp.views.drawing import Drawing
from slackapp.wording import raising as say
from slackapp.wording.filling import listed, stands_in_to_raiser
from workflows.engine import (
    answers_as,
    applies,
    asked_instead,
    decides,
    held,
    in_place,
    raised_as,
    true_of,
)
from workflows.parts import Who
from workflows.procedure import Procedure
from workflows.use_cases.opening import Opened


def of_raising(drawing: Drawing) -> str:
    """Say it to whoever raises: they are joined by whoever answers the level chosen so far."""
    procedure, stage = drawing.procedure, drawing.stage
    silence = procedure.silence.stands_in
    answer = say.WHOEVER_ANSWERS
    if stage:
        answer = _who_answers(procedure, procedure.stages[stage].answered_by, drawing)
    given = _given(procedure, drawing) if stage else []
    is_you = drawing.holders.get(silence) == drawing.person
    stands_in = [] if is_you else [stands_in_to_raiser(procedure)]
    return say.who_sees([answer, *given, *stands_in])


def _given(procedure: Procedure, drawing: Drawing) -> list[str]:
    """Name whom the file lets read it besides: told by a message, sent its forms, or copied in."""
    stage = procedure.stages[drawing.stage]
    facts = true_of(procedure, drawing.answers)
    told = [rule for rule in stage.tell if applies(rule, facts) and rule.shows]
    posts = [post for rule in told for post in (*rule.to, *rule.cc)]
    posts += [each.post for each in stage.copies]
    said = (*stage.answered_by.posts, procedure.silence.stands_in)
    return [
        f"the {procedure.posts[post].title}"
        for post in dict.fromkeys(in_place(procedure, posts, facts))
        if post not in said and drawing.holders.get(post) != drawing.person
    ]


def _who_answers(procedure: Procedure, who: Who, drawing: Drawing) -> str:
    """Say whom a level asks first; or all whose one answer it is, the reader left out.

    Of one post it is never the reader who answers, though they may hold it.
    """
    asked = who.posts if who.together else who.posts[:1]
    mine = [post for post in who.all if drawing.holders.get(post) == drawing.person]
    titles = [procedure.posts[post].title for post in asked if post not in mine]
    return say.who_answers(titles, with_you=bool(mine))


def of_a_dispute(opened: Opened) -> str:
    """Say it in a form about a dispute: whoever raised, answers, decides and stands in."""
    procedure, dispute = opened.procedure, opened.dispute
    who = held(dispute, opened.here.holders)
    answer = (p for p in procedure.stages[dispute.stage].answered_by.posts if p in dispute.named)
    in_silence = (decides(procedure, dispute), procedure.silence.stands_in)
    readers = _each_once((raised_as(procedure, dispute), *answer, *in_silence), who)
    readers.pop(opened.reader, None)
    said = [_called(opened, post) for post in readers.values()]
    covering = set(_covering(opened)) - {*readers, opened.reader}
    said += [say.covers_now(name) for name in sorted(map(opened.directory.name, covering))]
    return say.who_sees(said, _also(opened, {*readers, opened.reader, *covering}))


def _covering(opened: Opened) -> Iterator[str]:
    """Give those who act as cover in it now, and were asked or told already."""
    dispute, here = opened.dispute, opened.here
    for away, cover in here.covers_in(dispute).items():
        known = away in dispute.people and cover in dispute.asked | dispute.informed
        if known and asked_instead(opened.procedure, dispute, away, here) == cover:
            yield cover


def _each_once(posts: Iterable[str], who: Mapping[str, str]) -> dict[str, str]:
    """Give each person with the first of these posts that they hold; nobody's stands for itself."""
    found: dict[str, str] = {}
    for post in posts:
        found.setdefault(who.get(post, post), post)
    return found


def _called(opened: Opened, post: str) -> str:
    is_raiser = opened.reader == opened.dispute.raised_by
    if is_raiser and post == opened.procedure.silence.stands_in:
        return stands_in_to_raiser(opened.procedure)
    known = answers_as(opened.procedure, opened.dispute, post)
    return f"the {opened.procedure.posts[known].title}"


def _also(opened: Opened, said: set[str]) -> str:
    """Name who else may open it: asked at an earlier stage, copied in, or told by a message."""
    others = (opened.dispute.asked | opened.dispute.informed) - said
    return listed(sorted(map(opened.directory.name, others))) if others else ""
