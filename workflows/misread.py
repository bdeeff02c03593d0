"""What a word that cannot stand where it does is told, in the file's own words."""

import difflib
from typing import Any

from workflows import choices, notice_rules, parts, procedure, questions, rungs

#: Where the words of a procedure file are declared.
OF_THE_FILE = (procedure, parts, rungs, choices, notice_rules, questions)


def said(kind: str, name: str, problem: Any) -> tuple[str, str]:
    """Say a schema error in the file's own words."""
    match kind:
        case "missing" if name == "source":
            return (
                "This rule does not say where it comes from.",
                'Add source: with clause ids, or "ours" where no source prints it.',
            )
        case "missing":
            return f'"{name}" is missing.', f"Add {name}: here."
        case "extra_forbidden":
            return not_a_word(name)
        case "literal_error":
            return (
                f'"{problem["input"]}" cannot stand here.',
                f"Write {problem['ctx']['expected']}.",
            )
        case "string_pattern_mismatch":
            right = "Write small letters, digits and -, as in my-council."
            return f'"{problem["input"]}" cannot be a key.', right
        case "too_short":
            return f'"{name}" is empty.', "Write at least one."
        case "string_type":
            return f'"{name}" is no text.', "Put it into quotes."
        case "bool_type" | "bool_parsing":
            return f'"{name}" is neither yes nor no.', "Write true or false."
        case "int_type" | "int_parsing" | "greater_than":
            return f'"{name}" is no number above 0.', "Write a whole number."
        case "less_than_equal":
            return f'"{name}" is more than {problem["ctx"]["le"]}.', "Write less."
        case "dict_type" | "mapping_type" | "model_type" | "model_attributes_type":
            return f'"{name}" needs words of its own.', "Write them on lines further in."
        case "tuple_type" | "list_type":
            return f'"{name}" is no list.', "Write [one, two]."
        case _:  # what we say ourselves, else what the library says
            words = problem.get("ctx", {}).get("error", problem["msg"])
            return f"{name}: {words}.", ""


def not_a_word(name: str) -> tuple[str, str]:
    """Say that a word is not known here, and which one may have been meant."""
    others = [word for word in _known_words() if word != name]
    near = difflib.get_close_matches(name, others, n=1, cutoff=0.7)
    right = f'Did you mean "{near[0]}"?' if near else "Take it away."
    return f'"{name}" is not a word of this place.', right


def _known_words() -> list[str]:
    """Give every word that may stand somewhere in a file."""
    things = [thing for module in OF_THE_FILE for thing in vars(module).values()]
    models = [
        thing for thing in things if isinstance(thing, type) and issubclass(thing, parts.Part)
    ]
    return sorted({word for model in models for word in model.model_fields} - {"hash"})
