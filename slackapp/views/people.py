"""The people list: a page of it, the posts that nobody is found for, and one's own ladder."""

from collections.abc import Mapping, Sequence

from slackapp import ids
from slackapp.views import blocks, elements, turning
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import lists
from slackapp.wording import people as say
from slackapp.wording.filling import capital
from workflows.gaps import Gap
from workflows.people import Directory, Posting
from workflows.use_cases.people_list import PAGE, Page, Rung, Saved

#: Characters of what is looked for.
LONGEST_FIND = 60
#: Gaps in one block, and blocks of them: more are counted.
IN_A_BLOCK, MOST_BLOCKS = 2, 70
#: References in one block, whose text takes 3,000 characters.
REFERENCES = 200


def page(found: Page, titles: Mapping[str, str], meta: Meta) -> Json:
    """Draw one page of the list. What was looked for stays in its box, and in no id."""
    made = [_find()]
    if found.rows:
        first = (meta.page - 1) * PAGE + 1
        made.append(
            blocks.section(lists.count(found.total, first, first + len(found.rows) - 1), "count")
        )
    else:
        made.append(blocks.section(say.NOBODY_FITS, "count"))
    made += [_row(found.directory, each, titles) for each in found.rows]
    made += turning.buttons(ids.PEOPLE_PAGE, found.total, meta.page, PAGE)
    add = blocks.button(say.ADD, ids.PEOPLE_ADD)
    empty = blocks.button(say.empty(len(found.vacant)), ids.PEOPLE_EMPTY)
    made += [*blocks.actions([add, empty], "do"), blocks.safety_last()]
    return blocks.modal(ids.PEOPLE, say.TITLE, made, submit=say.FIND, metadata=meta.write())


def _find() -> Json:
    box = elements.text_box("", LONGEST_FIND, multiline=False)
    block_id = ids.block(ids.FIND_FORM, ids.FIND_FIELD)
    return blocks.input_block(say.FIND_LABEL, box, block_id, hint=say.FIND_HELP, optional=True)


def _row(directory: Directory, posting: Posting, titles: Mapping[str, str]) -> Json:
    title = titles.get(posting.post, posting.post)
    label = say.change_label(directory.name(posting.person), title)
    change = blocks.button(say.CHANGE, ids.PEOPLE_CHANGE, value=posting.mark, label=label)
    said = blocks.escape(say.row(directory, posting, title))
    return blocks.section(said, f"row-{posting.mark}", change)


def empty(found: Sequence[Gap]) -> Json:
    """Say which posts nobody is found for, and what to do about it."""
    heading = blocks.header(lists.heading(say.EMPTY, len(found)), "h_empty")
    made = [heading, blocks.section(say.EMPTY_HELP if found else say.NOTHING_EMPTY, "help")]
    shown = found[: IN_A_BLOCK * MOST_BLOCKS]
    for first in range(0, len(shown), IN_A_BLOCK):
        said = "\n".join(say.to_mend(each) for each in shown[first : first + IN_A_BLOCK])
        made.append(blocks.section(blocks.escape(said), f"empty-{first}"))
    if len(found) > len(shown):
        made.append(blocks.section(say.more(len(found) - len(shown)), "more"))
    add = blocks.button(say.ADD, ids.PEOPLE_ADD)
    people = blocks.button(say.TITLE, ids.PEOPLE_OPEN)
    made += [*blocks.actions([add, people], "do"), blocks.safety_last()]
    return blocks.modal(ids.PAGE, say.EMPTY, made)


def saved(done: Saved, title: str) -> Json:
    """Say what is kept now, and what still waits for whoever has the post no more."""
    said = say.row(done.directory, done.posting, title)
    made = [blocks.section(blocks.escape(say.ended(said) if done.is_over else said), "saved")]
    if done.waiting:
        person = done.posting.person
        name = done.directory.name(person)
        which = say.which_label(name)
        see = blocks.button(say.SEE_WHICH, ids.PEOPLE_WAITING, value=person, label=which)
        words = say.to_be_chosen if done.has_left else say.stay
        stay = blocks.escape(words(len(done.waiting), name))
        made.append(blocks.section(stay, "stay", see))
    made.append(blocks.safety_last())
    return blocks.modal(ids.PAGE, say.SAVED, made, clears=True)


def waiting(references: Sequence[str], *, has_left: bool) -> Json:
    """Name the disputes that wait for somebody; an administrator opens none of them by this."""
    helps = say.LEFT_HELP if has_left else say.WAITING_HELP
    made = [blocks.section(helps if references else say.NONE_WAITS, "help")]
    for first in range(0, len(references), REFERENCES):
        named = ", ".join(references[first : first + REFERENCES])
        made.append(blocks.section(named, f"references-{first}"))
    made.append(blocks.safety_last())
    return blocks.modal(ids.PAGE, say.WAITING, made)


def own(ladder: Sequence[Rung], names: Mapping[str, str]) -> Json:
    """Lay somebody's own ladder before them, to read."""
    made = [blocks.section(say.OWN if ladder else say.NO_LADDER, "help")]
    for number, under in enumerate(dict.fromkeys(each.under for each in ladder)):
        lines = [
            say.rung(each.post, names.get(each.person or "", ""))
            for each in ladder
            if each.under == under
        ]
        heading = f"*{blocks.escape(capital(under))}*"
        said = "\n".join((heading, *map(blocks.escape, dict.fromkeys(lines))))
        made.append(blocks.section(said, f"ladder-{number}"))
    made.append(blocks.safety_last())
    return blocks.modal(ids.PAGE, say.TITLE, made)
