"""Messages that ask somebody to act: a request, a reminder, a nudge, with their buttons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from slackapp import ids
from slackapp.views import as_cover, blocks, more_choices
from slackapp.views.blocks import Json
from slackapp.views.joint import agree_button
from slackapp.views.letter import Letter, Written, open_button
from slackapp.views.marks import closed, marks
from slackapp.wording import cover, messages, opening, safety, times
from slackapp.wording import joint as joint_words
from slackapp.wording.filling import capital, fill, lower, words_for
from workflows.choices import Choice
from workflows.kinds import Kind
from workflows.notices import Closing


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a message asks, in a sentence; then what was done, and why in a small line."""

    says: str
    small: str = ""
    also_open: bool = False
    begins_with_a_name: bool = False


def card(letter: Letter) -> Written:
    """Write a message with buttons, or what has become of it since."""
    facts = letter.facts
    if facts.closing and facts.closing.act:
        return closed(letter, facts.closing, facts.closing.act)
    if facts.no_post:
        return no_post(letter)
    asked = _as_cover(_ASKS[letter.kind](letter), letter)
    lines = [asked.says, *marks(letter)]
    said = " ".join(lines)
    text = f"{messages.place(facts)}: {said if asked.begins_with_a_name else lower(said)}"
    if facts.closing:
        return text, _out_of_use(letter, asked, facts.closing)
    why = [blocks.context(asked.small, "why")] if asked.small else []
    more = [open_button(letter)] if asked.also_open else []
    buttons = [*_buttons(letter), *more, more_button(letter), safety_button(letter)]
    if facts.covered:
        buttons = [open_button(letter)]
    return text, [_head(letter, lines), *why, *blocks.actions(buttons, "do")]


def no_post(letter: Letter) -> Written:
    """Say to whoever holds no post any more that they are asked nothing, and offer nothing."""
    text = f"{messages.place(letter.facts)}: {lower(messages.NO_POST)}"
    return text, [_head(letter, [messages.NO_POST])]


def _out_of_use(letter: Letter, asked: Asked, closing: Closing) -> list[Json]:
    """Leave the way to read it, but to whoever covers no more."""
    if closing.cover_over:
        return [_head(letter, [asked.says, cover.OVER])]
    head = _head(letter, [asked.says, messages.REPLACED])
    return [head, *blocks.actions([open_button(letter)], "do")]


def _as_cover(asked: Asked, letter: Letter) -> Asked:
    facts = letter.facts
    if not facts.covers and not facts.covered:
        return asked
    helps = "" if facts.covered else asked.small
    return Asked(says=as_cover.says(asked.says, letter), small=helps, also_open=asked.also_open)


# ---- what each kind asks --------------------------------------------------------------------


def _request(letter: Letter) -> Asked:
    facts = letter.facts
    if facts.late:
        recorded = capital(messages.nothing_recorded(facts, ""))
        due = messages.it_was_due(facts.due) if facts.due else ""
        return Asked(says=f"{recorded}. {due} {messages.still(facts)}")
    news = f"{facts.news} " if facts.news else ""
    says = f"{news}{capital(messages.your_due(facts))}."
    return Asked(says=says, small="" if facts.marks else _helps(letter))


def _agreement(letter: Letter) -> Asked:
    return Asked(says=messages.agreement(letter.facts, _needs(letter)))


def _agree(letter: Letter) -> Asked:
    facts = letter.facts
    name, choice = letter.directory.name(facts.person), letter.choice(facts.choice)
    due = times.by(facts.due) if facts.due else ""
    says = joint_words.asks_you(name, facts.what, choice.button if choice else "", due)
    return Asked(says=says, begins_with_a_name=True)


def _reminder(letter: Letter) -> Asked:
    facts = letter.facts
    if facts.to_stage:
        return Asked(says=capital(messages.reminder_to_agree(facts, _needs(letter))))
    return Asked(says=capital(messages.reminder(facts)))


def _nudge(letter: Letter) -> Asked:
    recorded = capital(messages.nothing_recorded(letter.facts, _needs(letter)))
    more = "" if letter.facts.to_stage else f" {messages.ANOTHER_WAY}"
    return Asked(says=f"{recorded}. {messages.was_due(letter.facts, 'you')}{more}")


def _decide(letter: Letter) -> Asked:
    small = messages.telephone_first(letter.facts)
    return Asked(says=_nothing_from_them(letter), small=small)


def _stand_in(letter: Letter) -> Asked:
    decides = letter.procedure.who_decides
    says = f"{_nothing_from_them(letter)} {messages.stand_in(decides)}"
    return Asked(says=says, also_open=True)


def _nothing_from_them(letter: Letter) -> str:
    recorded = capital(messages.nothing_recorded(letter.facts, _needs(letter)))
    return f"{recorded}. {messages.was_due(letter.facts, f'the {letter.facts.post}')}"


