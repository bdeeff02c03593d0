"""What is withheld stands nowhere any more, and everything else stands as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.auditing.withholding import (
    Withheld,
    Words,
    stands_again,
    stands_nowhere,
    taken_out,
    without,
)

MARK = "[withheld]"
LONG = "The grandmother telephoned the school about it."
ROWS = {
    1: ("Concern, stage 1",),
    2: ("What are you worried about?", "Anna Sample told her aunt. ANNA  SAMPLE cried."),
    3: ("Who knows?", "Annabel, and Anna\nSample's aunt"),
    4: ("What was said?", LONG),
    5: ("10am", "", f"Added: {LONG}"),
}


def decided(row: int, *words: str) -> Withheld:
    return Withheld(row=row, reason="another person", words=words)


def test_words_are_taken_out_wherever_they_stand_and_not_out_of_longer_words():
    left = taken_out(ROWS, [decided(2, "anna sample", "her aunt")], MARK)

    assert left[2] == (ROWS[2][0], f"{MARK} told {MARK}. {MARK} cried.")
    assert left[3] == (ROWS[3][0], f"Annabel, and {MARK}'s aunt")
    assert {number: left[number] for number in (1, 4, 5)} == {
        number: ROWS[number] for number in (1, 4, 5)
    }


def test_signs_around_a_word_make_no_longer_word_of_it():
    for text in ("_Anna_ knows.", "Anna_S knows.", "*Anna* knows."):
        left = taken_out({1: (text,)}, [decided(1, "anna")], MARK)
        assert left[1] == (text.replace("Anna", MARK),)


def test_of_phrases_that_share_words_nothing_stays():
    both = decided(1, "Anna", "Anna Sample", "Sample Street")

    left = taken_out({1: ("Anna Sample Street 4, and Anna Sample",)}, [both], MARK)

    assert left[1] == (f"{MARK} 4, and {MARK}",)


def test_of_a_whole_row_the_question_stays_and_empty_cells_stay_empty():
    left = taken_out(ROWS, [decided(5), decided(1)], MARK)

    assert left[5] == ("10am", "", MARK)
    assert left[1] == (MARK,)


def test_a_text_of_a_whole_row_that_stands_elsewhere_too_is_told():
    whole = decided(4)

    assert stands_again(ROWS, taken_out(ROWS, [whole], MARK), whole) == (5,)
    both = [whole, decided(5)]
    assert stands_again(ROWS, taken_out(ROWS, both, MARK), whole) == ()


def test_an_everyday_answer_may_stand_elsewhere():
    rows = {1: ("Seen?", "Yes"), 2: ("Heard?", "Yes")}
    whole = decided(1)

    assert stands_again(rows, taken_out(rows, [whole], MARK), whole) == ()


def test_words_that_stand_nowhere_are_told_apart_from_those_that_do():
    assert stands_nowhere(ROWS, "Anne Sample")
    assert not stands_nowhere(ROWS, "GRANDMOTHER")


@pytest.mark.parametrize("words", ["Zoe\u0308", "Zo\u00eb"])
def test_letters_with_accents_are_found_however_they_are_written(words: str):
    for text in ("Zo\u00eb knows.", "Zoe\u0308 knows."):
        assert without([Words(words)], text, MARK) == f"{MARK} knows."


def test_a_mark_and_words_with_signs_of_patterns_are_taken_as_they_are():
    assert without([Words("a.b (c)")], "axb (c), a.b (c)", r"\1") == r"axb (c), \1"


@given(st.text(min_size=1).filter(str.strip), st.lists(st.text(), max_size=4))
def test_whatever_the_words_they_stand_nowhere_afterwards(words: str, around: list[str]):
    rows = {number: (f"{text} {words} {text}",) for number, text in enumerate(around, 1)}

    left = taken_out(rows, [Withheld(row=1, reason="any", words=(words,))], "[]")

    assert stands_nowhere(left, words) or words.strip() in "[]"
