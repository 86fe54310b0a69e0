"""The tables of a document, of the item that brings it before a body, and of a measure in a plan."""

from typing import Final

from travaux.decision.states.machine import Machine, machine, row

_WORKED_ON: Final = "drafted, under agreement, agreed in general, returned for finalisation"
_REDRAFTED: Final = (
    "not on record, drafted, under agreement, agreed in general, returned for finalisation, signature refused, tabled"
)
_IN_ROUNDS: Final = (
    "not on record, under agreement, agreed in general, returned for finalisation, signature refused, tabled"
)
_BEFORE_THE_BODY: Final = "tabled, put to decision, signature open"
_ADOPTED: Final = "adopted, signature open after adoption, signed by all, in force"

DOCUMENT: Final[Machine] = machine(
    "document",
    row("not on record", "drafted", "drafted"),
    row(f"not on record, signature refused, {_WORKED_ON}", "circulated", "under agreement"),
    row(f"under agreement, agreed in general, signature refused, returned for finalisation, {_BEFORE_THE_BODY}",
        "stance recorded"),
    row("not on record, drafted", "stance recorded", "under agreement"),
    row(
        f"not on record, under agreement, agreed in general, returned for finalisation, {_BEFORE_THE_BODY}",
        "group stance stated",
    ),
    row("drafted", "group stance stated", "under agreement"),
    row(f"not on record, {_WORKED_ON}", "agreed in general", "agreed in general"),
    row(f"agreed in general, returned for finalisation, signature refused, {_BEFORE_THE_BODY}", "finalisation needed"),
    row(f"not on record, {_WORKED_ON}", "tabled", "tabled"),
    row(f"agreed in general, returned for finalisation, tabled, {_ADOPTED}", "put to decision", "put to decision"),
    row(_REDRAFTED, "clause drafted"),
    row(_REDRAFTED, "clause removed"),
    row("under agreement, agreed in general, tabled", "round opened"),
    row("not on record, drafted, returned for finalisation, signature refused", "round opened", "under agreement"),
    row(_IN_ROUNDS, "round closed"),
    row(_IN_ROUNDS, "round closed", value="to the next round"),
    row(_IN_ROUNDS, "round closed", value="returned"),
    row("not on record, under agreement, agreed in general, returned for finalisation",
        "round closed", "agreed in general", value="agreed in general"),
    row("signature refused, tabled", "round closed", value="agreed in general"),
    row(f"under agreement, agreed in general, signature refused, returned for finalisation, {_BEFORE_THE_BODY}",
        "clause stance recorded"),
    row("not on record, drafted", "clause stance recorded", "under agreement"),
    row("put to decision", "ballot cast"),
    row("put to decision, tabled, under silence, agreed in general", "objection raised"),
    row("put to decision, tabled, under agreement, under silence, agreed in general", "amendment proposed"),
    row("under agreement, agreed in general, returned for finalisation, tabled", "silence opened", "under silence"),
    row("under silence", "silence extended"),
    row("under silence", "silence broken", "not adopted"),
    row("agreed in general, tabled, put to decision", "signature opened", "signature open"),
    row("adopted", "signature opened", "signature open after adoption"),
    row("not on record, drafted, under agreement, agreed in general, signature refused, tabled, put to decision",
        "signed", "signature open"),
    row("signature open", "signed"),
    row("adopted", "signed", "signature open after adoption"),
    row("signature open after adoption, in force", "signed"),
    row("signature open, signature open after adoption", "signature outstanding"),
    row("not on record, agreed in general, tabled, put to decision", "signature refused", "signature refused"),
    row("signature open, signature refused, adopted, signature open after adoption, in force", "signature refused"),
    row("signature open, signature open after adoption", "signature completed", "signed by all"),
    row(
        f"not on record, not adopted, signature refused, under agreement, agreed in general, {_BEFORE_THE_BODY}",
        "returned for finalisation",
        "returned for finalisation",
    ),
    row("not on record, agreed in general, under silence, signature refused, tabled, put to decision, signature open",
        "adopted", "adopted"),
    row("signed by all", "adopted"),
    row("signature refused, under silence, tabled, put to decision, signature open", "not adopted", "not adopted"),
    row("under agreement, agreed in general, tabled, put to decision", "taken note of", "taken note of"),
    row(f"not adopted, signature refused, {_WORKED_ON}, {_BEFORE_THE_BODY}", "withdrawn", "withdrawn"),
    row(f"not adopted, signature refused, {_WORKED_ON}, {_BEFORE_THE_BODY}", "lapsed", "lapsed"),
    row("not on record, adopted, signature open, signature open after adoption, signed by all",
        "entered into force", "in force"),
    row(f"signature open, {_ADOPTED}", "ratified"),
    row(_ADOPTED, "joined"),
    row(_ADOPTED, "declined to join"),
    row(_ADOPTED, "certified copy sent"),
    row(_ADOPTED, "repealed", "repealed"),
    begins={"drafted", "item proposed"},
    decided_by={"round closed": "outcome"},
)  # fmt: skip

_LIVE_ITEM: Final = "proposed, included, deferred, removal requested, removal refused, sent back"

ITEM: Final[Machine] = machine(
    "item",
    row("not on record, deferred, removed, not taken, sent back, withdrawn", "item proposed", "proposed"),
    row(f"not on record, included, not taken, removed, {_LIVE_ITEM}", "item included", "included"),
    row("proposed, included, removal requested, removal refused", "item deferred", "deferred"),
    row("proposed, included, deferred, removal refused", "item merged", "merged"),
    row(f"not on record, {_LIVE_ITEM}", "removal requested", "removal requested"),
    row("not on record, removal requested", "removal refused", "removal refused"),
    row("removal refused", "removal refused"),
    row("proposed, included, deferred, removal requested, removal refused", "item removed", "removed"),
    row("included, opened, removal requested, removal refused", "item not taken", "not taken"),
    row("included, removal requested, removal refused", "item opened", "opened"),
    row("not on record, included, opened, removal requested, removal refused, sent back",
        "adopted", "disposed of: adopted"),
    row("not on record, included, opened, removal refused", "not adopted", "disposed of: not adopted"),
    row("not on record, included, opened, removal refused, disposed of: not adopted",
        "returned for finalisation", "sent back"),
    row("included, opened, removal refused", "taken note of", "disposed of: taken note of"),
    row(f"opened, not taken, {_LIVE_ITEM}", "withdrawn", "withdrawn"),
    begins={"item proposed"},
)  # fmt: skip

MEASURE: Final[Machine] = machine(
    "measure",
    row("not on record", "measure planned", "planned"),
    row("not on record, planned, carried over", "measure reported", "planned", value="planned"),
    row("not on record, planned, carried over, in progress", "measure reported", "in progress", value="in progress"),
    row("not on record, planned, in progress, carried over, implemented", "measure reported", "implemented",
        value="implemented"),
    row("not on record, planned, in progress, carried over, not implemented", "measure reported", "not implemented",
        value="not implemented"),
    row("planned, in progress, not implemented", "measure reported", "removed", value="removed"),
    row("planned, in progress, not implemented", "measure reported", "carried over", value="carried over"),
    begins={"measure planned"},
    decided_by={"measure reported": "status"},
)  # fmt: skip
