"""What a campaign begins from."""

import os
import secrets

import pytest


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The SEED that was given, or any; printed, so that a run can be had again."""
    seed = int(os.environ.get("SEED") or secrets.randbelow(1_000_000))
    print(f"\n{request.node.name}: SEED={seed}")
    return seed
