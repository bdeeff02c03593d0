"""Long runs through all that can go wrong: a short form in ``test_*.py``, for every day; the whole
in ``campaign_*.py``, for ``make soak``.
"""
