"""A new date that waits: the message that asks for an answer, and the buttons that give it."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import blocks, reading
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.cards import no_post, safety_button
from slackapp.views.letter import Letter, Written, open_button
from slackapp.views.marks import closed, who
from slackapp.wording import cover, messages, times
from slackapp.wording import dates as say
from slackapp.wording.filling import capital, lower
from workflows.choices import Choice
from workflows.engine import everybody_for_date, may_answer_date, titles_of
from workflows.history import Act
from workflows.notices import Closing
from workflows.use_cases.opening import Opened


def card(letter: Letter) -> Written:
    """Ask for an answer to a date; once there is one, say so in the place of the buttons."""
    facts = letter.facts
    if facts.closing and facts.closing.act:
        return _closed(letter, facts.closing, facts.closing.act)
    if facts.no_post:
        return no_post(letter)
    said = say.proposed(facts.due) if facts.due else ""
    if facts.covers:
        said = f"{cover.for_whom(facts.covers_post)} {capital(said)}"
    if facts.closing:  # whoever has it covers no more
        words = f"*{messages.place(facts)}*\n{capital(said)}\n{cover.OVER}"
        return f"{messages.place(facts)}: {said}", [blocks.section(words, "what")]
    made = buttons(letter.dispute, facts.visit, facts.proposal, facts.choice, facts.reference)
    head = blocks.section(f"*{messages.place(facts)}*\n{capital(said)}", "what")
    do = blocks.actions([*made, open_button(letter), safety_button(letter)], "do")
    return f"{messages.place(facts)}: {said}", [head, *do]


def buttons(dispute: str, visit: int, number: int, choice: str, reference: str) -> Iterator[Json]:
    """Agree to it, suggest another in the form of the same choice, or keep the first."""
    answers = ids.about(dispute, visit, str(number))
    again = ids.about(dispute, visit, choice)
    for words, action_id, value in (
        (say.AGREE, ids.DATE_AGREE, answers),
        (say.SUGGEST, f"{ids.CHOICE}:{choice}", again),
        (say.KEEP, ids.DATE_KEEP, answers),
    ):
        label = say.label(words, reference)
        yield blocks.button(words, action_id, value=value, label=label)


def _closed(letter: Letter, closing: Closing, act: Act) -> Written:
    words = _said(letter, closing, act)
    if not words:
        return closed(letter, closing, act)
    text = f"{messages.place(letter.facts)}: {lower(words)}"
    head = f"*{messages.place(letter.facts)}*\n{blocks.escape(words)}"
    return text, [blocks.section(head, "what"), *blocks.actions([open_button(letter)], "do")]


def _said(letter: Letter, closing: Closing, act: Act) -> str:
    """Say what became of the date; nothing, where it waits no more for another reason."""
    by, at = who(letter, act), times.moment(act.at)
    if closing.waits_for and act.choice:
        return say.proposed_by(by, at)
    if act.choice == letter.facts.choice or closing.waits_for:
        return say.agreed_by(by, at)
    return "" if act.choice else say.kept_by(by, at)


def on_the_page(opened: Opened) -> list[Json]:
    """Give the buttons on the page of a dispute, to whoever must answer."""
    dispute, waits = opened.dispute, opened.dispute.new_date
    mine = any(may_answer_date(dispute, each) for each in opened.here.stands_for(dispute))
    if waits is None or not mine or opened.here.person in waits.agreed.values():
        return []
    made = buttons(dispute.id, dispute.visit, waits.number, waits.choice, dispute.reference)
    return [each for each in made if each["action_id"] != f"{ids.CHOICE}:{waits.choice}"]


def waiting(opened: Opened) -> str:
    """Say on that page that a date waits, in a line of its own."""
    waits = opened.dispute.new_date
    if waits is None:
        return ""
    return (
        f"\n{say.waits(waits, titles_of(opened.procedure, opened.dispute, waits.awaited, 'and'))}"
    )


def takes(acting: Acting, choice: Choice) -> Iterator[Json]:
    """Say before a date is written which one waits, and why, and whose agreement it takes."""
    if choice.moves_date:
        opened = acting.opened
        yield from _waits(acting)
        posts = everybody_for_date(opened.procedure, opened.dispute, choice, opened.here)
        said = say.takes(opened.procedure.post_titles(posts, "and"))
        yield blocks.section(said, "takes")


def _waits(acting: Acting) -> Iterator[Json]:
    """Lay the date that waits, as it was proposed, before whoever suggests another."""
    opened, waits = acting.opened, acting.opened.dispute.new_date
    if waits is None:
        return
    entry = next(each for each in opened.history if each.number == waits.number)
    said = say.proposed_before(opened.directory.name(entry.whose or ""), waits.due)
    yield blocks.section(blocks.escape(said), "waits")
    keys = tuple(key for key in opened.procedure.forms if key in opened.date_proposed)
    given = opened.date_proposed
    yield from reading.given(opened.procedure, keys, given, opened.directory, acting.words)
