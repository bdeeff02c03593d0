"""What needs mending: a row each on an administrator's App Home, and what each leads to."""

from collections.abc import Iterator, Sequence

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter, Written
from slackapp.wording import lists, telling_mail
from slackapp.wording import mending as say
from workflows.notices import CHANNEL, IN_SLACK
from workflows.people import Directory
from workflows.use_cases.mending import AllUndelivered, Mending, Undelivered

#: In the value of a button: which row it is.
LOST, LEFT = "lost", "left"
#: References in one block, whose text takes 3,000 characters.
IN_A_BLOCK = 200
#: Messages on one page, a block each: more are counted.
MOST = 40


def rows(found: Mending) -> list[Json]:
    """Draw the part of App Home, below everything of the person's own."""
    made = [blocks.header(lists.heading(say.TITLE, found.number), "h-mending")]
    made += _rows(found)
    if not found.number:
        made.append(blocks.section(say.NOTHING, "mending-none"))
    settings = blocks.button(say.SETTINGS, ids.SETTINGS_CHECK)
    return [*made, *blocks.actions([people_button(), settings], "mending-do")]


def people_button() -> Json:
    """Lead to the people list."""
    return blocks.button(say.PEOPLE, ids.PEOPLE_OPEN)


def _rows(found: Mending) -> Iterator[Json]:
    if found.lost:
        yield _row(say.lost(found.lost), "lost", ids.MENDING_SEE, LOST)
    if found.held:
        yield blocks.section(say.held(found.held), "mending-held")
    if found.emails:
        yield blocks.section(say.emails(found.emails), "mending-emails")
    if found.vacant:
        yield _row(say.vacant(len(found.vacant)), "vacant", ids.PEOPLE_EMPTY)
    if found.left:
        yield _row(say.left(len(found.left)), "left", ids.MENDING_SEE, LEFT)
    if found.known_until:
        yield blocks.section(say.known_until(found.known_until), "mending-calendar")
    if not found.has_channel:
        yield blocks.section(say.NO_CHANNEL, "mending-no-channel")
    if found.channel_closed:
        yield blocks.section(say.CHANNEL_CLOSED, "mending-channel")
    for number, title in enumerate(found.unsettled):
        yield blocks.section(blocks.escape(say.unsettled(title)), f"mending-open-{number}")


def _row(words: str, name: str, action_id: str, value: str = "") -> Json:
    see = blocks.button(say.SEE, action_id, value=value, label=say.see_label(words))
    return blocks.section(words, f"mending-{name}", see)


def left_behind(references: Sequence[str]) -> Json:
    """Name disputes that wait for nobody; an administrator opens none of them by this."""
    made = [blocks.section(say.LEFT_HELP, "help")]
    for first in range(0, len(references), IN_A_BLOCK):
        listed = ", ".join(references[first : first + IN_A_BLOCK])
        made.append(blocks.section(listed, f"references-{first}"))
    made.append(blocks.safety_last())
    return blocks.modal(ids.PAGE, say.TITLE, made)


def not_arrived(found: AllUndelivered, said: str = "") -> Json:
    """Say of each message that did not arrive to whom it was and since when; send it again."""
    made = [blocks.section(said, "said")] if said else []
    if found.named:
        made.append(blocks.section(say.LOST_HELP, "help"))
    made += [_lost(each, found.directory, number) for number, each in enumerate(found.named[:MOST])]
    if len(found.named) > MOST:
        made.append(blocks.section(say.more_lost(len(found.named) - MOST), "more"))
    if found.unnamed:
        made.append(blocks.section(say.unnamed(found.unnamed), "unnamed"))
    if not found.named and not found.unnamed:
        made.append(blocks.section(say.ALL_ARRIVED, "none"))
    made.append(blocks.safety_last())
    return blocks.modal(ids.PAGE, say.TITLE, made)


def _lost(each: Undelivered, directory: Directory, number: int) -> Json:
    to = _recipient(each.to, directory)
    what = telling_mail.carried(each.file) if each.file else ""
    words = say.one_lost(to, each.reference, each.since, what, refused=each.refused)
    label = say.again_label(number, each.reference, each.since)
    button = blocks.button(say.AGAIN, ids.MENDING_AGAIN, value=each.key, label=label)
    return blocks.section(words, f"lost-{number}", button if each.may_go_again else None)


def _recipient(to: str, directory: Directory) -> str:
    """Name whom a message was for: a person, an account that is in no list, or the channel."""
    if to == CHANNEL:
        return say.THE_CHANNEL
    if to.startswith(IN_SLACK):
        return f"<@{to.removeprefix(IN_SLACK)}>"
    return blocks.escape(directory.name(to))


def settings(said: list[str]) -> Json:
    """Lay out what was looked at, a paragraph each."""
    made = [blocks.context(say.SETTINGS_HELP, "help")]
    made += [
        blocks.section(blocks.escape(each), f"said-{number}") for number, each in enumerate(said)
    ]
    made.append(blocks.safety_last())
    return blocks.modal(ids.PAGE, say.SETTINGS, made)


def empty_posts(letter: Letter) -> Written:
    """Write the weekly message: how many posts are empty, and a way to see which."""
    words = say.vacant(letter.facts.number)
    see = blocks.button(say.SEE_THEM, ids.PEOPLE_EMPTY, label=f"{say.SEE_THEM}: {words}")
    return words, [blocks.section(words, "what"), *blocks.actions([see], "do")]
