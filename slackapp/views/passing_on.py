"""Passing a question on: the form, what was done, and the ways to it."""

from collections.abc import Iterator, Sequence

from slackapp import ids
from slackapp.views import blocks, boxes, covered, elements, small, who_reads
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.views.letter import Letter, Written, open_button
from slackapp.views.marks import closed
from slackapp.views.meta import Meta
from slackapp.views.raise_check import open_it
from slackapp.wording import cover
from slackapp.wording import passing_on as say
from workflows.events import PassedOn
from workflows.pass_on import PASSING, TO
from workflows.people import Person
from workflows.use_cases.deciding import Acted
from workflows.use_cases.opening import Opened

#: The most options of a menu: https://docs.slack.dev/reference/block-kit/block-elements
MOST = 100


def form(opened: Opened, able: Sequence[Person], meta: Meta) -> Json:
    """Ask who of those who are *able* should answer, and why; the date stands."""
    dispute = opened.dispute
    made = [
        blocks.safety_first(ids.about(dispute.id, dispute.visit)),
        *_chooses(opened),
        blocks.context(who_reads.of_a_dispute(opened), "who_sees"),
        *(_offering(block, opened, able) for block in boxes.form(PASSING, _drawing(opened, meta))),
        blocks.context(say.date_stands(dispute.running.due, late=dispute.late > 0), "due"),
    ]
    return blocks.modal(
        ids.PASSING,
        say.title(dispute.reference),
        made,
        submit=say.SUBMIT,
        metadata=meta.write(),
    )


def _offering(block: Json, opened: Opened, able: Sequence[Person]) -> Json:
    """Offer them all in one menu, where it takes so many; else they are found by typing."""
    if block["block_id"] != ids.block(PASSING, TO) or len(able) > MOST:
        return block
    options = [elements.person_option(each.id, opened.directory, opened.procedure) for each in able]
    return {**block, "element": elements.menu_box(options, "")}


def _chooses(opened: Opened) -> Iterator[Json]:
    if opened.chooses:
        yield blocks.section(say.CHOOSES, "left")


def _drawing(opened: Opened, meta: Meta) -> Drawing:
    return Drawing(
        procedure=opened.procedure,
        directory=opened.directory,
        stage=opened.dispute.stage,
        now=opened.here.now,
        calendar=opened.here.calendar,
        person=opened.here.person,
        answers={},
        meta=meta,
    )


def done(acted: Acted, passed: PassedOn, person: str) -> Json:
    """Say who is asked from now on, and that the date stands."""
    dispute, name = acted.dispute, acted.directory.name(passed.to)
    words = say.is_asked if passed.was == person else say.is_chosen
    to_it = open_it(dispute.id, dispute.visit, dispute.reference)
    asked = covered.lines(acted.procedure, dispute, acted.directory)
    said = [words(name, dispute.running.due), *asked]
    return small.notice(said, title=say.PASSED_ON, do=[to_it])


def choose_button(dispute: str, visit: int, reference: str) -> Json:
    """The way to choose somebody in place of whoever has left."""
    value = ids.about(dispute, visit)
    return blocks.button(say.CHOOSE, ids.PASSING, value=value, label=say.choose_label(reference))


def has_left(letter: Letter) -> Written:
    """Ask whoever is above to choose another person, until that is done."""
    facts = letter.facts
    if facts.closing and facts.closing.act:
        return closed(letter, facts.closing, facts.closing.act)
    words = say.has_left(facts)
    if facts.covers:
        words = f"{words} {cover.for_whom(facts.covers_post)}"
    if facts.covered:
        words = f"{words} {cover.asked_of_cover(cover.STILL)}"
    if facts.closing:
        over = cover.OVER if facts.closing.cover_over else say.NOT_TO_CHOOSE
        return words, [blocks.section(blocks.escape(f"{words}\n{over}"), "what")]
    choose = choose_button(letter.dispute, facts.visit, facts.reference)
    buttons = blocks.actions([choose, open_button(letter)], "do")
    return words, [blocks.section(blocks.escape(words), "what"), *buttons]
