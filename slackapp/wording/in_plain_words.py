"""The rules of a procedure file in plain words, to lay beside the paper it was written from."""

from collections.abc import Iterable

from slackapp.wording import dates
from slackapp.wording.filling import fill, listed
from workflows.choices import NEXT_STAGE, STAY, Choice
from workflows.notice_rules import ALL_FORMS, Notice, Record
from workflows.parts import Condition, FixedLimit, Limit, Rule, Who
from workflows.procedure import ANYONE, RESPONDER, Post, Procedure

SIDES = {
    "raising": "side that raises",
    "responding": "side that answers",
    "neither": "neither side",
}
ENDED = {
    "resolved": "it is resolved",
    "decided": "it is decided",
    "withdrawn": "it is withdrawn",
    "referred": "it goes to somebody outside",
    "unresolved": "it is not resolved",
}
RELEASED = {
    "at_once": "at once",
    "when_resolved": "once it is resolved, and not before",
    "at_end": "once it has ended",
}
NO_LIMITS_OF_OURS = "None: every limit is printed by a source."
NOTHING_TO_DECIDE = "None."
DIRECTLY, ONLY_FROM_BELOW = "A dispute may begin here.", "A dispute comes here from below only."


def cited(words: str, rule: Rule) -> str:
    """Put the clauses behind the words that carry them."""
    return f"{words} [{', '.join(rule.source)}]"


def post_named(procedure: Procedure, name: str) -> str:
    """Say a post, or whoever a word stands for."""
    stands_for = {RESPONDER: "whoever answers the stage", ANYONE: "anybody"}
    return stands_for.get(name) or f"the {procedure.posts[name].title}"


def plain(template: str) -> str:
    """Say a template where there is no dispute to fill it in."""
    return fill(template, {"stage": "the stage", "next_stage": "the next stage", "Post": "The one"})


def people(procedure: Procedure, names: Iterable[str], joined: str = "and") -> str:
    """Say several posts."""
    said = [post_named(procedure, name) for name in names]
    return listed(said) if joined == "and" else f" {joined} ".join(said)


def who(procedure: Procedure, by: Who) -> str:
    """Say who answers: one of several, or all of them together."""
    if not by.together:
        return people(procedure, by.posts, "or")
    sign = f', each signing "{procedure.forms[by.sign].title}"' if by.sign else ""
    return f"{people(procedure, by.posts)} together, with one answer{sign}"


def found(procedure: Procedure, post: Post) -> str:
    """Say how the person is found."""
    if post.found == "raiser":
        return "whoever raises it"
    if post.found == "outside":
        return "an address outside" + (f', printed "{post.printed}"' if post.printed else "")
    if post.found == "chosen":
        return "chosen in a form"
    below = post.line_manager_of
    return f"up the line from {post_named(procedure, below)}" if below else "the people list"


def label_of(procedure: Procedure, name: str) -> str:
    """Give the question that a field asks."""
    forms = procedure.forms.values()
    return next((form.fields[name].label for form in forms if name in form.fields), name)


def limit(procedure: Procedure, rule: FixedLimit) -> str:
    """Say by when, with the words of the paper and what is still to decide."""
    said = _agreed(procedure, rule) if isinstance(rule, Limit) and rule.agreed else _fixed(rule)
    said += f', printed "{rule.printed}"' if rule.printed else ""
    return cited(said + (f" (to decide: {rule.confirm})" if rule.confirm else ""), rule)


def _fixed(rule: FixedLimit) -> str:
    return f"within {rule.fixed if isinstance(rule, Limit) else rule.span}"


def _agreed(procedure: Procedure, rule: Limit) -> str:
    said = f'by the date agreed in "{label_of(procedure, rule.agreed or "")}"'
    if rule.cap:
        said += f", at most {rule.cap.span} away"
    if rule.over_cap:
        said += f' (later only with "{label_of(procedure, rule.over_cap)}")'
    return said


def forms(procedure: Procedure, keys: Iterable[str]) -> str:
    """Name forms by their titles."""
    return listed([f'"{procedure.forms[key].title}"' for key in keys])


def step_named(procedure: Procedure, key: str) -> str:
    """Say a step by its noun; where another has the same, by what it asks."""
    step = procedure.steps[key]
    alike = [each for each in procedure.steps.values() if each.what == step.what]
    return step.what if len(alike) == 1 else step.asks


