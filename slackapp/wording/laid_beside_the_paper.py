"""A procedure in plain words, stage by stage, with the clause beside each rule."""

from collections.abc import Iterator, Mapping

from slackapp.wording import in_plain_words as say
from slackapp.wording import questions_in_plain_words as questions
from slackapp.wording.filling import capital
from slackapp.wording.open_questions import asked, to_decide
from workflows import open_questions
from workflows.checking import OURS, Path
from workflows.choices import Choice, Step
from workflows.parts import FixedLimit, every_rule
from workflows.procedure import Procedure
from workflows.rungs import Stage

Lines = Iterator[str]


def show(procedure: Procedure) -> str:
    """Give the whole procedure, to be laid beside the paper."""
    open_ones = map(to_decide, open_questions.of(procedure))
    parts = [[procedure.title, procedure.about, *open_ones], *map(list, _parts(procedure))]
    return "\n".join("\n".join(part) + "\n" for part in parts)


def _parts(procedure: Procedure) -> Iterator[Lines]:
    yield _headed("Who", _posts(procedure))
    yield _headed("Raising it", _raising(procedure))
    for key, stage in procedure.stages.items():
        yield _headed(say.cited(f"{stage.title} ({key})", stage), _stage(procedure, key, stage))
    yield _headed("When a date passes", _silence(procedure))
    yield _headed("At any time", _choices(procedure, procedure.any_time, ""))
    if procedure.attachable:
        yield _headed("To attach to others", _choices(procedure, procedure.attachable, ""))
    if procedure.apart:
        yield _headed("Without a dispute", _apart(procedure))
    yield _headed("How it ends", _ends(procedure))
    if procedure.facts:
        yield _headed("What answers make true", _facts(procedure))
    if procedure.records:
        yield _headed("What is kept elsewhere", _records(procedure))
    for form in procedure.forms.values():
        yield _headed(f"Form: {form.title}", questions.form(form))
    if procedure.guidance or procedure.words:
        yield _headed("Words of the paper that bind nobody", questions.guidance(procedure))
    yield _headed("Limits that no source prints (ours)", _ours(procedure))
    yield _headed("Still to decide", _to_decide(procedure))


def _headed(title: str, lines: Lines) -> Lines:
    yield title.upper() if title == title.capitalize() else title
    yield from (f"  {line}".rstrip() for line in lines)


def _posts(procedure: Procedure) -> Lines:
    for post in procedure.posts.values():
        said = f"{capital(post.title)} ({say.SIDES[post.side]}): {say.found(procedure, post)}"
        if post.unless and post.instead:
            fact = procedure.facts[post.unless].label
            said += f'; {say.post_named(procedure, post.instead)} instead, if "{fact}"'
        if post.counted:
            said += "; the monitoring report counts how often it was told"
        yield say.cited(f"{said}.", post)


def _raising(procedure: Procedure) -> Lines:
    raising = procedure.raising
    yield say.cited(f"By {say.people(procedure, raising.by, 'or')}.", raising)
    yield f"Asks {say.forms(procedure, raising.form)}."
    if raising.limit:
        since = say.label_of(procedure, raising.counted_from)
        limit = capital(say.limit(procedure, raising.limit))
        yield f'{limit}, counted from "{since}"; later is shown as late, never refused.'
    yield from _kept(procedure, raising.records)
    if procedure.limit:
        yield f"The whole of it: {say.limit(procedure, procedure.limit)}."


def _kept(procedure: Procedure, names: tuple[str, ...]) -> Lines:
    """Say each by its title, once: one paper may be kept in several places."""
    for title in dict.fromkeys(procedure.records[name].title for name in names):
        yield f'The record "{title}" is owed.'


def _stage(procedure: Procedure, key: str, stage: Stage) -> Lines:
    enter = stage.enter
    said = say.DIRECTLY if enter.directly else say.ONLY_FROM_BELOW
    if enter.unless:
        said += f' Not if "{procedure.facts[enter.unless].label}": "{enter.else_says}"'
    yield say.cited(said, enter)
    yield from _before_it_opens(procedure, stage)
    within = say.limit(procedure, stage.answer_within)
    yield f"Answered by {say.who(procedure, stage.answered_by)}, {within}."
    if stage.limit:
        yield f"The whole stage: {say.limit(procedure, stage.limit)}."
    for copied in stage.copies:
        yield say.cited(f"Copied from here on: {say.post_named(procedure, copied.post)}.", copied)
    for notice in stage.tell:
        yield say.notice(procedure, notice)
    yield from _kept(procedure, stage.records)
    for name in stage.release:
        yield f'The record "{procedure.records[name].title}" is due, whatever came of it.'
    for name in stage.steps:
        yield ""
        yield from _step(procedure, key, name, procedure.steps[name])


