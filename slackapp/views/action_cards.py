"""Messages about one agreed action: its date has come, or somebody reports on it."""

from slackapp.views import action_button, blocks
from slackapp.views.action_button import Which
from slackapp.views.cards import safety_button
from slackapp.views.letter import Letter, Written
from slackapp.wording import cover, ends, messages, times
from slackapp.wording import following as say
from slackapp.wording.filling import capital
from workflows.kinds import Kind


def card(letter: Letter) -> Written:
    """Write it with its buttons, or what has become of it since. It opens nothing else."""
    facts = letter.facts
    place = say.place(facts.reference)
    if facts.closing:
        words = _closed(letter)
        return f"{place}: {words}", [blocks.section(f"*{place}*\n{blocks.escape(words)}", "what")]
    words = say.reported(facts) if letter.kind is Kind.REPORTED else say.nothing_recorded(facts)
    which = Which(
        dispute=letter.dispute,
        visit=facts.visit,
        action=facts.action,
        number=facts.number,
        reference=facts.reference,
    )
    buttons = [*action_button.done_or_not(which), safety_button(letter)]
    said = blocks.section(f"*{place}*\n{capital(words)}", "what")
    return f"{place}: {words}", [said, *blocks.actions(buttons, "do")]


def _closed(letter: Letter) -> str:
    """Say who recorded it, or how it ended; of a later reminder, that it stands elsewhere."""
    closing = letter.facts.closing
    act = closing.act if closing else None
    if act is None:
        return cover.OVER if closing and closing.cover_over else messages.REPLACED
    if closing and closing.end:
        end = letter.procedure.ends[closing.end]
        return ends.on_a_request(end.title, end.kind, times.day_of(act.at))
    if closing and closing.step != letter.facts.step:
        return messages.OVER
    who = "you" if act.person == letter.to else letter.directory.name(act.person)
    return say.recorded_by(who, times.moment(act.at))