def place(procedure: Procedure, to: str, stage: str) -> str:
    """Say where a choice leads that is made at *stage*."""
    above = procedure.stage_after(stage) if to == NEXT_STAGE and stage else None
    if to in procedure.ends:
        return f'ends it: "{procedure.ends[to].title}"'
    if to in procedure.steps:
        return f'leads to "{step_named(procedure, to)}" ({to})'
    if to in procedure.stages or above:
        return _to_stage(procedure, above or to)
    words = {STAY: "moves nothing", NEXT_STAGE: "leads to the next stage"}
    return words.get(to, "leads to any higher stage")


def _to_stage(procedure: Procedure, stage: str) -> str:
    there = procedure.stages[stage]
    return f'leads to "{there.title}", {who(procedure, there.answered_by)}'


def choice(procedure: Procedure, rule: Choice, stage: str = "") -> str:
    """Say a button: whose it is, when it is there, what it asks, where it leads."""
    said = f'"{rule.button}"' + (f", by {people(procedure, rule.by, 'or')}" if rule.by else "")
    said += ", once the date has passed" if rule.when == "late" else ""
    said += _only(procedure, rule)
    said += f", at most {_times(rule.times)} at a stage" if rule.times else ""
    said += f": asks {forms(procedure, rule.form)}" if rule.form else ":"
    said += f"{_must(procedure, rule)}, and" if rule.form else ""
    said += f" {dates.MOVES if rule.moves_date else place(procedure, rule.to, stage)}"
    said += f", {limit(procedure, rule.limit)}" if rule.limit else ""
    said += dates.once_agreed(procedure, rule) if rule.moves_date else ""
    said += "; it counts as resolved from here on" if rule.resolves else ""
    return cited(f"{said}.", rule)


def _must(procedure: Procedure, rule: Choice) -> str:
    """Say the answers that it stands only with, and what is said to whoever gives another."""
    asked = {name: each for key in rule.form for name, each in procedure.forms[key].fields.items()}
    said = [
        f'"{asked[name].options[value].label}" to "{asked[name].label}"'
        for name, value in rule.must.items()
    ]
    return f' (only with {listed(said)}; else: "{rule.else_says}")' if said else ""


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _only(procedure: Procedure, rule: Condition) -> str:
    said = f', only if "{procedure.facts[rule.if_].label}"' if rule.if_ else ""
    return said + (f', unless "{procedure.facts[rule.unless].label}"' if rule.unless else "")


def notice(procedure: Procedure, rule: Notice) -> str:
    """Say who is told, how, and with what."""
    by = {"message": "a message", "email": "an e-mail", "channel": "a post in the channel"}[rule.by]
    said = f"{people(procedure, rule.to)} by {by}"
    said = f'{said} titled "{rule.title}"' if rule.title else said
    said += f', to the attention of "{rule.attention_of}"' if rule.attention_of else ""
    said += f", copied to {people(procedure, rule.cc)}" if rule.cc else ""
    said += f", with {_attached(procedure, rule)}" if rule.attach else ""
    said += ", with a sheet that says which children" if rule.which_children else ""
    said += ", to a secure address only" if rule.secure else ""
    said += ", marked as of high importance" if rule.high_importance else ""
    said += ", to be acknowledged" if rule.acknowledge else ""
    said += _only(procedure, rule)
    return cited(f"Tells {said}" + (f': "{rule.says}"' if rule.says else "."), rule)


def _attached(procedure: Procedure, rule: Notice) -> str:
    every = ALL_FORMS in rule.attach
    said = "every form" if every else forms(procedure, rule.attach)
    return f"{said}, or a summary where there is none" if rule.or_summary else said


def record(procedure: Procedure, rule: Record) -> str:
    """Say what is kept outside the app, where, and from when."""
    said = f'"{rule.title}" holds {_held(procedure, rule.holds)}'
    said += f", never {_held(procedure, rule.never_holds)}" if rule.never_holds else ""
    said += f"; kept {rule.kept}, due {RELEASED[rule.release]}"
    said += f"; until then {rule.until_then}" if rule.until_then else ""
    return cited(f"{said}.", rule)


def _held(procedure: Procedure, names: Iterable[str]) -> str:
    titles = {key: f'"{form.title}"' for key, form in procedure.forms.items()}
    return listed([titles.get(name, f"the {name}") for name in names])


FIGURES = (
    "{states} states and {moves} moves tried. The longest it can take, if everybody acts "
    "at the very last moment: {longest}{whole}. The longest form has {blocks} blocks."
)
