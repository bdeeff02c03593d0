"""What stands between the form and sending it, and the page after it was sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from slackapp import ids
from slackapp.views import blocks, case_notes, covered, earlier, gaps, helps, reading, who_is_told
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import pages, telling_mail, times
from slackapp.wording import raising as say
from slackapp.wording.filling import capital, listed, words_for
from workflows.copies import is_told
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.engine import acting_posts, aware_on, held, must_act
from workflows.events import Event
from workflows.gaps import Gap
from workflows.gaps import above as gaps_above
from workflows.mail import Addressee
from workflows.outward import CopiedIn, Told
from workflows.use_cases.raising import Ready, Sent


@dataclass(frozen=True, kw_only=True)
class Channel:
    """Whether stage changes are posted in a channel, and whether that waits for working hours."""

    waits: bool


def check(ready: Ready, meta: Meta, channel: Channel | None, *, moved: bool = False) -> Json:
    """Who is told, how, and by when the answer is due; then every answer as it will be read."""
    made = [*_due(ready, moved=moved), *earlier.rows(ready.earlier), *_told(ready, channel)]
    made.append(blocks.header(say.WILL_READ, "h_read"))
    made += _will_read(ready)
    made += [blocks.context(say.CANNOT_UNDO, "foot"), blocks.safety_last()]
    return blocks.modal(
        ids.RAISE_CHECK,
        say.CHECK,
        made,
        submit=say.send_to(acting_posts(ready.procedure, ready.outcome.dispute)),
        close=pages.GO_BACK,
        metadata=meta.write(),
    )


def _asked(done: Ready | Sent) -> list[str]:
    """Name whoever is asked first; whoever raises may be one of them."""
    raiser = _dispute(done).raised_by
    return [say.YOU if each == raiser else done.directory.name(each) for each in _who(done)]


def _who(done: Ready | Sent) -> list[str]:
    return list(must_act(done.procedure, _dispute(done)).values())


def _dispute(done: Ready | Sent) -> Dispute:
    return done.dispute if isinstance(done, Sent) else done.outcome.dispute


def _due(ready: Ready, *, moved: bool) -> Iterator[Json]:
    dispute, procedure = ready.outcome.dispute, ready.procedure
    what, names = procedure.steps[dispute.step].what, _asked(ready)
    title = procedure.stages[dispute.stage].title
    first = say.is_asked(title, listed(names), what, several=len(names) > 1)
    due = times.by(dispute.clock.due)
    yield blocks.section(f"*{blocks.escape(first)}*\n{capital(due)}.", "due")
    if moved:
        yield blocks.context(say.due_moved(due), "moved")
    for number, line in enumerate(covered.lines(procedure, dispute, ready.directory)):
        yield blocks.context(blocks.escape(line), f"away-{number}")
    yield from helps.still_to_decide(procedure, dispute.stage)
    aware, within = aware_on(procedure, ready.outcome.answers), procedure.raising.limit
    if dispute.raised_late and aware and within:
        today = dispute.raised_at.astimezone(LONDON).date()
        days = ready.here.calendar.working_days(aware, today)
        limit = str(within.span.number)
        yield blocks.context(say.late(aware, days, limit), "late")


def _told(ready: Ready, channel: Channel | None) -> Iterator[Json]:
    """Name each person or place that is told, and what it says there."""
    procedure = ready.procedure
    yield blocks.header(say.TOLD, "h_told")
    for number, (name, who) in enumerate(zip(_asked(ready), _who(ready), strict=True)):
        block_id = f"told_1-{number}" if number else "told_1"
        yield from blocks.read_out(capital(name), _how_asked(ready, who), block_id)
    covers = covered.names(procedure, ready.outcome.dispute, ready.directory)
    for number, name in enumerate(covers):
        yield from blocks.read_out(name, say.DIRECT_MESSAGE, f"told_cover-{number}")
    if channel:
        words = say.CHANNEL_POST_WAITS if channel.waits else say.CHANNEL_POST
        yield from blocks.read_out(say.THE_CHANNEL, words, "told_2")
    title = procedure.posts[procedure.silence.stands_in].title
    person = held(ready.outcome.dispute, ready.here.holders).get(procedure.silence.stands_in)
    if person:
        yield from blocks.read_out(ready.directory.name(person), say.NO_MESSAGE, "told_3")
    else:
        yield from blocks.read_out(capital(title), say.nobody_stands_in(title), "told_3")
    yield from who_is_told.rows(_told_by_rule(ready), _naming(ready))
    is_mailed = any(isinstance(event, Told) and event.mail for event in ready.outcome.events)
    is_mailed = is_mailed or not all(map(ready.directory.is_in_slack, _who(ready)))
    words = say.NOBODY_ELSE if is_mailed else f"{say.NOBODY_ELSE} {say.NO_EMAIL}"
    yield blocks.context(words, "told_none")
    yield from gaps.above(_gaps_above(ready))


def _how_asked(ready: Ready, who: str) -> str:
    """Say how somebody is asked, and of an e-mail whether it can be sent to them."""
    if ready.directory.is_in_slack(who):
        return say.DIRECT_MESSAGE
    if not ready.here.post_office.is_set_up:
        return say.BY_EMAIL
    asked = must_act(ready.procedure, _dispute(ready))
    post = next(post for post, person in asked.items() if person == who)
    each = Addressee(post=post, person=who)
    cannot = who_is_told.cannot_be_sent(each, _naming(ready), must_be_secure=True)
    return "\n".join((telling_mail.ASKED_NOW, *cannot))


def _gaps_above(ready: Ready) -> tuple[Gap, ...]:
    dispute = ready.outcome.dispute
    found = held(dispute, ready.here.holders)
    return tuple(gaps_above(ready.procedure, ready.directory, dispute.stage, found))


def _told_by_rule(ready: Ready) -> list[Event]:
    """Leave out whoever is copied in and asked: they have one message, and it asks."""
    now_is = ready.outcome.dispute
    return [
        event
        for event in ready.outcome.events
        if not isinstance(event, CopiedIn)
        or is_told(event, ready.procedure, now_is, now_is.raised_by)
    ]


def _naming(ready: Ready) -> who_is_told.Naming:
    return who_is_told.Naming(
        procedure=ready.procedure,
        directory=ready.directory,
        filled=tuple(ready.outcome.answers),
        stage=ready.outcome.dispute.stage,
        office=ready.here.post_office,
    )


def _will_read(ready: Ready) -> list[Json]:
    procedure, dispute = ready.procedure, ready.outcome.dispute
    stage = procedure.stages[dispute.stage]
    gates = (procedure.gates[gate].form for gate in stage.gates)
    keys = (*procedure.raising.form, *stage.form, *gates)
    words = words_for(procedure, stage=dispute.stage)
    words["Post"] = capital(procedure.titles_of(stage.answered_by))
    answers, directory = ready.outcome.answers, ready.directory
    return reading.given(procedure, keys, answers, directory, words, shortened=True)


def sent(done: Sent) -> Json:
    """The reference, who has it, and what happens next. Closing it closes all."""
    dispute = done.dispute
    names, what = _asked(done), done.procedure.steps[dispute.step].what
    first = f"*{blocks.escape(say.is_with(dispute.reference, listed(names)))}*"
    is_yours = say.YOU in names
    due = say.their_due(what, times.by(dispute.clock.due), yours=is_yours)
    away = covered.lines(done.procedure, dispute, done.directory)
    waits = [blocks.section(pages.WAITS_FOR_SLACK, "waits")] if done.held else []
    if not all(map(done.directory.is_in_slack, _who(done))):
        words = telling_mail.ASKED if done.post_office.sends_forms else say.BY_EMAIL_SENT
        waits.append(blocks.section(words, "by_email"))
    to_it = open_it(dispute.id, dispute.visit, dispute.reference)
    made = [
        blocks.section(f"{first}\n{due}", "sent"),
        *(blocks.context(blocks.escape(line), f"away-{n}") for n, line in enumerate(away)),
        *waits,
        blocks.header(say.NEXT, "h_next"),
        blocks.section(say.NEXT_TOGETHER if is_yours else say.NEXT_HELP, "next"),
        *blocks.actions([to_it, *case_notes.where_owed(done.procedure, dispute)], "do"),
    ]
    return blocks.modal(ids.PAGE, say.SENT, made, clears=True)


def open_it(dispute: str, visit: int, reference: str) -> Json:
    """A button on a page that opens the dispute in the page's place."""
    label = say.open_it_label(reference)
    return blocks.button(say.OPEN_IT, ids.OPEN, value=ids.about(dispute, visit), label=label)
