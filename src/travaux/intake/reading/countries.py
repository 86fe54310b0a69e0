"""What languages call countries besides their names: their people, their capitals, their short forms.

No fact of any organisation stands here: who is a member, and in which post, only the record says.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Country:
    """A country by its English title: stems of the words for what is its own, its names besides, its capital."""

    title: str
    adjectives: tuple[str, ...]
    names: tuple[str, ...]
    capital: str
    capitals: tuple[str, ...]


def _country(title: str, adjectives: str, names: str, capital: str, capitals: str = "") -> Country:
    spelt = tuple(one for one in names.split(", ") if one)
    return Country(title, tuple(adjectives.split()), spelt, capital, (capital, *(c for c in capitals.split(", ") if c)))


COUNTRIES: Final = (
    _country("Armenia", "armenian армянск", "Republic of Armenia, Республика Армения, РА", "Yerevan", "Ереван, Erevan"),
    _country("Azerbaijan", "azerbaijani azeri азербайджанск", "Республика Азербайджан", "Baku", "Баку"),
    _country(
        "Belarus",
        "belarusian belarussian белорусск беларуск",
        "Republic of Belarus, Белоруссия, Республика Беларусь, РБ",
        "Minsk",
        "Минск",
    ),
    _country("Georgia", "georgian грузинск", "", "Tbilisi", "Тбилиси"),
    _country(
        "Kazakhstan",
        "kazakh kazakhstani казахстанск казахск",
        "Republic of Kazakhstan, Республика Казахстан, РК",
        "Astana",
        "Астана, Nur-Sultan, Нур-Султан",
    ),
    _country(
        "Kyrgyzstan",
        "kyrgyz kyrgyzstani киргизск кыргызск кыргызстанск",
        "Kyrgyz Republic, Kirghizia, Кыргызстан, Киргизская Республика, Кыргызская Республика, КР",
        "Bishkek",
        "Бишкек",
    ),
    _country(
        "Russia",
        "russian российск русск",
        "Russian Federation, Российская Федерация, РФ",
        "Moscow",
        "Москва, Kremlin, Кремль",
    ),
    _country(
        "Tajikistan", "tajik tajikistani таджикск таджикистанск", "Республика Таджикистан, РТ", "Dushanbe", "Душанбе"
    ),
    _country("Turkmenistan", "turkmen туркменск", "Туркменистан", "Ashgabat", "Ашхабад"),
    _country("Uzbekistan", "uzbek uzbekistani узбекск узбекистанск", "Республика Узбекистан", "Tashkent", "Ташкент"),
    _country("Ukraine", "ukrainian украинск", "", "Kyiv", "Киев, Kiev"),
    _country("Moldova", "moldovan молдавск", "Молдавия", "Chisinau", "Кишинёв"),
)

#: What a capital is called of which the table knows no country, and other cities in which bodies meet.
CITIES: Final = {
    "Almaty": ("Алматы", "Алма-Ата"),
    "St Petersburg": ("Санкт-Петербург", "Saint Petersburg", "St. Petersburg", "Петербург"),
    "Sochi": ("Сочи",),
    "Vienna": ("Вена",),
    "Geneva": ("Женева",),
    "Brussels": ("Брюссель",),
    "New York": ("Нью-Йорк",),
    "Samarkand": ("Самарканд",),
}

#: Places that stand for a power and not for a city where somebody meets.
SEATS: Final = frozenset({"kremlin", "кремл"})
