"""The fifty-five facts of the two articles: value, interval, basis, speaker, chain and lines, as a reader found them."""

from dataclasses import dataclass, field
from typing import Any

ASTANA = ("2024-11-28", "2024-11-29")
YEREVAN = ("2022-11-23", "2022-11-24")
MEETING = ("2023-11-20", "2023-11-21")
BY_YEREVAN = (None, "2022-11-24")
IN_BETWEEN = ("2022-11-23", "2023-11-21")  # after the session of Yerevan, by the day of speaking
NO_DAY = (None, None)
STAMP = ("2024-12-23", "2024-12-23")

T, Z, L = "world/person/tasmagambetov", "world/person/zas", "world/person/lukashenko"
CALIBER = ("caliber-ally",)
RUSSIAN = ("russian-media-2024-11-28", "caliber-ally")
UDF = ("udf-262962",)
BELTA = ("belta-2023-11-20", "udf-262962")
EARLIER = ("belta-2022-11", "belta-2023-11-20", "udf-262962")
A, Q, INDIRECT, P, H, N = "assertion", "quotation", "indirect speech", "plan", "hope", "non-event"


@dataclass(frozen=True)
class Row:
    """What one fact must hold; `value` names the fields that the article gives."""

    ref: str
    event: str
    about: str
    when: tuple[str | None, str | None]
    by: str
    chain: tuple[str, ...]
    lines: str
    modality: tuple[str, ...] = (A,)
    value: dict[str, Any] = field(default_factory=dict)
    basis: str = "inferred"


AM, DOC, PLAN = "csto/member/am", "csto/document/assistance-to-armenia", "csto/plan/2023"
S24, S23, S22 = "csto/session/csc-2024-11-28", "csto/session/csc-2023-11-23", "csto/session/csc-2022-11-23"
JOINT, MEET = "csto/session/joint-2023-11-22", "csto/meeting/2023-11-20-tasmagambetov-lukashenko"
SECGEN, VIEW = "csto/post/secretary-general", "csto/assessment/2024-11-28"
PAGE, CAL = "world/source/udf-262962", "world/source/caliber-ally"

