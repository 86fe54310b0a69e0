"""The tables of membership, session, measure and chairmanship, state by state, as they are meant."""

from typing import Final

#: From each state, where each event leads; an event that is not named is not foreseen there.
Table = dict[str, dict[str, tuple[str, ...]]]

# Charter, Arts 19 and 20, and the article on arrears; a return as Uzbekistan's in 2006.
MEMBERSHIP: Final[Table] = {
    "not on record": {
        "candidate": ("accession applied for",),
        "acceding": ("founding text signed",),
        "member": ("membership began",),
    },
    "candidate": {
        "acceding": ("founding text signed",),
        "member": ("membership began",),
    },
    "acceding": {
        "acceding": ("founding text signed",),
        "member": ("membership began",),
    },
    "member": {
        "member": ("founding text signed", "prolongation signed", "suspension requested", "arrears waived"),
        "withdrawal notified": ("withdrawal notified",),
        "suspended by the council": ("suspended by the council",),
        "former": ("membership ended",),
        "vote withdrawn": ("vote withdrawn",),
    },
    "withdrawal notified": {
        "suspended by the council": ("suspended by the council",),
        "expelled": ("expelled",),
        "former": ("membership ended",),
        "vote withdrawn": ("vote withdrawn",),
        "withdrawal notified": ("arrears waived",),
    },
    "suspended by the council": {
        "withdrawal notified": ("withdrawal notified",),
        "member": ("suspension lifted",),
        "expelled": ("expelled",),
        "former": ("membership ended",),
    },
    "expelled": {
        "candidate": ("accession applied for",),
    },
    "former": {
        "candidate": ("accession applied for",),
        "acceding": ("founding text signed",),
        "restored": ("membership restored",),
    },
    "vote withdrawn": {
        "withdrawal notified": ("withdrawal notified",),
        "suspended by the council": ("suspended by the council",),
        "former": ("membership ended",),
        "member": ("vote restored", "arrears waived"),
    },
    "restored": {
        "restored": ("founding text signed", "prolongation signed", "suspension requested", "arrears waived"),
        "withdrawal notified": ("withdrawal notified",),
        "suspended by the council": ("suspended by the council",),
        "former": ("membership ended",),
        "vote withdrawn": ("vote withdrawn",),
        "member": ("restoration ratified",),
    },
}

# From the plan to the certified record; what is cancelled is convened anew under another name.
SESSION: Final[Table] = {
    "not on record": {
        "scheduled": ("session scheduled",),
        "convened": ("session convened",),
        "held": ("session held",),
        "not on record": ("delegation notified", "minutes drawn up"),
    },
    "scheduled": {
        "scheduled": ("session scheduled", "delegation notified"),
        "convened": ("session convened",),
        "agenda agreed": ("agenda agreed",),
        "postponed": ("session postponed",),
        "cancelled": ("session cancelled",),
        "opened": ("session opened",),
        "held": ("session held",),
    },
    "convened": {
        "agenda agreed": ("agenda agreed",),
        "postponed": ("session postponed",),
        "cancelled": ("session cancelled",),
        "opened": ("session opened",),
        "held": ("session held",),
        "convened": ("delegation notified",),
    },
    "agenda agreed": {
        "postponed": ("session postponed",),
        "cancelled": ("session cancelled",),
        "opened": ("session opened",),
        "held": ("session held",),
        "agenda agreed": ("delegation notified",),
    },
    "postponed": {
        "scheduled": ("session scheduled",),
        "convened": ("session convened",),
        "postponed": ("session postponed",),
        "cancelled": ("session cancelled",),
        "held": ("session held",),
    },
    "cancelled": {},
    "opened": {
        "opened": ("agenda agreed", "part opened", "delegation notified", "minutes drawn up"),
        "held": ("session held",),
        "closed": ("session closed",),
    },
    "held": {
        "held": ("part opened", "session held", "minutes drawn up"),
        "closed": ("session closed",),
        "record certified": ("record certified",),
    },
    "closed": {
        "closed": ("session held", "minutes drawn up"),
        "record certified": ("record certified",),
    },
    "record certified": {
        "record certified": ("session held", "minutes drawn up"),
    },
}

# A measure goes where the report on it says; what is implemented or removed stays so.
MEASURE: Final[Table] = {
    "not on record": {
        "planned": ("measure planned", "measure reported: planned"),
        "in progress": ("measure reported: in progress",),
        "implemented": ("measure reported: implemented",),
        "not implemented": ("measure reported: not implemented",),
    },
    "planned": {
        "planned": ("measure reported: planned",),
        "in progress": ("measure reported: in progress",),
        "implemented": ("measure reported: implemented",),
        "not implemented": ("measure reported: not implemented",),
        "removed": ("measure reported: removed",),
        "carried over": ("measure reported: carried over",),
    },
    "in progress": {
        "in progress": ("measure reported: in progress",),
        "implemented": ("measure reported: implemented",),
        "not implemented": ("measure reported: not implemented",),
        "removed": ("measure reported: removed",),
        "carried over": ("measure reported: carried over",),
    },
    "implemented": {
        "implemented": ("measure reported: implemented",),
    },
    "not implemented": {
        "not implemented": ("measure reported: not implemented",),
        "removed": ("measure reported: removed",),
        "carried over": ("measure reported: carried over",),
    },
    "removed": {},
    "carried over": {
        "planned": ("measure reported: planned",),
        "in progress": ("measure reported: in progress",),
        "implemented": ("measure reported: implemented",),
        "not implemented": ("measure reported: not implemented",),
    },
}

# One member chairs, or none; plans and priorities move nothing.
CHAIRMANSHIP: Final[Table] = {
    "not on record": {
        "not on record": ("chairmanship planned", "priorities set"),
        "chaired": ("chairmanship began",),
    },
    "chaired": {
        "chaired": ("chairmanship planned", "chairmanship began", "priorities set"),
        "vacant": ("chairmanship ended",),
    },
    "vacant": {
        "vacant": ("chairmanship planned", "priorities set"),
        "chaired": ("chairmanship began",),
    },
}
