"""A procedure laid before its owner: in plain words, as a picture, and as a life day by day."""
