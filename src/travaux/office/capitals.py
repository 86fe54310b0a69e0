"""What the clock shows in the capitals of members: a deadline in one zone is another hour of another day elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.core import get_global

from travaux.record.times import zone_named

#: The zone of the capital in countries that have several (IANA time zone database); CLDR names the one of the others.
_CAPITALS: Final = {
    "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo",
    "CA": "America/Toronto", "CD": "Africa/Kinshasa", "CL": "America/Santiago", "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia", "DE": "Europe/Berlin", "EC": "America/Guayaquil", "ES": "Europe/Madrid",
    "FM": "Pacific/Pohnpei", "ID": "Asia/Jakarta", "KI": "Pacific/Tarawa", "KZ": "Asia/Almaty",
    "MH": "Pacific/Majuro", "MN": "Asia/Ulaanbaatar", "MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland", "PG": "Pacific/Port_Moresby", "PT": "Europe/Lisbon", "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv", "US": "America/New_York", "UZ": "Asia/Tashkent",
}  # fmt: skip
_ZONES: Final[Any] = get_global("territory_zones")


@dataclass(frozen=True)
class Clock:
    """A moment in one capital; `local` is None where its zone is not known."""

    member: str
    local: datetime | None

    @property
    def zone(self) -> str:
        """The name of the zone."""
        zone = self.local.tzinfo if self.local is not None else None
        return zone.key if isinstance(zone, ZoneInfo) else ""


def zone_of(member: str) -> ZoneInfo | None:
    """The zone of a member's capital, where its slug is the code of a country (ISO 3166-1, two letters)."""
    code = member.upper()
    several = _ZONES.get(code, [])
    name = _CAPITALS.get(code) or (several[0] if len(several) == 1 else "")
    return zone_named(name) if name else None


def clocks(moment: int, members: Iterable[str]) -> tuple[Clock, ...]:
    """A moment as the clock of each capital shows it."""
    zones = ((one, zone_of(one)) for one in members)
    return tuple(Clock(one, None if zone is None else datetime.fromtimestamp(moment, zone)) for one, zone in zones)
