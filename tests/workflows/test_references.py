"""References: drawn without order, read forgivingly, and every slip of the hand given away."""

import random
from collections.abc import Callable

import pytest

from workflows import references
from workflows.references import ALPHABET, Mistyped

GOOD = references.draw(choose=lambda _: "7")
SAMPLES = [references.draw() for _ in range(150)]
#: Whatever a keyboard has: also the letters that no reference holds.
TYPED = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def is_read(text: str) -> bool:
    try:
        references.read(text)
    except Mistyped:
        return False
    return True


def test_a_reference_says_what_it_is_then_four_characters_then_two_check_digits():
    drawn = references.draw(choose=lambda signs: signs[-1])

    assert drawn == "DRP-ZZZZ-69"
    assert references.draw("CMP", choose=lambda signs: signs[0]) == "CMP-0000-98"


def test_references_are_drawn_from_every_sign_and_in_no_order():
    signs = {sign for drawn in SAMPLES for sign in drawn[4:8]}

    assert signs == set(ALPHABET)
    assert sorted(SAMPLES) != SAMPLES


def test_no_sign_can_be_taken_for_another():
    assert set("ILOU").isdisjoint(ALPHABET)
    assert (len(ALPHABET), len(set(ALPHABET))) == (32, 32)


def test_a_drawn_reference_is_read_back():
    assert [references.read(drawn) for drawn in SAMPLES] == SAMPLES


@pytest.mark.parametrize(
    "write",
    [
        str.lower,
        lambda drawn: f"  {drawn}\n",
        lambda drawn: drawn.replace("-", ""),
        lambda drawn: drawn.replace("-", " "),
        lambda drawn: drawn.removeprefix("DRP-"),
        lambda drawn: drawn.removeprefix("DRP-").replace("-", "").lower(),
        lambda drawn: " ".join(drawn),
        lambda drawn: f"--{drawn}--",
        lambda drawn: drawn.replace("-", "\N{NO-BREAK SPACE}"),
    ],
)
def test_case_spaces_and_missing_hyphens_are_forgiven(write):
    assert [references.read(write(drawn)) for drawn in SAMPLES] == SAMPLES


def test_any_one_wrong_character_is_given_away():
    unseen = [
        (drawn, wrong)
        for drawn in SAMPLES
        for place in (4, 5, 6, 7, 9, 10)
        for sign in TYPED
        if sign != drawn[place]
        if is_read(wrong := drawn[:place] + sign + drawn[place + 1 :])
    ]

    assert unseen == []


def test_any_two_characters_that_changed_places_are_given_away():
    unseen = [
        (drawn, wrong)
        for drawn in SAMPLES
        for here, there in ((4, 5), (5, 6), (6, 7), (7, 9), (9, 10))
        if drawn[here] != drawn[there]
        if is_read(wrong := exchanged(drawn, here, there))
    ]

    assert unseen == []


def exchanged(text: str, here: int, there: int) -> str:
    signs = list(text)
    signs[here], signs[there] = signs[there], signs[here]
    return "".join(signs)


def test_a_digit_typed_for_a_letter_is_given_away_though_the_letter_counts_more():
    with_a_letter = references.draw(choose=one_by_one("1A00"))

    assert not is_read(with_a_letter.replace("1A", "13"))


def one_by_one(signs: str) -> Callable[[str], str]:
    coming = iter(signs)
    return lambda _: next(coming)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "DRP",
        "DRP-",
        "DRP--",
        GOOD[:-1],
        GOOD + "0",
        GOOD.replace("DRP", "CMP"),
        GOOD.replace("DRP", "DR"),
        GOOD.replace("DRP", "DRPDRP"),
        GOOD.replace("7", "\N{FULLWIDTH DIGIT SEVEN}"),
        GOOD.replace("7", "\N{ARABIC-INDIC DIGIT SEVEN}"),
        GOOD[:-2] + "\N{ARABIC-INDIC DIGIT SIX}\N{ARABIC-INDIC DIGIT SIX}",
        "\N{RIGHT-TO-LEFT OVERRIDE}" + GOOD,
        GOOD + "\N{ZERO WIDTH SPACE}",
        "DRP-77\0077-00",
        "@channel <!here> DRP",
        "DRP-ILOU-00",
        "7" * 100_000,
        "\N{LATIN SMALL LETTER SHARP S}" * 6,
    ],
)
def test_anything_else_is_mistyped(text: str):
    with pytest.raises(Mistyped):
        references.read(text)


def test_a_compliment_is_never_taken_for_a_dispute():
    compliment = references.draw("CMP")

    assert references.read(compliment, "CMP") == compliment
    assert not is_read(compliment)
    assert references.prefix_of(compliment.lower().replace("-", " ")) == "CMP"


@pytest.mark.parametrize("text", [GOOD, GOOD.removeprefix("DRP-"), "", "123-7F3K-92", "DRP-7F3K"])
def test_without_other_letters_before_it_a_reference_is_of_a_dispute(text: str):
    assert references.prefix_of(text) == "DRP"


def test_random_text_is_hardly_ever_read():
    chance = random.Random("typing")  # noqa: S311 # no secret
    typed = (
        "".join(chance.choices(ALPHABET, k=4)) + f"{chance.randrange(100):02d}" for _ in range(9700)
    )

    assert sum(map(is_read, typed)) < 200
