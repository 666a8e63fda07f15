"""What companies do among themselves is no event; what they do to or with anybody else is."""

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "line",
    [
        "Nokia signed a licensing deal with Samsung on Monday.",
        "Boeing has secured two large orders for new jets.",
        "Toyota praised its supplier Denso for the new engine.",
        "Yahoo rejected an offer from Microsoft.",
        "Sony apologized to customers for the delay.",
        "Siemens met with Alstom to discuss new trains.",
        "The chief executive of Volkswagen resigned after a bad year.",
        "Renault will support Nissan's new battery standard.",
        "Google asked users to update their browsers.",
        "Samsung moved fast in March. It praised Nokia's new phone and agreed to buy ten thousand of them.",
    ],
)
def test_business_among_companies_is_no_event(line, read_json):
    assert read_json(line, None) == []


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("Apple sued Samsung over its tablet design.", "ACCUSE"),
        ("Apple settled its patent lawsuit with Nokia.", "AGREE"),
        ("Boeing won a contract from the Indian air force.", "AGREE"),
        ("Gazprom and Naftogaz signed a deal on Friday.", "SUPPORT"),
        ("Boeing asked the U.S. government for help.", "REQUEST"),
        ("Google donated $1 million to the survivors.", "AID"),
        ("Pilots at Lufthansa went on strike over pay.", "PROTEST"),
        ("Lufthansa agreed to a pay rise with the pilots' union.", "AGREE"),
        ("Shopkeepers asked the mayor for help.", "REQUEST"),
        ("Nike supports the protesters.", "SUPPORT"),
    ],
)
def test_what_goes_beyond_business_is_told(line, event, read_json):
    assert [event] in [c["event"] for c in read_json(line, None)]


def test_two_who_are_at_odds_make_a_deal_that_is_told(read_json):
    story = "Samsung accused Nokia of copying its phones. On Friday Nokia and Samsung signed a deal."
    assert [c["event"] for c in read_json(story, None)] == [["ACCUSE"], ["SUPPORT"]]


def test_in_a_report_about_a_state_a_company_s_word_is_told(read_json):
    story = (
        "Peru and Chile quarreled on Monday. Chilean ministers met Peruvian envoys in Lima. "
        "Codelco apologized for the delay."
    )
    assert ["CONCEDE"] in [c["event"] for c in read_json(story, None)]
