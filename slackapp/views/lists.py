"""Messages that list several disputes: one person's morning, and the channel's digest."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import action_button, blocks
from slackapp.views.action_button import Which
from slackapp.views.blocks import Json
from slackapp.views.cards import safety_button
from slackapp.views.letter import Letter, Written
from slackapp.wording import channel, messages, mornings, times
from workflows.due import LONDON
from workflows.notices import Line

#: Lines of one part; more are counted.
MOST_LINES = 20
#: References in one block, whose text takes 3,000 characters.
IN_A_BLOCK = 200


def morning(letter: Letter) -> Written:
    """Write one message for what one person would be sent this morning."""
    words = mornings.bundle(letter.facts.lines, letter.called)
    if letter.facts.closing:
        return words, [blocks.section(f"*{words}*\n{messages.REPLACED}", "what")]
    made = [blocks.section(f"*{words}*", "what")]
    for number, line in enumerate(letter.facts.lines[:MOST_LINES]):
        said = f"*{mornings.place(line)}*\n{mornings.bundle_line(line, past=line.late)}"
        made.append(blocks.section(said, f"line-{number}", _leads(line)))
    made += _without_a_button(letter.facts.lines[MOST_LINES:])
    return words, [*made, *blocks.actions([safety_button(letter)], "do"), *_at_home(letter)]


def _at_home(letter: Letter) -> Iterator[Json]:
    """Say what stands on App Home, which has what is due later, too."""
    if letter.waits and letter.written:
        yield blocks.context(mornings.at_home(letter.waits, letter.written), "home")


def _leads(line: Line) -> Json:
    """Lead to the dispute; of an action to its own form, since whoever does it reads no more."""
    if line.action:
        return action_button.record(
            Which(
                dispute=line.dispute,
                visit=line.visit,
                action=line.action,
                number=line.number,
                reference=line.reference,
            )
        )
    return blocks.button(
        messages.OPEN,
        ids.OPEN,
        value=ids.about(line.dispute, 0),
        label=f"{messages.OPEN} {line.reference}",
    )


def _without_a_button(lines: tuple[Line, ...]) -> Iterator[Json]:
    """Name the rest: a message has room for 50 blocks only."""
    if lines:
        yield blocks.section(f"*{mornings.more_of_them(len(lines))}*", "more")
    for first in range(0, len(lines), IN_A_BLOCK):
        named = ", ".join(line.reference for line in lines[first : first + IN_A_BLOCK])
        yield blocks.section(named, f"more-{first}")


def digest(letter: Letter) -> Written:
    """Write the channel's list: posts and references, never names or mentions."""
    facts = letter.facts
    today = facts.at.astimezone(LONDON).date() if facts.at else None
    past = [line for line in facts.lines if line.late]
    now_due = [line for line in facts.lines if not line.late and line.due.day == today]
    following = [line for line in facts.lines if not line.late and line.due.day != today]
    names = channel.digest_parts(following[0] if following else None)
    made = [blocks.header(times.day_of(facts.at) if facts.at else "", "day")]
    parts = {"today": now_due, "next": following, "past": past}
    for name, (block_id, lines) in zip(names, parts.items(), strict=True):
        made += _digest_part(name, block_id, lines)
    made.append(blocks.context(channel.DIGEST_FOOT, "foot"))
    return channel.digest_text(facts, len(now_due), len(following), len(past)), made


def _digest_part(name: str, block_id: str, lines: list[Line]) -> list[Json]:
    if not lines:
        return []
    said = [f"\u2022 {channel.digest_line(line, past=line.late)}" for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        said.append(channel.and_more(len(lines) - MOST_LINES))
    return [blocks.section("\n".join((f"*{name} ({len(lines)})*", *said)), block_id)]
