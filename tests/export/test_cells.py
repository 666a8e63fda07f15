from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.cells import as_it_was, clean, harmless, joined, line, plain
from dragoman.export.link import at_sentence

FORMULAS = [
    "=1+1",
    "+cmd",
    "-cmd",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    "-2+3",
    "+1 555",
]


def test_formulas_are_made_harmless_and_numbers_stay():
    assert [harmless(said)[0] for said in FORMULAS] == ["'"] * len(FORMULAS)
    assert [harmless(said) for said in ("-3.5", "+4", "-1e5", "043", "a=b", "'tis", "O'Brien")] == [
        "-3.5", "+4", "-1e5", "043", "a=b", "'tis", "O'Brien",
    ]  # fmt: skip


@given(st.text(alphabet="'=+-@\t\r\n a1＝"))
def test_what_was_made_harmless_can_be_undone(text):
    assert as_it_was(harmless(text)) == text


@given(st.text(alphabet="'=+-@\t\r\n \"a1;\x00\x85\u2028"))
def test_a_plain_cell_is_one_line_that_nothing_runs(text):
    cell = plain(text)
    assert not set(cell) & set('\t\r\n"\x00\x85\u2028')
    assert not cell.startswith(("=", "@")) or cell == ""
    assert not (cell.startswith(("+", "-")) and not cell[1:].isdigit())


def test_what_no_file_should_hold_becomes_one_sign_so_that_offsets_stay():
    text = "a\x00b\x1bc\ud800d\u202ee\ufefff\ng"
    assert clean(text) == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ng"
    assert clean(text).encode()


def test_a_line_and_parts_of_a_cell():
    assert line("a\r\n  b\tc\u2028d") == "a b c d"
    assert joined(["A; B", "C"]) == "A, B;C"
    assert joined(["A, B", "C"], ",") == "A  B,C"


def test_an_address_opens_the_page_at_a_short_sentence():
    url = at_sentence("https://a.example/b", "They met, twice - or “so”.")
    assert url == "https://a.example/b#:~:text=They%20met%2C%20twice%20%2D%20or%20%E2%80%9Cso%E2%80%9D."


def test_an_address_names_both_ends_of_a_long_sentence():
    said = " ".join(f"w{n}" for n in range(20)) + "\n\n end"
    assert at_sentence("http://a.example/", said) == (
        "http://a.example/#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w15%20w16%20w17%20w18%20w19%20end"
    )


def test_an_address_keeps_the_place_that_it_has_and_drops_an_older_fragment():
    assert at_sentence("https://a.example/#p2", "Hi.") == "https://a.example/#p2:~:text=Hi."
    assert at_sentence("https://a.example/#p2:~:text=old", "Hi.") == "https://a.example/#p2:~:text=Hi."


def test_what_is_no_web_page_stays_as_it_is():
    for url, said in [
        (None, "Hi."),
        ("urn:x:1", "Hi."),
        ("https://a.example", None),
        ("https://a.example", ""),
    ]:
        assert at_sentence(url, said) == url