ROWS = (
    Row("A01", "regarded as ally", AM, ASTANA, T, RUSSIAN, "L1 L2", (INDIRECT,), {"extent": "now"}),
    Row("A02", "participation described", AM, ASTANA, "", CALIBER, "L2", (A, INDIRECT), {"as": "paused", "start": "unknown"}),
    Row("A03", "return hoped for", AM, ASTANA, T, RUSSIAN, "L1", (H,), {"to": "full participation", "horizon": "future"}),
    Row("A04", "attested in office", SECGEN, ASTANA, "", CALIBER, "L2", (A,), {"person": T}),
    Row("A05", "said at", S24, ASTANA, "", CALIBER, "L2 L7", (A,), {"person": T}),
    Row("A06", "said at", S24, ASTANA, "", CALIBER, "L3", (A,), {"person": T, "subject": AM}),
    Row("A07", "participation described", AM, ASTANA, T, RUSSIAN, "L3 L4", (INDIRECT, Q), {"as": "temporarily suspended"}),
    Row("A08", "decision characterised", AM, ASTANA, T, RUSSIAN, "L3 L4", (INDIRECT, Q)),
    Row("A09", "decision characterised", AM, ASTANA, T, RUSSIAN, "L3", (INDIRECT,)),
    Row("A10", "participation suspension acknowledged", AM, ASTANA, T, RUSSIAN, "L4", (Q,), {"temporary": "yes", "start": "unknown"}),
    Row("A11", "decision characterised", AM, ASTANA, T, RUSSIAN, "L4", (Q,)),
    Row("A12", "regarded as ally", AM, ASTANA, T, RUSSIAN, "L4", (Q,), {"extent": "was, is and will remain"}),
    Row("A13", "return hoped for", AM, ASTANA, T, RUSSIAN, "L4", (Q, H), {"horizon": "near future"}),
    Row("A14", "taken from", CAL, NO_DAY, "", CALIBER, "L3", (A,), {"outlet": "world/source/unnamed-russian-media"}, "stated"),
    Row("A15", "topic discussed", S24, ASTANA, T, RUSSIAN, "L5", (INDIRECT,), {"by": "heads of member states"}),
    Row("A16", "topic discussed", S24, ASTANA, T, RUSSIAN, "L5", (INDIRECT,), {"by": "heads of member states"}),
    Row("A17", "assessment stated", VIEW, ASTANA, T, RUSSIAN, "L5", (INDIRECT,), {"theme": "geopolitical change"}),
    Row("A18", "assessment stated", VIEW, ASTANA, T, RUSSIAN, "L6", (Q,), {"theme": "escalation"}),
    Row("A19", "assessment stated", VIEW, ASTANA, T, RUSSIAN, "L6", (Q,), {"theme": "threats"}),
    Row("A20", "assessment stated", VIEW, ASTANA, T, RUSSIAN, "L6", (Q,), {"theme": "hybrid threats"}),
    Row("A21", "session held", S24, ASTANA, "", CALIBER, "L7", (A,), {"bodies": ["csto/body/csc"]}),
    Row("A22", "session held", S24, ASTANA, "", CALIBER, "L7", (A,), {"place": "Astana"}),
    Row("A23", "attendance", S24, ASTANA, "", CALIBER, "L7", (A,), {"presence": "present", "rank": "leader", "person": "unknown"}),
    Row("A24", "attendance", S24, ASTANA, "", CALIBER, "L7", (A, N), {"presence": "absent"}),
    Row("A25", "written by", CAL, NO_DAY, "", CALIBER, "L8", (A,), {"author": "world/person/vafa-guliyeva"}, "stated"),
    Row("A26", "named", "world/organisation/csto", NO_DAY, "", CALIBER, "L2", (A,), {"name": "Collective Security Treaty Organization"}, "stated"),
    Row("B01", "stamped", PAGE, STAMP, "", UDF, "L1", (A,), {"label": "Updated at", "shows": "2024-12-23T13:53"}, "stated"),
    Row("B02", "removal requested", DOC, IN_BETWEEN, T, BELTA, "L3 L6 L8 L12", (INDIRECT, Q), {"session": "unknown", "body": "unknown"}),
    Row("B03", "said at", MEET, MEETING, "", BELTA, "L8", (A,), {"person": T, "subject": DOC}),
    Row("B04", "attested in office", SECGEN, MEETING, "", BELTA, "L8", (A,), {"person": T}),
    Row("B05", "attested in office", "world/post/president-of-belarus", MEETING, "", BELTA, "L8 L10", (A,), {"person": L, "of": "by"}),
    Row("B06", "thanks expressed", MEET, MEETING, T, BELTA, "L10", (INDIRECT,), {"by": T, "to": L}),
    Row("B07", "topic discussed", MEET, MEETING, T, BELTA, "L10", (INDIRECT,)),
    Row("B08", "session scheduled", JOINT, MEETING, "", BELTA, "L10", (P,), {"for": "2023-11-22", "place": "Minsk", "bodies": ["csto/body/cdm"]}),
    Row("B09", "session scheduled", JOINT, MEETING, "", BELTA, "L10", (P,), {"for": "2023-11-22", "place": "Minsk", "bodies": ["csto/body/cfm"]}),
    Row("B10", "session scheduled", JOINT, MEETING, "", BELTA, "L10", (P,), {"for": "2023-11-22", "place": "Minsk", "bodies": ["csto/body/cssc"]}),
    Row("B11", "session scheduled", S23, MEETING, "", BELTA, "L10", (P,), {"for": "2023-11-23", "place": "unknown"}),
    Row("B12", "plan drawn up", PLAN, IN_BETWEEN, T, BELTA, "L12", (Q,), {"decisions of": S22, "priorities of": "by"}),
    Row("B13", "count reported", PLAN, MEETING, T, BELTA, "L12", (Q,), {"number": 32, "of": 34, "noun": "measures"}),
    Row("B14", "count reported", PLAN, MEETING, T, BELTA, "L12", (Q,), {"number": 2, "of": 34, "noun": "measures"}),
    Row("B15", "measure reported", PLAN, MEETING, T, BELTA, "L12", (Q,), {"status": "not implemented", "reason": "primarily their stance"}),
    Row("B16", "measure reported", PLAN, MEETING, T, BELTA, "L12", (Q,), {"status": "not implemented", "document": DOC, "caused by": AM}),
    Row("B17", "group stance stated", DOC, IN_BETWEEN, T, BELTA, "L12", (Q,), {"quantifier": "all others", "except": ["am"], "stance": "supports"}),
    Row("B18", "instruction given", DOC, YEREVAN, T, BELTA, "L12", (Q,), {"to": "unknown", "due": "unknown"}),
    Row("B19", "priorities set", "csto/chairmanship", IN_BETWEEN, T, BELTA, "L12", (Q,), {"member": "by"}),
    Row("B20", "session held", S22, YEREVAN, "", EARLIER, "L14", (A,), {"place": "Yerevan"}),
    Row("B21", "signature refused", DOC, YEREVAN, "", EARLIER, "L14", (A, N), {"person": "world/person/pashinyan", "session": S22}),
    Row("B22", "attested in office", SECGEN, YEREVAN, "", EARLIER, "L14", (A,), {"person": Z}),
    Row("B23", "agreed in general", DOC, BY_YEREVAN, Z, EARLIER, "L14", (INDIRECT,)),
    Row("B24", "contents defined", DOC, BY_YEREVAN, Z, EARLIER, "L14", (INDIRECT,)),
    Row("B25", "finalisation needed", DOC, YEREVAN, Z, EARLIER, "L14", (INDIRECT,)),
    Row("B26", "returned for finalisation", DOC, YEREVAN, "", EARLIER, "L14", (A, INDIRECT), {"to": "unknown", "due": "unknown"}),
    Row("B27", "resubmission instructed", DOC, YEREVAN, "", EARLIER, "L14", (A, INDIRECT), {"to": "heads of state", "for": "approval", "due": "unknown"}),
    Row("B28", "taken from", PAGE, NO_DAY, "", UDF, "L8 L14", (A,), {"outlet": "world/source/belta"}, "stated"),
    Row("B29", "caption names", PAGE, NO_DAY, "", UDF, "L7", (A,), {"person": T}, "stated"),
)  # fmt: skip
