"""A dispute laid open: where it stands, what can be done now, and its history."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import (
    beside,
    blocks,
    dates,
    emails,
    file_copy,
    following,
    history,
    joint,
    more_choices,
    on_behalf,
    passing_on,
    reading,
    records,
)
from slackapp.views.blocks import Json
from slackapp.views.cards import choice_button
from slackapp.views.emails import copied
from slackapp.views.laid_open import LaidOpen
from slackapp.views.meta import Meta
from slackapp.views.rungs import ladder
from slackapp.wording import joint as joint_words
from slackapp.wording import meetings, on_call, opening, times
from slackapp.wording import showing as say
from slackapp.wording.filling import words_for
from slackapp.wording.lists import not_recorded
from workflows.engine import acting_posts, must_act
from workflows.history import Entry
from workflows.meetings import place
from workflows.use_cases.opening import Opened

#: Entries of the history on one page.
PAGE = 20
#: So many times that it was opened on call are told.
ON_CALL = 3


def show(opened: Opened, page: int = 1) -> Json:
    """The page of one dispute. Buttons open the person's form in its place."""
    dispute = opened.dispute
    about = ids.about(dispute.id, dispute.visit)
    made = [
        blocks.safety_first(about),
        *stands(opened),
        *following.agreed(opened),
        *_can_do(opened),
        *beside.buttons(opened),
        *copied(opened),
        *records.section(opened),
        *file_copy.section(opened),
        *emails.section(opened),
        *told(opened, page),
    ]
    meta = Meta(dispute=dispute.id, visit=dispute.visit, page=page)
    return blocks.modal(ids.SHOW, dispute.reference, made, metadata=meta.write())


def stands(opened: Opened) -> Iterator[Json]:
    """Say where it stands."""
    yield blocks.section(f"*{blocks.escape(now(opened))}*{dates.waiting(opened)}", "now")
    yield from joint.who_agreed(opened)
    yield blocks.inert(_small(opened), "who")
    yield from _overall(opened)
    yield from _meeting(opened)
    yield blocks.header(say.WHERE, "h_ladder")
    yield blocks.section(ladder(opened.procedure, opened.dispute), "ladder")


def told(opened: Opened, page: int) -> Iterator[Json]:
    """Say who opened it on call, and what happened."""
    yield from _on_call(opened)
    yield from _history(opened, page)


def _on_call(opened: Opened) -> Iterator[Json]:
    """Say who opened it on call, and why: the last few times."""
    newest_first = opened.on_call[::-1]
    if newest_first:
        yield blocks.header(on_call.HEADING, "h_on_call")
    for each in newest_first[:ON_CALL]:
        who = on_call.opened(each, opened.directory.name(each.person))
        yield from blocks.read_out(who, on_call.reason(each), f"on_call_{each.number}")
    if len(newest_first) > ON_CALL:
        yield blocks.context(on_call.earlier(len(newest_first) - ON_CALL), "on_call_more")


def now(opened: LaidOpen) -> str:
    """Say where it stands, first of all."""
    dispute, procedure = opened.dispute, opened.procedure
    if dispute.end and dispute.ended_at:
        title = procedure.ends[dispute.end].title
        return say.ended_as(title, dispute.stage, times.moment(dispute.ended_at))
    due = times.by(dispute.running.due)
    post = acting_posts(procedure, dispute)
    if dispute.late:
        return say.now_late(dispute.stage, not_recorded(procedure, dispute, f"the {post}"))
    if dispute.opening and dispute.waits_to_open:
        record = opening.to_record(procedure, dispute.opening.stage)
        return say.now_at(dispute.stage, post, record, due)
    what = procedure.steps[dispute.step].what
    return say.now_at(
        dispute.stage, post, joint_words.to_agree(what) if dispute.proposal else what, due
    )


def _small(opened: Opened) -> str:
    procedure = opened.procedure
    briefs = reading.headlines(procedure, opened.latest, opened.directory)
    return ". ".join((*briefs, say.procedure(procedure.title).rstrip("."), say.VIEWING))


def _overall(opened: Opened) -> Iterator[Json]:
    """Say that the time for the whole is over, for as long as the dispute goes on."""
    dispute = opened.dispute
    if dispute.overall_passed and dispute.overall_due and not dispute.end:
        words = say.overall_passed(times.by(dispute.overall_due))
        yield blocks.context(words, "overall")


