"""From a refusal to what the person sees: on a box, or as a small page."""

from collections.abc import Callable
from datetime import datetime

from slackapp import ids
from slackapp.press import Answer, errors, pushes, replaces
from slackapp.views import adding, small
from slackapp.views.blocks import Json
from slackapp.views.raise_check import open_it
from slackapp.wording import adding as adding_words
from slackapp.wording import called as called_words
from slackapp.wording import destroyed, ends, joint, refusals, times
from slackapp.wording import on_behalf as on_behalf_words
from slackapp.wording import passing_on as passing_words
from slackapp.wording import records as record_words
from slackapp.wording import siblings as sibling_words
from slackapp.wording.filling import fill, listed, words_for
from workflows import children
from workflows.boxes import Box, Problem, Why
from workflows.commands import Reason, Refused
from workflows.dispute import Dispute
from workflows.engine import answers_as, must_act, posts_above
from workflows.history import Act
from workflows.local_words import called
from workflows.people import Directory
from workflows.procedure import Procedure

#: What is said of these whatever the dispute.
_ALWAYS_SAID = {
    Reason.NOT_HIGHER: refusals.NOT_HIGHER,
    Reason.ANSWERS_IN_SLACK: on_behalf_words.ANSWERS_IN_SLACK,
    Reason.NO_SUCH: refusals.NO_SUCH,
    Reason.NOT_YET: refusals.NOT_YET,
    Reason.ACTIONS_OPEN: refusals.ACTIONS_OPEN,
    Reason.NO_SUCH_ACTION: refusals.NO_SUCH_ACTION,
    Reason.MARKED: refusals.NO_SUCH_ACTION,
    Reason.AGREED_ALREADY: joint.AGREED_ALREADY,
    Reason.PROPOSED_ANEW: joint.PROPOSED_ANEW,
}
#: Why a text cannot be sent as what it was written for, though it may stand in the record.
MAY_BE_ADDED = frozenset(
    {
        Reason.MOVED_ON,
        Reason.USED,
        Reason.ENDED,
        Reason.NOT_YOURS,
        Reason.NOTHING_TO_OPEN,
        Reason.NOTHING_TO_AGREE,
    }
)
#: Somebody who has typed nothing yet may add to the record, too.
_MAY_ADD = frozenset({Reason.ENDED, Reason.NOT_YOURS})
#: Gives the form as it would be drawn now; nothing, where it never changes or may not be seen.
DrawAgain = Callable[[], Json | None]


def on_boxes(
    refused: Refused, procedure: Procedure, view: Json, draw_again: DrawAgain = lambda: None
) -> Answer:
    """Put each sentence on its box.

    A form that lacks one of the boxes was sent before it could be drawn for what was just chosen,
    so it is drawn again; a sentence about a box that no drawing has goes to the first there is.
    """
    if _lacks_a_box(refused, view):
        again = draw_again()
        if again and not _lacks_a_box(refused, again):
            return replaces(again)
    there = _drawn(view)
    said: dict[str, str] = {}
    for problem in refused.problems:
        block_id = there.get(problem.box) or next(iter(there.values()))
        said.setdefault(block_id, _sentence(problem, procedure, view))
    return errors(said)


def _lacks_a_box(refused: Refused, view: Json) -> bool:
    """Is something wrong with a box that does not stand in this form?"""
    return not _drawn(view).keys() >= {problem.box for problem in refused.problems}


def _drawn(view: Json) -> dict[Box, str]:
    """Give the block of each box that stands in a form; errors can stand on inputs only."""
    found = {}
    for block in view["blocks"]:
        name = ids.read_block(block["block_id"]) if block["type"] == "input" else None
        if name:
            box = Box(form=name.form, field=name.field, row=name.row, part=name.part)
            found[box] = block["block_id"]
    return found


def is_drawn_for_others(view: Json, now: Json) -> bool:
    """Was a form sent before it could be drawn for whom somebody just chose in it?

    A box that the app fills in is named for them, so that it would be another one by now.
    """
    there = _drawn(view)
    return any(
        ids.read_block(there[box]) != ids.read_block(block_id)
        for box, block_id in _drawn(now).items()
        if box in there
    )


def block_of(view: Json, form: str, field: str) -> str | None:
    """Give the block of a box, if it stands in a form."""
    return _drawn(view).get(Box(form=form, field=field))


def _sentence(problem: Problem, procedure: Procedure, view: Json) -> str:
    form = procedure.forms.get(children.form_of(problem.box.form))
    each = form.fields.get(problem.box.field) if form else None
    if each and problem.why is Why.SAME_CHILD:
        return _same_child(problem, each.tells_apart, view)
    rows = list(dict.fromkeys(box.row for box in _drawn(view) if box.row))
    number = rows.index(problem.box.row) + 1 if problem.box.row in rows else 1
    return refusals.of_box(
        problem, is_moment=bool(each and each.kind == "moment"), row_number=number
    )


def _same_child(problem: Problem, what: str, view: Json) -> str:
    """Say of which child it is; they are counted as they stand in the form."""
    there = list(dict.fromkeys(children.child_of(box.form) for box in _drawn(view)))
    number, other = (
        there.index(children.child_of(key)) + 1 for key in (problem.box.form, problem.other)
    )
    return sibling_words.same(number, other, what)


