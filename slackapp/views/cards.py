"""Messages that ask somebody to act: a request, a reminder, a nudge, with their buttons."""

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter, Written, open_button
from slackapp.views.marks import closed, marks
from slackapp.wording import messages, safety, times
from slackapp.wording.filling import capital, fill, lower, words_for
from workflows.procedure import Choice


def request(letter: Letter) -> Written:
    facts = letter.facts
    if facts.closing:
        return closed(letter, facts.closing)
    lines = [_asks(letter), *marks(letter)]
    helps = _helps(letter) if not facts.marks and not facts.late else ""
    return f"{messages.place(facts)}: {lower(lines[0])}", _card(letter, lines, helps)


def _asks(letter: Letter) -> str:
    """Say what is asked, with what led to it, or that its date has passed."""
    facts = letter.facts
    if facts.late and not facts.to_stage:
        recorded = capital(messages.nothing_recorded(facts, ""))
        due = f"It was due {times.by_date(facts.due)}." if facts.due else ""
        return f"{recorded}. {due} {messages.still(facts)}"
    news = f"{facts.news} " if facts.news else ""
    return f"{news}{capital(messages.your_due(facts))}."


def agreement(letter: Letter) -> Written:
    facts = letter.facts
    if facts.closing:
        return closed(letter, facts.closing)
    line = messages.agreement(facts, _needs(letter))
    return f"{messages.place(facts)}: {lower(line)}", _card(letter, [line], "")


def _needs(letter: Letter) -> str:
    """Say what the stage that was asked for needs, in the file's words."""
    stage = letter.procedure.stages.get(letter.facts.to_stage)
    gates = [letter.procedure.gates[gate].needs for gate in stage.gates] if stage else []
    return " and ".join(gates)


def reminder(letter: Letter) -> Written:
    facts = letter.facts
    if facts.closing:
        return closed(letter, facts.closing)
    words = (
        messages.reminder_to_agree(facts, _needs(letter))
        if facts.to_stage
        else (messages.reminder(facts))
    )
    return f"{messages.place(facts)}: {words}", _card(letter, [capital(words)], "")


def nudge(letter: Letter) -> Written:
    facts = letter.facts
    if facts.closing:
        return closed(letter, facts.closing)
    recorded = messages.nothing_recorded(facts, _needs(letter))
    more = "" if facts.to_stage else f" {messages.ANOTHER_WAY}"
    words = f"{recorded}. {messages.was_due(facts, 'you')}{more}"
    return f"{messages.place(facts)}: {words}", _card(letter, [capital(words)], "")


def decide(letter: Letter) -> Written:
    facts = letter.facts
    if facts.closing:
        return closed(letter, facts.closing)
    recorded = messages.nothing_recorded(facts, _needs(letter))
    words = f"{recorded}. {messages.was_due(facts, f'the {facts.post}')}"
    lines = [capital(words), *marks(letter)]
    text = " ".join((f"{messages.place(facts)}: {words}", *marks(letter)))
    return text, _card(letter, lines, messages.telephone_first(facts), first="telephoned")


def stand_in(letter: Letter) -> Written:
    facts = letter.facts
    if facts.closing:
        return closed(letter, facts.closing)
    recorded = messages.nothing_recorded(facts, _needs(letter))
    decides = letter.procedure.posts[letter.procedure.silence.decides].title
    due = messages.was_due(facts, f"the {facts.post}")
    words = f"{recorded}. {due} {messages.stand_in(facts, decides)}"
    made = _card(letter, [capital(words), *marks(letter)], "", also_open=True)
    return f"{messages.place(facts)}: {words}", made


def _card(
    letter: Letter, lines: list[str], small: str, *, first: str = "", also_open: bool = False
) -> list[Json]:
    """Lay out a message with buttons: where, what is asked, why, and what can be done."""
    head = _head(letter, "\n".join(lines))
    why = [blocks.context(small, "why")] if small else []
    buttons = _buttons(letter)
    if also_open:
        buttons.append(open_button(letter))
    buttons.append(
        blocks.button(
            safety.NEUTRAL_BUTTON,
            ids.SAFETY_OPEN,
            value=ids.about(letter.dispute, letter.facts.visit),
            label=safety.NEUTRAL_LABEL,
        )
    )
    return [head, *why, *blocks.actions(buttons, "do")]


def _head(letter: Letter, words: str) -> Json:
    """Bold are the reference and the due date, nothing else."""
    due = letter.facts.due
    for said in (times.by(due), times.by_date(due)) if due else ():
        if said in words:
            words = words.replace(said, f"*{said}*", 1)
            break
    return blocks.section(f"*{messages.place(letter.facts)}*\n{words}", "what")


def _buttons(letter: Letter) -> list[Json]:
    """Give a button for each choice, or one for all where the step has one form."""
    facts, procedure = letter.facts, letter.procedure
    about = ids.about(letter.dispute, facts.visit)
    words = words_for(procedure, reference=facts.reference, stage=facts.stage)
    if facts.opens:
        label = f"{messages.RECORD_AGREEMENT} {facts.reference}"
        return [
            blocks.button(
                messages.RECORD_AGREEMENT, ids.AGREEMENT, value=about, label=label, primary=True
            )
        ]
    step = procedure.steps[facts.step]
    if step.one_form and facts.choices:
        label = f"{step.one_form.button} {facts.reference}"
        return [
            blocks.button(step.one_form.button, ids.STEP, value=about, label=label, primary=True)
        ]
    return [
        choice_button(letter.dispute, facts.visit, name, choice, words, primary=number == 0)
        for number, name in enumerate(facts.choices)
        if (choice := letter.choice(name))
    ]


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


def _helps(letter: Letter) -> str:
    """Say in a small line what each button does."""
    found = [letter.choice(name) for name in letter.facts.choices]
    if letter.procedure.steps[letter.facts.step].one_form:
        return ""
    return " ".join(f"{each.button}: {each.help}." for each in found if each and each.help)
