"""The sample copies are what the app writes now, of invented disputes."""

import json
from pathlib import Path

from slackapp.documents.data import checksum
from slackapp.samples.making import main

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"


def test_there_is_a_sample_of_each_that_can_be_made(tmp_path: Path):
    main(tmp_path)

    made = {file.name for file in tmp_path.iterdir()}
    assert made <= {file.name for file in SAMPLES.iterdir()}
    assert len(made) == 24
    for name in made:
        if name.endswith(".json"):
            read = json.loads((tmp_path / name).read_text())
            assert read["sha256"] == checksum(read["content"])
            shipped = json.loads((SAMPLES / name).read_text())["content"]
            assert shipped["forms"] == read["content"]["forms"], "run make samples"