def on_first_box(words: str, view: Json) -> Answer:
    """Put a sentence that is about no box on the first one, so that the form keeps its text.

    Over a page that has no box, like the check before sending, it is a page of its own.
    """
    boxes = list(_drawn(view).values())
    return errors({boxes[0]: words}) if boxes else pushes(small.notice([words], clears=False))


def party(procedure: Procedure, stage: str, facts: frozenset[str] = frozenset()) -> str:
    """Say that somebody who was chosen is a party, and which post is next."""
    above = next(posts_above(procedure, stage, facts), "")
    title = procedure.posts[above].title if above else ""
    return called_words.party(called([procedure]), title)


def page(
    refused: Refused, procedure: Procedure, dispute: Dispute, directory: Directory, person: str
) -> Json:
    """Say why nothing changed, and what to do next."""
    if refused.reason is Reason.NOT_INVOLVED:
        return small.notice([refusals.NOT_INVOLVED])
    said = words(refused, procedure, dispute, directory, person)
    title = refusals.RECORDED if refused.reason is Reason.RECORDED else refusals.NOTHING_CHANGED
    do = [open_it(dispute.id, dispute.visit, dispute.reference)]
    if refused.reason in _MAY_ADD:
        do.append(adding.button(dispute))
    return small.notice([said], title=title, do=do)


def not_sent(
    refused: Refused,
    procedure: Procedure,
    dispute: Dispute,
    directory: Directory,
    person: str,
    draft: str,
) -> Json:
    """Say it over a form, whose text is kept as a draft, with the way to add that to the record."""
    said = words(refused, procedure, dispute, directory, person)
    do = [adding.button(dispute, draft)]
    return small.notice(
        [f"{said} {adding_words.KEPT}"], title=adding_words.NOT_SENT, do=do, clears=False
    )


def recorded(at: datetime, *, as_typed: bool) -> str:
    """Say of an open form that it is recorded, and whether with what stands in it now."""
    said = refusals.recorded if as_typed else refusals.recorded_otherwise
    return said(times.moment(at))


def words(
    refused: Refused, procedure: Procedure, dispute: Dispute, directory: Directory, person: str
) -> str:
    """Say why not: who was first and when, whose turn it is, or where it stands now."""
    match refused.reason:
        case _ if refused.done:
            return _somebody_did(refused, procedure, dispute, directory, person)
        case Reason.NOT_INVOLVED:
            return refusals.NOT_INVOLVED
        case Reason.RECORDED | Reason.RECORDED_OTHERWISE if refused.at:
            return recorded(refused.at, as_typed=refused.reason is Reason.RECORDED)
        case Reason.ENDED if dispute.ended_at:
            end, on = procedure.ends[refused.what], times.day_of(dispute.ended_at)
            return ends.over(dispute.reference, end.title, end.kind, on)
        case Reason.NOT_YOURS | Reason.NOT_HERE if refused.what in procedure.posts:
            post = answers_as(procedure, dispute, refused.what)
            return refusals.not_your_turn(procedure.posts[post].title)
        case Reason.HELD if refused.what in procedure.records:
            return refusals.held_back(record_words.the(procedure.records[refused.what].kept))
        case Reason.FILED if refused.what in procedure.records:
            return refusals.filed(procedure.records[refused.what].title)
        case Reason.NOBODY_TO_TELL:
            return refusals.nobody_to_tell(procedure.posts[refused.what].title)
        case Reason.BOTH_SIDES:
            return called_words.both_sides(called([procedure]))
        case Reason.DESTROYED if refused.gone:
            return destroyed.of_reference(refused.what, refused.gone)
        case Reason.NO_LONGER_FITS:
            return joint.no_longer_fits(_first_reason(refused))
        case _:
            out_of_date = refusals.out_of_date(dispute.reference, dispute.stage)
            return _ALWAYS_SAID.get(refused.reason, out_of_date)


def _first_reason(refused: Refused) -> str:
    said = (refusals.of_box(each, is_moment=False, row_number=1) for each in refused.problems)
    return next(said, "")


def _somebody_did(
    refused: Refused, procedure: Procedure, dispute: Dispute, directory: Directory, person: str
) -> str:
    """Say who was first, and when; of one's own act, that nothing more is needed."""
    done = refused.done
    assert done  # noqa: S101 # the only caller has looked
    is_mine = done.person == person
    who = "you" if is_mine else listed([directory.name(each) for each in done.by or (done.person,)])
    said = _what_they_did(done, procedure, dispute, directory, who)
    at = times.moment(done.at)
    if is_mine:
        return refusals.done_by_you(said, at)
    is_next = person in must_act(procedure, dispute).values()
    what = procedure.steps[dispute.step].what if is_next else ""
    return refusals.somebody_was_first(said, at, asks=what)


def _what_they_did(
    done: Act, procedure: Procedure, dispute: Dispute, directory: Directory, who: str
) -> str:
    if done.passed_to:
        return passing_words.done(who, directory.name(done.passed_to))
    if not done.choice:
        return refusals.recorded_a_gate(who)
    at = dispute.stage
    words = words_for(procedure, reference=dispute.reference, stage=at, to_stage=at, who=who)
    return fill(procedure.choice_made(done.step, done.choice).done, words)
