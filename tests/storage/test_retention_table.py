"""The draft of a retention schedule leaves nothing out that is kept."""

from pathlib import Path

from storage.tables import metadata

SCHEDULE = Path(__file__).parents[2] / "docs" / "privacy" / "retention.md"


def test_every_table_stands_in_the_draft_of_a_retention_schedule():
    rows = [line for line in SCHEDULE.read_text().splitlines() if line.startswith("| ")]

    missing = [name for name in metadata.tables if not any(f"`{name}`" in row for row in rows)]

    assert missing == []
