"""What must hold of every way that a dispute can go, and what is said where it does not."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from workflows import engine
from workflows.checking.finding import ATTACHABLE, Path, Problem, each_choice, way_to
from workflows.dispute import Dispute
from workflows.procedure import Procedure
from workflows.proving.rounds import leading_to, rounds
from workflows.proving.walking import CLOCK, Walk, Way

#: Posts whose people do nothing.
Silent = frozenset[str]


def problems(walk: Walk) -> Iterator[Problem]:
    """Find what can never happen, what can go on for ever, and where nobody can go on."""
    if not walk.states:
        yield ("raising",), "Nobody can raise a dispute.", "Let one begin: enter: {directly: true}."
        return
    yield from _never_reached(walk)
    yield from _never_chosen(walk)
    yield from _nobody_asked(walk)
    yield from _no_end(walk)
    yield from _silence(walk)
    yield from _for_ever(walk)
    yield from _nobody_told(walk)


def _never_reached(walk: Walk) -> Iterator[Problem]:
    stages = {state.stage for state in walk.states}
    steps = {(state.stage, state.step) for state in walk.states}
    ends = {state.end for state in walk.states}
    for key, stage in walk.procedure.stages.items():
        if key not in stages:
            yield (
                ("stages", key),
                "No dispute ever comes here.",
                "Lead a choice here, or take it away.",
            )
            continue
        for number, step in enumerate(stage.steps):
            if (key, step) not in steps:
                yield (
                    ("stages", key, "steps", number),
                    f'No dispute ever comes to "{step}" at {key}.',
                    "Lead a choice of this stage there, or take it out of steps.",
                )
    for key in walk.procedure.ends.keys() - ends:
        yield ("ends", key), "No dispute ever ends so.", "Lead a choice here, or take it away."


def _never_chosen(walk: Walk) -> Iterator[Problem]:
    made = {_path(walk, way) for way in walk.ways if not way.proposes}
    for path, _ in each_choice(walk.procedure):
        if path not in made and path[0] != ATTACHABLE:
            yield (
                path,
                "Nobody can ever make this choice.",
                "Look at by, when, at, if and unless, and at what its forms ask.",
            )


def _path(walk: Walk, way: Way) -> Path:
    """Give the way in the file to what was done: the choice, else the step where it was done."""
    step = walk.states[way.start].step
    return way_to(walk.procedure, step, way.choice) if way.choice else ("steps", step)


def _nobody_asked(walk: Walk) -> Iterator[Problem]:
    """Whoever is asked can go on by themselves, without waiting to be late."""
    led_on: dict[tuple[str, ...], set[int]] = {}
    for at, state in walk.live():
        asked = _asked(walk, state)
        if asked not in led_on:
            led_on[asked] = _led_on_by(walk, frozenset(asked))
        if not asked:
            yield (
                ("steps", state.step),
                f"At {state.stage} nobody is asked.",
                "Write under by: a post that is known by then.",
            )
        elif at not in led_on[asked]:
            yield (
                ("steps", state.step),
                f"At {state.stage} {_titles(walk, asked)} can do nothing that leads on.",
                "Give them a choice that does.",
            )


def _asked(walk: Walk, state: Dispute) -> tuple[str, ...]:
    """Give whoever is asked; where a joint answer waits, whoever has agreed could change it."""
    asked = tuple(engine.must_act(walk.procedure, state).values())
    return (*asked, *state.proposal.agreed.values()) if state.proposal else asked


def _titles(walk: Walk, posts: Iterable[str]) -> str:
    return f"the {walk.procedure.post_titles(posts)}"


def _no_end(walk: Walk) -> Iterator[Problem]:
    """From every state an end is reached, without what stands beside the ladder."""
    ended = (at for at, state in enumerate(walk.states) if state.end)
    fine = leading_to(ended, ((way.start, way.end) for way in walk.ways if not way.beside))
    for at, state in walk.live():
        if at not in fine:
            yield (
                ("steps", state.step),
                f"From here, at {state.stage}, no end can be reached.",
                "Lead a choice to an end, or to where there is one.",
            )


def _silence(walk: Walk) -> Iterator[Problem]:
    """Any one may be silent, and any two but the last two: somebody can still go on."""
    everybody = frozenset(walk.procedure.posts) | {CLOCK}
    stalled = defaultdict[int, list[Silent]](list)
    for silent in _silences(walk.procedure):
        fine = _moved_by(walk, everybody - silent)
        for at, state in walk.live():
            if at in fine or silent == _last_two(walk.procedure, state):
                continue
            if not any(fewer < silent for fewer in stalled[at]):
                stalled[at].append(silent)
                yield _stalls(walk.procedure, state, silent)


def _silences(procedure: Procedure) -> Iterator[Silent]:
    """Give each post alone, then each two, so that nobody is named without whom it stalls too."""
    return (frozenset(each) for number in (1, 2) for each in combinations(procedure.posts, number))


def _last_two(procedure: Procedure, state: Dispute) -> Silent:
    """Give whoever decides in silence and whoever stands in for them: after them comes nobody."""
    return frozenset({engine.decides(procedure, state), procedure.silence.stands_in})


def _stalls(procedure: Procedure, state: Dispute, silent: Silent) -> Problem:
    quiet = procedure.post_titles(post for post in procedure.posts if post in silent)
    return (
        ("steps", state.step),
        f"At {state.stage} nobody can go on without the {quiet}.",
        "Give whoever decides (silence:) a choice with when: late that leads on.",
    )


def _led_on_by(walk: Walk, people: frozenset[str]) -> set[int]:
    """Give the same, and the states from which these people come to ask for a stage at least."""
    asking = _from_where(walk, people, lambda way: way.asks)
    return _moved_by(walk, people) | {at for at in asking if not walk.states[at].waits_to_open}


def _moved_by(walk: Walk, people: frozenset[str]) -> set[int]:
    """Give the states from which these people by themselves come to another question, or an end."""
    return _from_where(walk, people, lambda way: way.moves)


def _from_where(walk: Walk, people: frozenset[str], is_goal: Callable[[Way], bool]) -> set[int]:
    ways = [way for way in walk.ways if way.by in people and not way.beside]
    return leading_to({way.start for way in ways if is_goal(way)}, ((w.start, w.end) for w in ways))


def _for_ever(walk: Walk) -> Iterator[Problem]:
    """What comes round again never starts a limit anew."""
    numbers = rounds(len(walk.states), ((way.start, way.end) for way in walk.ways))
    for way in walk.ways:
        if way.starts_clock and numbers[way.start] == numbers[way.end]:
            yield (
                _path(walk, way),
                "This can come round for ever, and each time a limit starts anew.",
                "Add times: to a choice of this round.",
            )


def _nobody_told(walk: Walk) -> Iterator[Problem]:
    """Whatever the file has told, or copied, has somebody by then."""
    for each in walk.unheard.values():
        yield (
            each.path,
            f"At {each.stage} nobody is told: who is {_titles(walk, each.posts)} is not known yet.",
            "Write a post that is known by then, or let a form of raising or of a stage "
            "name somebody.",
        )
