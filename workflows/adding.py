"""The form with which somebody adds to the record; its words stand in ``adding.yaml``."""

#: The names by which the engine knows the form, such as no file can have, and its boxes; ``PART``
#: is a line of the history, which no file can list.
ADDITION = "app/addition"
ADDED, PART = "added", "part"
