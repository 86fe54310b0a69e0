"""What the decisions of law.md B.18 must come out as: every ground, everybody who is bound, everything missing."""

from dataclasses import dataclass
from typing import Final

#: Rule, article, side, sentence, facts; a sentence marked with * rests on a text that was not seen.
Told = tuple[str, str, str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Golden:
    """What must come out of one question; `bound` names members by the word that holds for them, `all` for everybody."""

    number: str
    admissible: str
    outcome: str
    mode: str
    grounds: tuple[Told, ...]
    bound: dict[str, str]
    missing: tuple[tuple[str, str], ...] = ()
    readings: tuple[tuple[str, str, str, str], ...] = ()


GOLDENS: Final = (
    # S/2022/155 of 25 February 2022: eleven for it, and a permanent member against
    Golden(
        "1", "yes", "not adopted", "vote",
        (
            ("substantive", "Art. 27(3)", "for", "yes: 11; at least 9 needed, and reached.", ()),
            ("substantive", "Art. 27(3)", "neutral", "cn is of those with a veto (the permanent members) and abstained or stayed away; that is no veto.", ()),
            ("substantive", "Art. 27(3)", "against", "ru voted no, and has a veto on this class of question (the permanent members).", ()),
        ),
        {"not bound": "all"},
        (),
        (),
    ),
    # S/RES/2623 of 27 February 2022: the same tally, on procedure
    Golden(
        "2", "yes", "adopted", "vote",
        (
            ("procedural", "Art. 27(2)", "for", "yes: 11; at least 9 needed, and reached.", ()),
        ),
        {"bound": "all"},
        (),
        (),
    ),
    # S/RES/1973 of 17 March 2011: two permanent members abstain
    Golden(
        "3", "yes", "adopted", "vote",
        (
            ("substantive", "Art. 27(3)", "for", "yes: 10; at least 9 needed, and reached.", ()),
            ("substantive", "Art. 27(3)", "neutral", "cn is of those with a veto (the permanent members) and abstained or stayed away; that is no veto.", ()),
            ("substantive", "Art. 27(3)", "neutral", "ru is of those with a veto (the permanent members) and abstained or stayed away; that is no veto.", ()),
        ),
        {"bound": "all"},
        (),
        (),
    ),
    # eight are too few, and so nobody"s no is a veto
    Golden(
        "4", "yes", "not adopted", "vote",
        (
            ("substantive", "Art. 27(3)", "against", "yes: 8; at least 9 needed, and not reached.", ()),
            ("substantive", "Art. 27(3)", "neutral", "ru is of those with a veto (the permanent members) and abstained or stayed away; that is no veto.", ()),
            ("substantive", "Art. 27(3)", "neutral", "us voted no; the votes were too few in any case, so this counts as no veto.", ()),
        ),
        {"not bound": "all"},
        (),
        (),
    ),
    # ES-11/3 of 7 April 2022: 279 is at least 234
    Golden(
        "5", "yes", "adopted", "vote",
        (
            ("quorum", "Rule 67", "neutral", "A quorum is presumed to be there until somebody asks for a count, and nobody did.*", ()),
            ("important", "Art. 18(2)", "for", "yes: 93 of 117 present and voting; at least 2/3 (78) needed, and reached.", ()),
        ),
        {"not bound": "all"},
        (),
        (),
    ),
    # a member two years behind votes yes: its vote is void and the base is smaller
    Golden(
        "6", "yes", "not adopted", "vote",
        (
            ("important", "Art. 19", "neutral", "m000 is not counted: it has not paid for 2 years. It leaves the count and the base; 192 of 193 decide.", ()),
            ("quorum", "Rule 67", "neutral", "A quorum is presumed to be there until somebody asks for a count, and nobody did.*", ()),
            ("important", "Art. 18(2)", "against", "yes: 1 of 2 present and voting; at least 2/3 (4/3) needed, and not reached.", ()),
        ),
        {"not bound": "all"},
        (),
        (),
    ),
    # the same, and the Assembly lets it vote
    Golden(
        "6 waived", "yes", "adopted", "vote",
        (
            ("participation", "Art. 18(1), 19", "neutral", "m000 has not paid for 2 years; by a waiver it votes all the same.", ()),
            ("quorum", "Rule 67", "neutral", "A quorum is presumed to be there until somebody asks for a count, and nobody did.*", ()),
            ("important", "Art. 18(2)", "for", "yes: 2 of 3 present and voting; at least 2/3 (2) needed, and reached.", ()),
        ),
        {"not bound": "all"},
        (),
        (),
    ),
    # an amendment one minute before the expiry
    Golden(
        "11", "yes", "not adopted", "silence",
        (
            ("silence", "Annex 1(A)", "against", "pl broke silence: amendment, 1 minute before it expired.", ("pl#1",)),
        ),
        {"not bound": "all"},
        (),
        (),
    ),
    # nobody answers
    Golden(
        "12", "yes", "adopted", "silence",
        (
            ("silence", "Annex 1(A)", "for", "Silence expired on 2023-03-04T12:00:00+01:00 and nobody had broken it.", ()),
        ),
        {"bound": "all"},
        (),
        (),
    ),
    # Minsk 2023: five agree, one stays away and does not object to the limited format
    Golden(
        "15", "yes", "adopted", "limited format",
        (
            ("limited-format", "Charter Art. 12, as amended", "neutral", "am declared no objection to a limited format, so that way of deciding is looked at.*", ("min23#1",)),
            ("quorum", "as reported", "neutral", "5 of 6 members were there, and 6 are needed; the rule warns and stops nothing.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "for", "No member objects to deciding in a limited format.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "for", "am stood aside, having declared that it does not object.*", ("min23#1",)),
            ("limited-format", "Charter Art. 12, as amended", "for", "No objection recorded from any of 6 members.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "for", "yes: 5; at least 1 needed, and reached.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "neutral", "Those who did not vote for it bear no responsibility for what follows: am.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "neutral", "am is not bound and may join later; nothing from it is on record.*", ()),
        ),
        {"may join": "am", "bound": "by kg kz ru tj"},
        (),
        (),
    ),
    # Moscow 2009: one stays away and says that without it there is no consensus
    Golden(
        "16", "not stated", "indeterminate", "consensus",
        (
            ("quorum", "as reported", "neutral", "5 of 6 members were there, and 6 are needed; the rule warns and stops nothing.*", ()),
            ("consensus", "Art. 12(1); Rule 14 of the Rules of procedure", "neutral", "What it means that by was absent the text does not say.*", ("afn09#1",)),
        ),
        {},
        (("a ruling of the chair or the body on how the rule is to be read", ""),),
        (("absence-blocks", "not adopted", "Belarus, 2009", "none"), ("only-objection-blocks", "adopted", "a source in the foreign ministry of Russia, 2009", "all")),
    ),
    # Yerevan 2022: one is there and refuses to sign
    Golden(
        "17", "yes", "not adopted", "consensus",
        (
            ("quorum", "as reported", "for", "6 of 6 members were there; to vote 6 are needed.*", ()),
            ("consensus", "Art. 12(1); Rule 14 of the Rules of procedure", "for", "Stated of the group, member by member only through the roll: supports (by, kg, kz, ru, tj).*", ("s4#B17",)),
            ("consensus", "Art. 12(1); Rule 14 of the Rules of procedure", "against", "am refused to sign, so there is no consensus.*", ("s4#B21",)),
            ("signature", "closing clause and signatures", "neutral", "am refused to sign; what that leads to the rules do not say.", ("s4#B21",)),
        ),
        {"not bound": "all"},
        (),
        (),
    ),
    # the state concerned says no to its own suspension
    Golden(
        "18", "yes", "adopted", "consensus",
        (
            ("sanction", "Art. 20", "neutral", "am is not counted: it is the state concerned. It leaves the count and the base; 5 of 6 decide.*", ()),
            ("quorum", "as reported", "for", "5 of 5 members were there; to vote 5 are needed.*", ()),
            ("sanction", "Art. 20", "for", "No objection recorded from any of 5 members.*", ()),
        ),
        {"bound": "all"},
        (),
        (),
    ),
    # two years unpaid, and no decision of the Council
    Golden(
        "19", "yes", "not adopted", "consensus",
        (
            ("participation", "Art. 19, 20, 21 and the article on arrears", "neutral", "am has not paid for 2 years; its vote stands until the council withdraws it.*", ()),
            ("quorum", "as reported", "for", "6 of 6 members were there; to vote 6 are needed.*", ()),
            ("consensus", "Art. 12(1); Rule 14 of the Rules of procedure", "against", "am objects.*", ()),
        ),
        {"not bound": "all"},
        (),
        (),
    ),
    # the day before Armenia"s statement of 8 May 2024
    Golden(
        "20 before", "yes", "adopted", "limited format",
        (
            ("quorum", "as reported", "neutral", "5 of 6 members were there, and 6 are needed; the rule warns and stops nothing.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "for", "No member objects to deciding in a limited format.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "for", "am stood aside, having declared that it does not object.*", ("min23#1",)),
            ("limited-format", "Charter Art. 12, as amended", "for", "No objection recorded from any of 6 members.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "for", "yes: 5; at least 1 needed, and reached.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "neutral", "Those who did not vote for it bear no responsibility for what follows: am.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "neutral", "am is not bound and may join later; nothing from it is on record.*", ()),
        ),
        {"may join": "am", "bound": "by kg kz ru tj"},
        (),
        (),
    ),
    # the day of it
    Golden(
        "20 after", "yes", "adopted", "limited format",
        (
            ("quorum", "as reported", "neutral", "5 of 6 members were there, and 6 are needed; the rule warns and stops nothing.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "for", "No member objects to deciding in a limited format.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "for", "am stood aside, having declared that it does not object.*", ("min23#1",)),
            ("limited-format", "Charter Art. 12, as amended", "for", "No objection recorded from any of 6 members.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "for", "yes: 5; at least 1 needed, and reached.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "neutral", "Those who did not vote for it bear no responsibility for what follows: am.*", ()),
            ("limited-format", "Charter Art. 12, as amended", "neutral", "am declared on 2024-05-08 that it does not join, and is not bound.*", ("mas24#1",)),
        ),
        {"not bound": "am", "bound": "by kg kz ru tj"},
        (),
        (),
    ),
    # five have signed, the sixth has no deadline
    Golden(
        "24", "yes", "open", "signature",
        (
            ("signature", "closing clause and signatures", "neutral", "5 of 6 have signed; am still to sign, and there is no deadline.", ()),
        ),
        {},
        (("its signature", "am"),),
        (),
    ),
)  # fmt: skip
