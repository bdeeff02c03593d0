"""Sample copies for the child's file, one dispute of each procedure.

Nothing in them is of anybody; only the references are not drawn, so that they stay the same.
"""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from slackapp import saving
from slackapp.documents import data, docx, html
from slackapp.samples.lives import LIVES
from slackapp.samples.playing import Playing, playing
from slackapp.samples.texts import Writing
from workflows import references
from workflows.file_copy.copying import Copy, children_of, for_the_file
from workflows.file_copy.kept import Kept

WRITES = {"docx": docx.write, "html": html.write, "json": data.write}
#: What the four signs of each sample's reference are.
NAMES: Mapping[str, str] = {
    "chair-drp": "SMP1",
    "conference-chair": "SMP4",
    "professional-differences": "SMP3",
    "solihull": "SMP0",
    "sunderland": "SMP2",
}


def main(into: Path) -> None:
    """Write every sample."""
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="drp-samples-") as folder:
        for key in LIVES:
            _save(into, key, LIVES[key](_begun(Path(folder), key)))
        waits = _begun(Path(folder) / "waits", "conference-chair")
        waits.raises("chair", "stage_1", similar_before="no").does("team_manager", "reply")
        _save(into, "conference-chair-not-yet-resolved", waits)


def _save(into: Path, name: str, at: Playing) -> None:
    """Samples are for everybody to read."""
    for file in saving.save(into, dict(_files(name, at))):
        file.chmod(0o644)


def _begun(folder: Path, key: str) -> Playing:
    folder.mkdir(exist_ok=True)
    return playing(folder, key, Writing(key))


def _files(name: str, at: Playing) -> Iterator[tuple[str, bytes]]:
    kept = _named(at.kept, NAMES[at.procedure.key])
    at.desk.store.close()
    for place in range(1, len(children_of(kept)) + 1):
        copy: Copy = for_the_file(kept, place)
        for suffix, write in WRITES.items():
            yield f"{name}-child-{place}.{suffix}", write(copy)


def _named(kept: Kept, signs: str) -> Kept:
    letters = iter(signs)
    reference = references.draw(choose=lambda _: next(letters))
    return replace(kept, dispute=replace(kept.dispute, reference=reference))