def _meeting(opened: Opened) -> Iterator[Json]:
    """Say when and where the meeting is that is agreed."""
    if meeting := opened.dispute.meeting:
        where = place(opened.procedure, opened.dispute, opened.latest)
        words = meetings.on_the_page(meeting.at, where)
        yield from blocks.read_out(meetings.ON_THE_PAGE, words, "meeting")


def _can_do(opened: Opened) -> list[Json]:
    """Give the buttons of the person's open step, if any."""
    dispute, procedure = opened.dispute, opened.procedure
    about = ids.about(dispute.id, dispute.visit)
    words = words_for(procedure, reference=dispute.reference, stage=dispute.stage)
    made = []
    if dispute.opening and opened.may_open_stage:
        record = opening.record(procedure, dispute.opening.stage)
        label = f"{record} {dispute.reference}"
        made.append(blocks.button(record, ids.AGREEMENT, value=about, label=label))
    if opened.may_agree:
        made.append(joint.agree_button(dispute.id, dispute.visit, dispute.reference))
    made += dates.on_the_page(opened)
    step = procedure.steps[dispute.step]
    choices = procedure.choices_of(dispute.step)
    if step.one_form and opened.offered:
        label = f"{step.one_form.button} {dispute.reference}"
        made.append(blocks.button(step.one_form.button, ids.STEP, value=about, label=label))
    else:
        made += [
            choice_button(dispute.id, dispute.visit, name, choices[name], words, primary=False)
            for name in opened.offered
        ]
    if made:
        made.append(more_choices.button(dispute.id, dispute.visit, dispute.reference))
    made += on_behalf.on_the_page(opened)
    if opened.chooses:
        made.append(passing_on.choose_button(dispute.id, dispute.visit, dispute.reference))
    if not made:
        return []
    head = [blocks.header(say.CAN_DO, "h_can_do")]
    if opened.here.person in must_act(procedure, dispute).values() and not dispute.waits_to_open:
        head.append(blocks.context(f"{step.asks}.", "asks"))
    return [*head, *blocks.actions(made, "can_do")]


def _history(opened: Opened, page: int) -> Iterator[Json]:
    newest_first = opened.history[::-1]
    shown = newest_first[(page - 1) * PAGE : page * PAGE]
    yield blocks.header(say.HISTORY, "h_hist")
    for entry in shown:
        yield _entry(entry, opened)
    yield from _pages(opened, page, len(newest_first))


def _entry(entry: Entry, opened: Opened) -> Json:
    when = f"*{times.day_of(entry.at)}, {times.clock(entry.at)}*"
    words = f"{when}\n{blocks.escape(history.sentence(entry, opened))}"
    read = blocks.button(
        say.READ,
        f"{ids.READ}:{entry.number}",
        value=ids.about(opened.dispute.id, entry.number),
        label=history.label(entry, opened),
    )
    is_read = entry.forms and opened.may_read(entry)
    return blocks.section(words, f"e{entry.number}", read if is_read else None)


def _pages(opened: Opened, page: int, count: int) -> list[Json]:
    made = []
    if page > 1:
        made.append(_turn(say.NEWER, opened, page - 1))
    if page * PAGE < count:
        made.append(_turn(say.OLDER, opened, page + 1))
    if not made:
        return []
    first, last = (page - 1) * PAGE + 1, min(page * PAGE, count)
    return [
        *blocks.actions(made, "pages"),
        blocks.context(say.showing(first, last, count), "showing"),
    ]


def _turn(words: str, opened: Opened, page: int) -> Json:
    return blocks.button(
        words, f"{ids.HISTORY_PAGE}:{page}", value=ids.about(opened.dispute.id, page)
    )


def history_page(opened: Opened, page: int = 1) -> Json:
    """The history alone, to lay over a form."""
    made = [
        blocks.context(say.VIEWING, "viewing"),
        *_history(opened, page),
        blocks.safety_last(),
    ]
    meta = Meta(dispute=opened.dispute.id, visit=opened.dispute.visit, page=page)
    return blocks.modal(ids.PAGE, opened.dispute.reference, made, metadata=meta.write())
