"""An invented council for any procedure: one person for each post, in the line that it says."""

import csv
from io import StringIO

from workflows.people_file import COLUMNS, MORE_COLUMNS
from workflows.procedure import Procedure

#: Each side works for another agency, as some procedures ask.
AGENCIES = {
    "raising": "Sample Council",
    "responding": "Sample Health Trust",
    "neither": "Sample Council",
}


def people_file(procedure: Procedure) -> str:
    """Give the people list of an invented council, as the file that ``drp people import`` reads."""
    posts = [key for key, post in procedure.posts.items() if post.found != "outside"]
    ids = {key: f"U{number:02}" for number, key in enumerate(posts, 1)}
    managers = {procedure.posts[key].line_manager_of: ids[key] for key in reversed(posts)}
    out = StringIO()
    lines = csv.DictWriter(out, (*COLUMNS, *MORE_COLUMNS), restval="")
    lines.writeheader()
    for number, key in enumerate(posts, 1):
        post = procedure.posts[key]
        lines.writerow(
            {
                "slack_id": ids[key],
                "name": f"Sample {post.title.title()}".replace("'S ", "'s "),
                "email": f"{key.replace('_', '.')}@sample.example",
                "post": key,
                "team": "North",
                "agency": AGENCIES[post.side],
                "line_manager": managers.get(key, ""),
                "phone": f"01234 {number:06}",
            }
        )
    return out.getvalue()