def _before_it_opens(procedure: Procedure, stage: Stage) -> Lines:
    by = say.people(procedure, stage.opened_by or procedure.raising.by, "or")
    if stage.form:
        yield f"Before it opens {by} records {say.forms(procedure, stage.form)}."
    for name in stage.gates:
        gate = procedure.gates[name]
        fields = procedure.forms[gate.form].fields
        must = [f'"{fields[key].options[value].label}"' for key, value in gate.must.items()]
        only = f"; it opens only with {' and '.join(must)}" if must else "; whatever was said"
        asked = f"{say.forms(procedure, [gate.form])} of {say.post_named(procedure, gate.of)}"
        yield say.cited(f"Before it opens {by} records {asked}{only}.", gate)


def _step(procedure: Procedure, stage: str, key: str, step: Step) -> Lines:
    yield say.cited(f"{capital(step.what)} ({key}): {step.asks}.", step)
    limit = step.limit or procedure.stages[stage].answer_within
    yield f"  By {say.who(procedure, step.by)}, {say.limit(procedure, limit)}."
    yield f"  Reads {say.forms(procedure, step.shows.forms)}."
    if step.watches_actions:
        yield "  Each agreed action is asked about on its own date."
    if step.meeting:
        invited = procedure.post_titles(step.meeting.invites, "and")
        also = f", with the {invited}" if invited else ""
        yield f"  A meeting of whoever is asked{also}: all have an invitation."
    yield from _choices(procedure, procedure.choices_of(key), stage)


def _choices(procedure: Procedure, choices: Mapping[str, Choice], stage: str) -> Lines:
    for choice in choices.values():
        if not stage or not choice.at or stage in choice.at:
            yield f"  - {say.choice(procedure, choice, stage)}"
            if choice.shows:
                yield f"    Reads {say.forms(procedure, choice.shows.forms)}."
            for notice in choice.tell:
                yield f"    {say.notice(procedure, notice)}"
            yield from (f"    {line}" for line in _kept(procedure, choice.records))


def _apart(procedure: Procedure) -> Lines:
    for rule in procedure.apart.values():
        by, asks = say.people(procedure, rule.by, "or"), say.forms(procedure, rule.form)
        yield say.cited(f'- "{rule.button}" ({rule.prefix}), by {by}: asks {asks}.', rule)
        yield from (f"  {say.notice(procedure, notice)}" for notice in rule.tell)


def _silence(procedure: Procedure) -> Lines:
    silence = procedure.silence
    decides = say.post_named(procedure, silence.decides)
    stands_in = say.post_named(procedure, silence.stands_in)
    yield "Nothing moves by itself. Whoever must act is told, and so is whoever decides."
    yield say.cited(f"{capital(decides)} decides what happens now.", silence)
    yield f"{capital(say.limit(procedure, silence.within))}; then {stands_in} may decide as well."
    opening = say.limit(procedure, procedure.opening)
    yield f"What a stage needs before it opens is recorded {opening}."


def _ends(procedure: Procedure) -> Lines:
    for end in procedure.ends.values():
        yield say.cited(f'"{end.title}": {say.ENDED[end.kind]}.', end)
        for notice in end.tell:
            yield f"  {say.notice(procedure, notice)}"


def _facts(procedure: Procedure) -> Lines:
    for fact in procedure.facts.values():
        answers = [
            f'"{say.label_of(procedure, field)}" is answered {" or ".join(values)}'
            for field, values in fact.when.items()
        ]
        yield say.cited(f'"{fact.label}", if {" or ".join(answers)}.', fact)


def _records(procedure: Procedure) -> Lines:
    return (say.record(procedure, each) for each in procedure.records.values())


def _ours(procedure: Procedure) -> Lines:
    limits = list(_limits(procedure))
    ours = [
        f"{where}: {say.limit(procedure, each)}" for where, each in limits if OURS in each.source
    ]
    yield from ours or [say.NO_LIMITS_OF_OURS]


def _to_decide(procedure: Procedure) -> Lines:
    limits = list(_limits(procedure))
    yield from [f"{where}: {asked(each)}" for where, each in limits if each.confirm] or [
        say.NOTHING_TO_DECIDE
    ]


def _limits(procedure: Procedure) -> Iterator[tuple[str, FixedLimit]]:
    for path, rule in every_rule(procedure):
        if isinstance(rule, FixedLimit):
            yield _where(path), rule


def _where(path: Path) -> str:
    return ".".join(map(str, path))
