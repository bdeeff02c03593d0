"""What was done with a message: the lines that stand in place of a used button."""

from slackapp.views import blocks
from slackapp.views.letter import Letter, Written, open_button
from slackapp.wording import messages, times
from slackapp.wording.filling import fill, lower, words_for
from workflows.events import Act
from workflows.notices import Closing


def marks(letter: Letter) -> list[str]:
    """Say what was done and left the question open: who, what and when."""
    return [_mark(letter, act) for act in letter.facts.marks]


def _mark(letter: Letter, act: Act) -> str:
    facts, choice = letter.facts, letter.choice(act.choice)
    if choice is None:
        return ""
    words = words_for(
        letter.procedure,
        reference=facts.reference,
        stage=facts.stage,
        who="you" if act.person == letter.to else letter.directory.name(act.person),
    )
    if choice.asked:
        decides = letter.procedure.who_decides
        then = messages.agreement_first(decides, words["next_post"])
        return f"{fill(choice.asked, words)} at {times.moment(act.at)}. {then}"
    said = fill(choice.mark or choice.done, words)
    when = f"on {times.day_of(act.at)}" if choice.when == "late" else f"at {times.moment(act.at)}"
    return f"{said} {when}."


def closed(letter: Letter, closing: Closing, act: Act) -> Written:
    """Keep the first line, say who did what and when, and leave only the way to read it."""
    words = _closing_words(letter, closing, act)
    is_a_name = words.startswith(letter.directory.name(act.person))
    text = f"{messages.place(letter.facts)}: {words if is_a_name else lower(words)}"
    head = blocks.section(f"*{messages.place(letter.facts)}*\n{blocks.escape(words)}", "what")
    return text, [head, *blocks.actions([open_button(letter)], "do")]


def _closing_words(letter: Letter, closing: Closing, act: Act) -> str:
    at = times.moment(act.at)
    is_mine = act.person == letter.to
    if closing.end and not is_mine:
        title = letter.procedure.ends[closing.end].title
        return messages.recorded_as(title, times.day_of(act.at))
    if closing.to_stage and not is_mine:
        return f"{messages.moved_to(closing.to_stage, at)}. {_then(letter, closing)}"
    who = "you" if is_mine else letter.directory.name(act.person)
    return f"{_done(letter, closing, act, who)} at {at}. {_then(letter, closing)}".strip()


def _done(letter: Letter, closing: Closing, act: Act, who: str) -> str:
    """Say what was done; recording an agreement is no choice of a step."""
    choice = letter.choice(act.choice)
    if choice is None:
        return messages.recorded_by(who) if closing.to_stage else messages.no_recorded_by(who)
    words = words_for(
        letter.procedure,
        reference=letter.facts.reference,
        stage=letter.facts.stage,
        to_stage=closing.to_stage,
        who=who,
    )
    return fill(choice.mark or choice.done, words)


def _then(letter: Letter, closing: Closing) -> str:
    """Say what comes next: to whoever did it, who is asked; to others, whether they are."""
    step = letter.procedure.steps.get(closing.step)
    if closing.yours and step:
        return messages.asked_next(step.what)
    if closing.act and closing.act.person != letter.to:
        return messages.NOTHING_MORE
    if closing.end or not step:
        return ""
    return fill(step.then, {"post": closing.post, "what": step.what})
