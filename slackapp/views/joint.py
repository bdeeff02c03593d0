"""A joint answer: proposing it, agreeing to it, and who has."""

from collections.abc import Iterable, Iterator

from slackapp import ids
from slackapp.views import blocks, boxes, elements, reading, rungs, who_reads
from slackapp.views.acting import Acting, history_button
from slackapp.views.blocks import Json
from slackapp.views.drafting import savable
from slackapp.views.drawing import Drawing
from slackapp.wording import joint as say
from slackapp.wording import times
from slackapp.wording.filling import capital
from workflows.choices import Choice
from workflows.engine import NAMED, all_of, answers_as, asks_all
from workflows.use_cases.opening import Opened


def agree_form(acting: Acting) -> Json:
    """Lay the proposed text whole before whoever is asked to agree, with what they sign."""
    opened = acting.opened
    about = ids.about(opened.dispute.id, opened.dispute.visit)
    made = [
        blocks.safety_first(about),
        _proposed_by(opened),
        rungs.stands(opened.procedure, opened.dispute, who_reads.of_a_dispute(opened)),
        blocks.header(say.THE_TEXT, "h_text"),
        *_text(acting),
        *blocks.actions([history_button(opened)], "earlier"),
        *_sign(acting),
        blocks.context(say.EXACT_TEXT, "exact"),
    ]
    what = opened.procedure.steps[opened.dispute.step].what
    return blocks.modal(
        ids.AGREE,
        say.title(what),
        savable(made, acting.meta, opened.dispute.reference),
        submit=say.AGREE,
        metadata=acting.meta.write(),
    )


def _proposed_by(opened: Opened) -> Json:
    dispute, procedure = opened.dispute, opened.procedure
    proposal = dispute.proposal
    assert proposal  # noqa: S101 # only a dispute that waits is opened so
    entry = next(each for each in opened.history if each.number == proposal.number)
    button = procedure.choices_of(dispute.step)[proposal.choice].button
    said = say.proposed_by(opened.directory.name(entry.whose or ""), button, times.moment(entry.at))
    step = procedure.steps[dispute.step]
    due = capital(f"{say.to_agree(step.what)} {times.by(dispute.clock.due)}.")
    return blocks.section(f"*{due}*\n{blocks.escape(said)}", "now")


def _text(acting: Acting) -> list[Json]:
    opened = acting.opened
    keys = tuple(key for key in opened.procedure.forms if key in opened.proposed)
    words = acting.words
    given = reading.given
    return given(opened.procedure, keys, opened.proposed, opened.directory, words, in_full=True)


def _sign(acting: Acting) -> Iterator[Json]:
    who = all_of(acting.opened.procedure, acting.opened.dispute)
    if who and who.sign:
        yield from signature(acting, who.sign)


def signature(acting: Acting, form: str) -> Iterator[Json]:
    """Draw the form that each of them fills in when they agree."""
    yield blocks.header(say.SIGNATURE, "h_sign")
    yield from boxes.form(form, acting.drawing())


def asked_of_several(acting: Acting, choice: Choice) -> Iterator[Json]:
    """Say before a choice is written that it takes all of them."""
    opened = acting.opened
    who = asks_all(opened.procedure, opened.dispute, choice)
    if who:
        what = opened.procedure.steps[opened.dispute.step].what
        said = say.of_several(what, opened.procedure.titles_of(who))
        yield blocks.section(said, "joint")


def signed_by_each(acting: Acting, choice: Choice) -> Iterator[Json]:
    """Draw what whoever proposes a joint answer signs with it."""
    who = asks_all(acting.opened.procedure, acting.opened.dispute, choice)
    if who and who.sign:
        yield from signature(acting, who.sign)


def who_agreed(opened: Opened) -> Iterator[Json]:
    """Say of each post whether it has agreed to what waits."""
    who, proposal = all_of(opened.procedure, opened.dispute), opened.dispute.proposal
    if who and proposal:
        titles = {post: _title(opened, post) for post in who.all}
        said = [say.each(titles[post], agreed=post in proposal.agreed) for post in who.all]
        yield blocks.section(" ".join(said), "agreed")


def _title(opened: Opened, post: str) -> str:
    procedure = opened.procedure
    return procedure.posts[answers_as(procedure, opened.dispute, post)].title


def agree_button(dispute: str, visit: int, reference: str, *, primary: bool = False) -> Json:
    """A button that lays the proposed text before whoever is asked to agree."""
    about = ids.about(dispute, visit)
    label = f"{say.READ} {reference}"
    return blocks.button(say.READ, ids.JOINT, value=about, label=label, primary=primary)


def people(posts: Iterable[str], drawing: Drawing) -> Iterator[Json]:
    """Ask for a person for each of these posts, for which nobody is found."""
    filled = drawing.answers.get(NAMED, {})
    for post in posts:
        title = drawing.procedure.posts[post].title
        yield blocks.context(say.nobody_is(title), f"nobody-{post}")
        person = str(filled.get(post, ""))
        element = elements.person_box(person, drawing.directory, drawing.procedure)
        yield blocks.input_block(capital(title), element, ids.block(NAMED, post))
