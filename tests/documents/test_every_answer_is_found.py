"""Each copy opened again: every answer is in it, and nothing of a brother or sister."""

import json
from pathlib import Path

import pytest

from slackapp.documents import data, html
from slackapp.documents.signs import clean
from slackapp.samples.lives import LIVES
from tests.documents.canaries import (
    canaries_in,
    every_text,
    in_data,
    lived,
    on_the_web,
    opened,
)
from tests.json_schema import fits
from workflows.file_copy.copying import for_the_file, of_forms
from workflows.file_copy.kept import given

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/file-copy.schema.json").read_text())


@pytest.mark.parametrize("key", LIVES)
def test_every_answer_stands_in_each_format_and_none_of_a_siblings(tmp_path: Path, key: str):
    kept = lived(tmp_path, key).kept
    typed = canaries_in(str([each.filled for each in given(kept)]))
    own = {text for text in typed if text.endswith("child 1")}
    assert len(own) > 10

    found = {how: canaries_in(text) for how, text in every_text(for_the_file(kept, 1)).items()}

    assert found == {"word": own, "web": own, "data": own}


@pytest.mark.parametrize("key", ["chair-drp", "solihull"])
def test_a_sisters_record_has_what_is_hers_and_what_is_shared(tmp_path: Path, key: str):
    kept = lived(tmp_path, key).kept
    hers = for_the_file(kept, 2)
    own = {name for name, form in kept.procedure.forms.items() if form.per_child}

    for text in every_text(hers).values():
        of_children = [each for each in canaries_in(text) if each.split()[1] in own]
        assert of_children
        assert all(each.endswith("child 2") for each in of_children)
        assert "CI1" not in text
        assert "CI2" in text


@pytest.mark.parametrize("key", LIVES)
def test_the_data_follow_their_schema_and_their_checksum(tmp_path: Path, key: str):
    written = in_data(for_the_file(lived(tmp_path, key).kept, 1))

    assert fits(written, SCHEMA)
    assert written["sha256"] == data.checksum(written["content"])
    assert not fits({**written, "more": 1}, SCHEMA)


def test_a_word_document_can_be_read_by_ear(tmp_path: Path):
    copy = for_the_file(lived(tmp_path, "solihull").kept, 1)
    document = opened(copy)

    about = document.core_properties
    assert about.title == f"{copy.kept.dispute.reference}: Multi-agency dispute resolution"
    assert about.language == "en-GB"
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles[:2] == ["Title", "Subtitle"]
    assert styles.count("Heading 1") == 6
    heads = [table for table in document.tables if "w:tblHeader" in table.rows[0]._tr.xml]
    assert [cell.text for cell in heads[-1].rows[0].cells] == ["When", "What happened"]
    assert all("w:tblCaption" in table._tbl.xml for table in document.tables)


def test_the_web_page_needs_nothing_from_anywhere(tmp_path: Path):
    page = html.write(for_the_file(lived(tmp_path, "sunderland").kept, 1)).decode()

    assert '<html lang="en-GB">' in page
    assert not any(word in page for word in ("src=", "href=", "http:", "https:", "<script"))


def test_an_empty_box_is_seen_to_be_empty(tmp_path: Path):
    def left_empty(form: str, name: str, field: object, child: int) -> str:
        return "" if (form, name) == ("response", "actions_taken") else "Dull"

    copy = for_the_file(lived(tmp_path, "conference-chair", left_empty).kept, 1)

    label = "Which actions have been taken already?"
    assert f"{label}\nNot answered" in on_the_web(copy).replace("\n\n", "\n")


def test_forms_alone_are_what_goes_with_a_message(tmp_path: Path):
    kept = lived(tmp_path, "conference-chair").kept

    copy = of_forms(kept, 1, ["dispute_form", "response"])

    found = {each.split()[1] for each in canaries_in(on_the_web(copy))}
    assert found == {"dispute_form", "response"}
    assert "History" not in on_the_web(copy)
    assert [each.form for each in copy.given] == ["dispute_form", *["response"] * 4]
    assert in_data(copy)["content"]["history"] == []


def test_where_the_copies_are_and_who_was_copied_in_is_said(tmp_path: Path):
    at = lived(tmp_path, "conference-chair")
    at.files("chair", 0, "EHM 4471")

    for text in every_text(for_the_file(at.kept, 1)).values():
        assert (
            "Case note, informal: copied to the child's file by Sample Conference Chair on" in text
        )
        assert "EHM 4471" in text
        assert "Sample Team Manager, team manager" in text


WILD = {
    "as long as can be": "a" * 3000,
    "from right to left": "الطفل بخير\nשלום",  # noqa: RUF001
    "signs of every kind": '👩‍👧‍👦 Zoë 张伟 Ọlá & <b>bold</b> "quoted" {{ 1 }} *star*',
    "what XML refuses": "before\x00\x0b\x1f\ufffe\ud800after",
    "ends of line": "one\r\ntwo\rthree\u2028four",
}


@pytest.mark.parametrize("what", WILD)
def test_whatever_is_typed_is_written_and_read_again(tmp_path: Path, what: str):
    kept = lived(tmp_path, "professional-differences").kept
    wild = {
        number: {
            form: {
                name: WILD[what] if isinstance(said, str) and said.startswith("Canary") else said
                for name, said in filled.items()
            }
            for form, filled in answers.items()
        }
        for number, answers in kept.answers.items()
    }
    copy = for_the_file(type(kept)(**{**vars(kept), "answers": wild}), 1)

    word, web = every_text(copy)["word"], on_the_web(copy)
    assert clean(WILD[what]) in word
    assert clean(WILD[what]) in web
    assert any(
        answer.get("value") == WILD[what]
        for form in in_data(copy)["content"]["forms"]
        for answer in form["answers"]
    )


def test_names_in_any_script_are_those_of_the_people(tmp_path: Path):
    def named(key: str, title: str) -> str:
        return f"محمد {key}"

    copy = for_the_file(lived(tmp_path, "professional-differences", names=named).kept, 1)

    for text in every_text(copy).values():
        assert "محمد professional" in text
