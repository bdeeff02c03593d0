"""What was done with a message: the lines that stand in place of a used button."""

from slackapp.views import blocks
from slackapp.views.letter import Letter, Written, open_button
from slackapp.wording import cover, ends, joint, messages, opening, passing_on, times
from slackapp.wording.filling import fill, listed, lower, next_asked, words_for
from workflows.engine import asked_of
from workflows.history import Act
from workflows.notices import Closing
from workflows.procedure import Procedure
from workflows.rungs import stage_name


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
        to_stage=act.to_stage,
        who=_named(letter, act.person, act),
    )
    if choice.asked or act.to_stage:
        asked = fill(choice.asked, words) or opening.asked_for_by(words["who"], act.to_stage)
        then = _before_it_opens(letter.procedure, act.to_stage, words["next_post"])
        return f"{asked} at {times.moment(act.at)}. {then}"
    said = fill(choice.mark or choice.done, words)
    when = f"on {times.day_of(act.at)}" if choice.when == "late" else f"at {times.moment(act.at)}"
    return f"{said} {when}."


def _before_it_opens(procedure: Procedure, stage: str, post: str) -> str:
    """Say who records what, before whom the stage that was asked for goes to."""
    if not stage or procedure.needs_agreement_only(stage):
        return messages.agreement_first(procedure.who_decides, post)
    openers = procedure.post_titles(procedure.opened_by(stage))
    return opening.opened_first(openers, stage_name(stage), post)


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
    if act.passed_to:
        return passing_on.closed("you" if is_mine else letter.directory.name(act.person), at)
    if closing.waits_for:
        return _waits(letter, closing, act)
    if act.to_stage:
        return _asked_for(letter, act)
    if closing.end and not is_mine:
        end = letter.procedure.ends[closing.end]
        return ends.on_a_request(end.title, end.kind, times.day_of(act.at))
    if closing.to_stage and not is_mine:
        return f"{messages.moved_to(closing.to_stage, at)}. {_then(letter, closing)}"
    done = _done(letter, closing, act, who(letter, act))
    return f"{done} at {at}. {_then(letter, closing)}".strip()


def who(letter: Letter, act: Act) -> str:
    """Name whoever did it, the reader first, as "you"."""
    by = sorted(act.by or (act.person,), key=lambda person: person != letter.to)
    return listed([_named(letter, one, act) for one in by])


def _named(letter: Letter, person: str, act: Act) -> str:
    """Name somebody to the reader: themselves, or their cover, as such."""
    if person == letter.to:
        return "you"
    is_cover = act.of == letter.to and person == act.person
    return cover.THE_COVER if is_cover else letter.directory.name(person)


def _waits(letter: Letter, closing: Closing, act: Act) -> str:
    """Say what was proposed or agreed to, and whom it waits for."""
    what, at = letter.facts.what, times.moment(act.at)
    if act.person != letter.to:
        return joint.they_proposed(letter.directory.name(act.person), what, at)
    if act.choice:
        return joint.you_proposed(what, at, closing.waits_for)
    return joint.you_agreed(what, at, closing.waits_for)


def _asked_for(letter: Letter, act: Act) -> str:
    """Say of a joint answer that all agreed to that the stage it asks for waits."""
    words = words_for(letter.procedure, to_stage=act.to_stage)
    said = opening.asked_for_by(who(letter, act), act.to_stage)
    then = _before_it_opens(letter.procedure, act.to_stage, words["next_post"])
    return f"{said} at {times.moment(act.at)}. {then}"


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
    together = asked_of(letter.procedure, letter.facts.stage, closing.step).together
    return next_asked(step, closing.post, several=together)
