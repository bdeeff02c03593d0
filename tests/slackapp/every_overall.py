"""A council with a limit for the whole, which has passed."""

from datetime import timedelta
from pathlib import Path

from tests.joint import altered
from tests.world import World, a_world

THE_WHOLE = ("\nopening:", "\nlimit: {working_days: 2, source: ours}\nopening:")


def past_the_whole(folder: Path) -> World:
    """Somebody raises a dispute, and nobody does anything for a week."""
    folder.mkdir()
    text = altered(("key: chair-drp", "key: in-two-days"), THE_WHOLE)
    (folder / "in-two-days.yaml").write_text(text, encoding="utf-8")
    own = {"DRP_PROCEDURES": ("in-two-days",), "DRP_PROCEDURES_DIR": folder}
    world = a_world(folder, **own)
    world.raised("stage_1")
    world.pass_to(world.clock.at + timedelta(days=7))
    return world
