"""Posts: their names agree, they can be found, and whoever must act is known by then."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_choice, named
from workflows.checking.joint import each_who
from workflows.procedure import ANYONE, RESPONDER, Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with posts, and with names of posts."""
    yield from _lines_of_managers(procedure)
    yield from _who_is_named(procedure)
    yield from _who_raises(procedure)
    yield from _who_acts_in_silence(procedure)
    yield from _who_answers(procedure)
    yield from _who_does_a_step(procedure)


def _lines_of_managers(procedure: Procedure) -> Iterator[Problem]:
    """The directory is walked from the top of the list down, each post from one found before."""
    posts = list(procedure.posts)
    for index, (key, post) in enumerate(procedure.posts.items()):
        below, path = post.line_manager_of, ("posts", key, "line_manager_of")
        yield from named(path, [below] if below else [], posts, "post")
        if below in posts[index:]:
            yield path, f'"{below}" is not found before this post.', f"Write {below} above {key}."


def _who_is_named(procedure: Procedure) -> Iterator[Problem]:
    posts, silence = list(procedure.posts), procedure.silence
    yield from named(("silence", "decides"), [silence.decides], posts, "post")
    yield from named(("silence", "stands_in"), [silence.stands_in], posts, "post")
    yield from named(("raising", "by"), procedure.raising.by, posts, "post")
    for path, choice in each_choice(procedure):
        by = choice.by or ()
        yield from named((*path, "by"), by, [*posts, RESPONDER, ANYONE], "post")


def _who_raises(procedure: Procedure) -> Iterator[Problem]:
    """Somebody raises under a post they hold; nothing else may make them its holder."""
    fields = [field for form in procedure.forms.values() for field in form.fields.values()]
    for name in procedure.raising.by:
        post = procedure.posts.get(name)
        if post and post.found != "raiser":
            yield (
                ("posts", name),
                f'"{name}" raises, and is found otherwise.',
                "Write found: raiser.",
            )
        if name in {field.names for field in fields}:
            yield (
                ("raising", "by"),
                f'A form names who is "{name}", and that is whoever raises.',
                "Take names: away from that field.",
            )


def _who_acts_in_silence(procedure: Procedure) -> Iterator[Problem]:
    """Their lists are worked out from who raised, so that nothing else may decide who they are."""
    decides = procedure.silence.decides
    if decides == procedure.silence.stands_in:
        yield (
            ("silence", "stands_in"),
            f'"{decides}" decides already, and cannot stand in for themselves.',
            "Write another post, such as whoever manages them.",
        )
    settled = set(_settled_on_the_way(procedure))
    for word in ("decides", "stands_in"):
        name = getattr(procedure.silence, word)
        if not settled.isdisjoint(_line_down(procedure, name)):
            yield (
                ("silence", word),
                f'Who is "{name}" does not follow from who raises alone.',
                "Write a post of the raising side or of neither, which is found from the raiser, "
                "or in the directory by the raiser's line.",
            )


def _settled_on_the_way(procedure: Procedure) -> Iterator[str]:
    """Give the posts for which somebody is chosen, or asked to answer, in each dispute anew."""
    fields = [field for form in procedure.forms.values() for field in form.fields.values()]
    chosen = {field.names for field in fields}
    answer = {name for stage in procedure.stages.values() for name in stage.answered_by.posts}
    joint = {name for _, who in each_who(procedure) for name in who.all}
    for name, post in procedure.posts.items():
        if name in joint and post.found != "raiser":
            yield name
        answers = post.side == "responding" or (post.side == "neither" and name in answer)
        if answers or post.found == "chosen" or name in chosen:
            yield name


def _line_down(procedure: Procedure, name: str) -> list[str]:
    """Give a post and those of its line below it, each once."""
    line: list[str] = []
    while name in procedure.posts and name not in line:
        line.append(name)
        name = procedure.posts[name].line_manager_of or ""
    return line


def _who_answers(procedure: Procedure) -> Iterator[Problem]:
    for key, stage in procedure.stages.items():
        path: Path = ("stages", key, "answered_by")
        yield from named(path, stage.answered_by.posts, procedure.posts, "post")
        for name in stage.answered_by.posts:
            is_known = name in procedure.posts and not stage.answered_by.together
            if is_known and procedure.posts[name].side == "raising":
                yield (
                    path,
                    f'"{name}" is on the side that raises, and cannot answer it.',
                    "Write a post of the other side.",
                )


def _who_does_a_step(procedure: Procedure) -> Iterator[Problem]:
    asked = [procedure.forms[key] for key in procedure.raising.form if key in procedure.forms]
    chosen = {field.names for form in asked for field in form.fields.values()}
    there = {name for name, post in procedure.posts.items() if post.found == "directory"}
    known = {RESPONDER, *there, *procedure.raising.by, *chosen}
    raisers_are_posts = procedure.posts.keys() >= set(procedure.raising.by)
    for key, step in procedure.steps.items():
        path: Path = ("steps", key, "by")
        yield from named(path, step.by.posts, [*procedure.posts, RESPONDER], "post")
        for name in step.by.posts:
            is_post = raisers_are_posts and name in procedure.posts
            if is_post and name not in known and not step.by.together:
                yield (
                    path,
                    f'Nobody is asked: who is "{name}" is not settled when the step begins.',
                    "Write responder, a post that is found, or one that a form of raising chooses.",
                )
