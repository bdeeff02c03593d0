"""What somebody could type to the brim of a box: every sign that Slack reads comes first."""

#: What sets words bold, in italics, struck through or as code, begins a line or a quotation.
SIGNS = "`*_~\n>"
#: What mentions everybody or somebody, and a link.
_MORE = " <!channel> <@U02> <https://sample.example|here> *bold*\n>quoted "


def brimful(longest: int) -> str:
    """Give so many signs; an ampersand is the longest of all once it is made inert."""
    return (SIGNS + _MORE).ljust(longest, "&")[:longest]
