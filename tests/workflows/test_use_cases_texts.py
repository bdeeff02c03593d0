"""The texts that live disputes go on under: kept, counted, and missed where one is nowhere."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from storage.tables import procedures
from tests.workflows.playing import FILE, PROCEDURE, TEXT
from tests.world import FINALISED, World
from workflows import reading
from workflows.desk import Library
from workflows.stored import LiveText
from workflows.use_cases.texts import live_texts, lost
from workflows.use_cases.world import procedure_of

NEWER = TEXT.replace("{working_days: 5, source: S1-85}", "{days: 9, source: ours}")


def now_uses(world: World, text: str) -> None:
    procedure = reading.read(text, FILE)
    library = Library(procedures={procedure.key: procedure}, texts={procedure.key: text})
    world.desk = replace(world.desk, library=library)


def does(world: World, *statements: object) -> None:
    """Change the database by hand, as only somebody can who runs it."""
    with world.desk.store.begin() as work:
        for statement in statements:
            work._connection.execute(statement)  # type: ignore[attr-defined]


def test_each_text_is_counted_by_the_open_disputes_that_began_under_it(world: World):
    over = world.raised("informal")
    world.choose("chair", over, "finalise", **FINALISED)
    assert world.now_is(over).end
    assert live_texts(world.desk.store) == ()
    world.raised()
    world.raised()
    now_uses(world, NEWER)
    world.raised("stage_2")

    found = {each.hash: each for each in live_texts(world.desk.store)}

    newer = world.desk.library.default.hash
    assert found == {
        PROCEDURE.hash: LiveText(hash=PROCEDURE.hash, key="chair-drp", text=TEXT, live=2),
        newer: LiveText(hash=newer, key="chair-drp", text=NEWER, live=1),
    }
    assert lost(world.desk) == ()


def test_a_text_that_this_version_cannot_read_is_lost(world: World):
    world.raised()
    now_uses(world, NEWER)
    unreadable = TEXT.replace("vocabulary: 1", "vocabulary: 7")
    does(world, update(procedures).values(text=unreadable))

    assert [each.live for each in lost(world.desk)] == [1]


def test_what_was_not_asked_of_files_then_does_not_stop_what_began_under_one(world: World):
    dispute = world.raised()
    now_uses(world, NEWER)
    unsound = TEXT.replace("to: review\n", "to: reviw\n")
    does(world, update(procedures).values(text=unsound))
    with pytest.raises(reading.NotAProcedure):
        reading.read(unsound, FILE)

    assert lost(world.desk) == ()
    with world.desk.store.read() as work:
        assert procedure_of(world.desk, work, dispute).title == PROCEDURE.title


def test_a_text_that_is_not_kept_is_lost_unless_the_very_file_is_in_use(world: World):
    world.raised()
    kept = list(live_texts(world.desk.store))
    without = replace(kept[0], key="", text=None)

    class Forgets:
        """A store from which somebody took the text."""

        def read(self) -> object:
            return self

        def __enter__(self) -> "Forgets":
            return self

        def __exit__(self, *_: object) -> None: ...

        def live_texts(self) -> list[LiveText]:
            return [without]

    in_use = replace(world.desk, store=Forgets())  # type: ignore[arg-type]
    now_uses(world, NEWER)
    gone = replace(world.desk, store=Forgets())  # type: ignore[arg-type]

    assert lost(in_use) == ()
    assert lost(gone) == (without,)
