"""One text as a report: its identity, language, paragraphs, and whatever anybody may throw at it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import from_text

LEDE = "Norway and Peru agreed on Tuesday to reopen their talks on fishing rights, the ministry said."


def kinds(text):
    return [block.kind.value for block in from_text(text).blocks]


def words(text, kind):
    return [text[slice(*b.span)] for b in from_text(text).blocks if b.kind == kind]


def test_text_stays_as_it_is():
    text = "\ufeff A\r\nb\u2028c\t\x00 "
    assert from_text(text).text == text


def test_report_id_moves_with_text_and_url_only():
    one = from_text(LEDE)
    assert one.report_id == from_text(LEDE, title="Other", outlet="Other").report_id
    assert (
        len(
            {
                one.report_id,
                from_text(LEDE + " ").report_id,
                from_text(LEDE, url="http://a.example/").report_id,
            }
        )
        == 3
    )


def test_what_the_caller_does_not_say_is_none_not_empty():
    report = from_text(LEDE, url="", outlet="", author="")
    assert (report.url, report.outlet, report.author, report.title) == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LEDE, "en"),
        (LEDE.upper(), "en"),
        (
            "Le président français a rencontré mardi son homologue allemand à Berlin pour parler du traité.",
            "fr",
        ),
        ("El presidente de Chile dijo que no asistirá a la cumbre de la semana que viene en Lima.", "es"),
        ("Der Außenminister traf am Dienstag in Oslo seinen peruanischen Kollegen zu einem Gespräch.", "de"),
        ("Министр иностранных дел встретился во вторник в Осло со своим коллегой из Перу.", "ru"),
        ("외교부 장관은 화요일 오슬로에서 페루 장관과 만나 어업권에 관한 회담을 다시 열기로 합의했다.", "ko"),
        ("Ruto, Odinga meet in Kisumu", None),
        ("", None),
        ("12345", None),
    ],
)
def test_language_is_told_or_left_open(text, language):
    assert from_text(text).language == language


def test_a_korean_footer_leaves_an_english_page_english():
    assert from_text(f"{LEDE}\n\n로그인 회원가입 고객센터 개인정보처리방침 이용약관").language == "en"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jo He-rim (herim@example.com)", "byline"),
        ("BY JANE DOE AND JOHN ROE", "byline"),
        ("Staff Reporter", "byline"),
        ("herim@example.com", "byline"),
        ("(Yonhap)", "credit"),
        ("[Photo: Jan Jansen]", "credit"),
        ("REUTERS/Jan Jansen", "credit"),
        ("Photo by Jan Jansen/AFP via Getty Images", "credit"),
        ("Back To Top", "menu"),
        ("MOST POPULAR", "menu"),
        ("subscribe", "menu"),
        ("• Subscribe •", "menu"),
        ("Home > World > Asia", "menu"),
        ("25 Comments", "menu"),
        ("https://example.com/a/b?c=d", "menu"),
        ("This site uses cookies to give you a better time with us.", "menu"),
        ("소아쌤", "other"),
        ("* * *", "other"),
        ("-30-", "other"),
    ],
)
def test_lines_that_are_no_story_are_set_aside(line, kind):
    found = from_text(f"Norway and Peru reopen talks\n\n{LEDE}\n\n{line}\n\n{LEDE[:-1]} again.")
    assert [b.kind.value for b in found.blocks] == ["title", "body", kind, "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, both had named new envoys to the talks.",
        "Facebook changed its privacy policy after the talks, Norway said.",
        "Copyright was the topic of the second day, the ministers said.",
        "The photo shows nothing, Peru said.",
        "Reuters first reported the talks, citing two officials.",
        "He wrote to editor@example.com and asked the paper to take the report on the talks back.",
        "NATO (North Atlantic Treaty Organization) ministers met in Oslo.",
        "Watch out, Peru said.",
    ],
)
def test_story_stays_story(line):
    assert words(f"Norway and Peru reopen talks\n\n{LEDE}\n\n{line}", "body") == [LEDE, line]


def test_a_given_title_marks_the_line_that_says_it():
    text = f"Also today\nNorway, Peru talk\nA second line of words that would do\n\n{LEDE}"
    report = from_text(text, title="Norway, Peru talk")
    titles = [text[slice(*b.span)] for b in report.blocks if b.kind == "title"]
    assert (report.title, titles) == ("Norway, Peru talk", ["Norway, Peru talk"])


def test_what_is_said_twice_is_read_once():
    assert kinds(f"{LEDE}\n\n{LEDE}") == ["body", "other"]


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\n" * 1000, "\u200b\ufeff"])
def test_nothing_gives_no_blocks(text):
    assert from_text(text).blocks == ()


ANY = st.text(st.characters(), max_size=400)
ODD = [
    *("MOST POPULAR", "By A B", "(Yonhap)", "SEOUL, Nov. 22, 2019 (Yonhap) --", "1", "2", "Related:", LEDE),
    *("\u202e\u2066", "👩\u200d👩\u200d👧", "!?.,", "\x1b[31m", "مرحبا بالعالم", "\ud800", "(" * 50),
]
LINE = st.one_of(ANY, st.sampled_from(ODD))


@settings(max_examples=300, deadline=None)
@given(st.lists(LINE, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", " ", "\u2029"]))
def test_any_text_is_taken_apart(lines, between):
    text = between.join(lines)
    report = from_text(text)
    assert report.text == text
    at = 0
    for block in report.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert text[slice(*block.span)].strip() == text[slice(*block.span)]
        at = block.span.end
    if report.published_span:
        assert str(report.published.year) in text[slice(*report.published_span)]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 100_000,
        "By " * 50_000,
        "(" * 100_000,
        "A. " * 50_000,
        "12 Nov 2019 " * 20_000,
        "AP/" * 50_000,
        "a | b > " * 30_000,
        "x@y." * 50_000,
        "\n".join(["MOST POPULAR", "Storm"] * 10_000),
        "é\n" * 50_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_text_takes_no_long_time(text):
    started = time.process_time()
    from_text(text)
    assert time.process_time() - started < 10


def test_a_link_on_a_line_of_its_own_stays_in_its_sentence():
    said = "Overnight near the town of Hit the U.S.-led\ncoalition\nconducted five airstrikes against the group.\n"
    report = from_text(f"Baghdad today\n\n{said}Rebels shelled the port of Aden on Monday.\nHome\n")
    texts = [report.text[b.span.start : b.span.end] for b in report.blocks]
    assert said.rstrip() in texts
    assert "Home" in texts