def _needs(letter: Letter) -> str:
    """Say what the stage that was asked for needs, in the file's words."""
    if not letter.facts.to_stage:
        return ""
    stands_in = letter.kind is Kind.STAND_IN
    own = frozenset({letter.procedure.silence.stands_in} if stands_in else ())
    return opening.needs(letter.procedure, letter.facts.to_stage, own)


_ASKS: Mapping[Kind, Callable[[Letter], Asked]] = {
    Kind.REQUEST: _request,
    Kind.AGREEMENT: _agreement,
    Kind.AGREE: _agree,
    Kind.REMINDER: _reminder,
    Kind.NUDGE: _nudge,
    Kind.DECIDE: _decide,
    Kind.STAND_IN: _stand_in,
}


#: Those that ask somebody to agree, where a joint answer waits.
_TO_AGREE = frozenset({Kind.AGREE, Kind.REMINDER, Kind.NUDGE})

# ---- how it is laid out ---------------------------------------------------------------------


def _head(letter: Letter, lines: list[str]) -> Json:
    """Bold are the reference and the due date, nothing else."""
    words = blocks.escape("\n".join(lines))
    due = letter.facts.due
    for said in (times.by(due), times.by_date(due)) if due else ():
        if said in words:
            words = words.replace(said, f"*{said}*", 1)
            break
    return blocks.section(f"*{messages.place(letter.facts)}*\n{words}", "what")


def _helps(letter: Letter) -> str:
    """Say in a small line what each button does."""
    if letter.procedure.steps[letter.facts.step].one_form:
        return ""
    facts = letter.facts
    words = words_for(letter.procedure, reference=facts.reference, stage=facts.stage)
    found = [letter.choice(name) for name in facts.choices]
    helps = (f"{each.button}: {each.help}." for each in found if each and each.help)
    return " ".join(fill(each, words) for each in helps)


def _buttons(letter: Letter) -> list[Json]:
    """Give a button for each choice, or one for all where the step has one form."""
    facts, procedure = letter.facts, letter.procedure
    if facts.opens:
        return [_whole_form(letter, opening.record(procedure, facts.to_stage), ids.AGREEMENT)]
    if facts.proposal and letter.kind in _TO_AGREE:
        return _to_agree(letter)
    step = procedure.steps[facts.step]
    if step.one_form and facts.choices:
        return [_whole_form(letter, step.one_form.button, ids.STEP)]
    words = words_for(procedure, reference=facts.reference, stage=facts.stage)
    return [
        choice_button(letter.dispute, facts.visit, name, choice, words, primary=number == 0)
        for number, name in enumerate(facts.choices)
        if (choice := letter.choice(name))
    ]


def _to_agree(letter: Letter) -> list[Json]:
    """Give the way to agree, and on the message that first asks for it, to propose otherwise."""
    facts = letter.facts
    read = agree_button(letter.dispute, facts.visit, facts.reference, primary=True)
    if letter.kind is not Kind.AGREE:
        return [read]
    is_one_form = letter.procedure.steps[facts.step].one_form
    change = blocks.button(
        joint_words.CHANGE,
        ids.STEP if is_one_form else f"{ids.CHOICE}:{facts.choice}",
        value=ids.about(letter.dispute, facts.visit, "" if is_one_form else facts.choice),
        label=f"{joint_words.CHANGE} {facts.reference}",
    )
    return [read, change]


def _whole_form(letter: Letter, words: str, action_id: str) -> Json:
    return blocks.button(
        words,
        action_id,
        value=ids.about(letter.dispute, letter.facts.visit),
        label=f"{words} {letter.facts.reference}",
        primary=True,
    )


def choice_button(
    dispute: str, visit: int, name: str, choice: Choice, words: dict[str, str], *, primary: bool
) -> Json:
    """Draw one choice as a button; what it is about is in its value, ids only."""
    with_button = {**words, "button": choice.button}
    return blocks.button(
        choice.button,
        f"{ids.CHOICE}:{name}",
        value=ids.about(dispute, visit, name),
        label=fill(choice.label or choice.title, with_button),
        primary=primary,
    )


def more_button(letter: Letter) -> Json:
    """The way to what else one may need, on every message that asks somebody to act."""
    return more_choices.button(letter.dispute, letter.facts.visit, letter.facts.reference)


def safety_button(letter: Letter) -> Json:
    """The way to what to do now, on every message that asks somebody to act."""
    return blocks.button(
        safety.NEUTRAL_BUTTON,
        ids.SAFETY_OPEN,
        value=ids.about(letter.dispute, letter.facts.visit),
        label=safety.NEUTRAL_LABEL,
    )
