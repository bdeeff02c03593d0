"""The words of finding: the boxes of the list, and what is said where nothing is found."""

FIND = "Find by"
FIND_HELP = (
    "Reference, case number (exact) or person. It is looked for in everything that you may open."
)
MORE = "More filters"
CATEGORY = "Category"
STAGE = "Stage"
SINCE = "Raised from"
UNTIL = "Raised to"
ANY = "Any"
NOT_FOUND = "Nothing matches. Check the reference or take a filter away."
BACKWARDS = "The first day is after the last. Change one of the two."
