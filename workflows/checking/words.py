"""The words of a file: templates that are filled in, and lengths that Slack takes."""

from collections.abc import Iterator
from string import Formatter

from workflows.checking.finding import Path, Problem, each_choice
from workflows.procedure import Procedure
from workflows.rungs import stage_name

#: A reference as long as every reference is, to see whether words fit with it.
SAMPLE = "DRP-0000-00"


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find templates that nothing fills in, and what does not fit into Slack."""
    widest = _widest(procedure)
    yield from fits(("title",), procedure.title, 75, widest)
    yield from fits(("about",), procedure.about, 500, widest)
    for path, choice in each_choice(procedure):
        words = {**widest, "button": choice.button}
        for name, longest in CHOICE_SIZES.items():
            yield from fits((*path, name), getattr(choice, name), longest, words)
        for name in ("button", "says", "title", "done"):
            yield from said((*path, name), getattr(choice, name))
    for key, gate in procedure.gates.items():
        path = ("gates", key, "else_says")
        yield from fits(path, gate.else_says, 300, {"Stage": widest["Stage"]})
        if gate.own:
            yield from fits(("gates", key, "own"), gate.own.label, 2000, widest)
            yield from fits(("gates", key, "own"), gate.own.help, 2000, widest)
    for key, step in procedure.steps.items():
        if step.one_form:
            for name, longest in {"button": 75, "title": 24, "says": 24}.items():
                path = ("steps", key, "one_form", name)
                yield from fits(path, getattr(step.one_form, name), longest, widest)
    for key, form in procedure.forms.items():
        fields = dict.fromkeys(form.fields, "")
        yield from fits(("forms", key, "brief"), form.brief, 2000, {**widest, **fields})
        yield from fits(("forms", key, "help"), form.help, 2000, {})
        for name, field in form.fields.items():
            path = ("forms", key, "fields", name)
            yield from fits((*path, "label"), field.label, 2000, widest)
            yield from fits((*path, "help"), field.help, 2000, widest)
            yield from said((*path, "label"), field.label)
            for value, option in field.options.items():
                yield from fits((*path, "options", value, "label"), option.label, 75, widest)
                yield from said((*path, "options", value, "label"), option.label)


#: What Slack takes: https://docs.slack.dev/reference/block-kit/blocks
CHOICE_SIZES = {
    "says": 24,
    "sent": 24,
    "title": 24,
    "button": 75,
    "label": 75,
    "help": 75,
    "intro": 2000,
    "outro": 2000,
    "spent": 2000,
    "done": 300,
    "mark": 300,
    "asked": 300,
    "short": 300,
    "news": 2000,
}


def _widest(procedure: Procedure) -> dict[str, str]:
    """Fill templates with the longest words that can stand there."""
    stage = max((stage_name(key) for key in procedure.stages), key=len)
    post = max((post.title for post in procedure.posts.values()), key=len)
    return {
        "reference": SAMPLE,
        "stage": stage,
        "Stage": stage,
        "next_stage": stage,
        "next_post": post,
        "post": post,
        "Post": post,
        "what": "reply",
        "who": "you",
        "Who": "You",
    }


def fits(path: Path, words: str, longest: int, widest: dict[str, str]) -> Iterator[Problem]:
    """Find a template that nothing fills in here, and words that are too long."""
    try:
        names = [name for name in map(_name, Formatter().parse(words)) if name is not None]
    except ValueError:
        yield path, f'A brace in "{words}" opens or closes nothing.', "Write {name}, or no brace."
        return
    wrong = [name for name in names if name not in widest]
    for name in wrong:
        yield path, f'"{{{name}}}" is not filled in here.', "Take it away."
    if wrong:
        return
    filled = words.format_map(widest)
    if len(filled) > longest:
        yield (
            path,
            f'"{words}" can be {len(filled)} characters long; Slack takes {longest}.',
            "Say it in fewer words.",
        )


def _name(part: tuple[str, str | None, str | None, str | None]) -> str | None:
    """Give what stands in one pair of braces, with all that is more than a name."""
    _, name, how, turned = part
    return (
        name
        if name is None
        else f"{name}{'!' + turned if turned else ''}{':' + how if how else ''}"
    )


def said(path: Path, words: str) -> Iterator[Problem]:
    """Find a text that says nothing, where people need one."""
    if not words.strip():
        yield path, "Nothing is said here.", "Write a few words."
