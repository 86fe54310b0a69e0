"""The one catalogue of sentences: every ground has a code, and every code one sentence."""

import re
from functools import cache
from typing import Final

NOT_SEEN: Final = " (our reading; text not seen)"
DORMANT: Final = " (a dormant rule)"

RULE: Final = {
    "rule found": "By {mode}, under {id}: {says}",
    "rules silent": "The rules do not say. {message}",
    "mode by declaration": "{members} declared no objection to a limited format, so that way of deciding is looked at.",
    "ruling on reading": "The {by} ruled that the reading {reading} holds: {reason}",
}

ROLL: Final = {
    "roll not on record": "Who was a member on {on} is not on record, so nobody can be counted.",
    "roll too large": "The roll has {number} seats, and the body has {seats} by {place}; correct the roll or the rule.",
    "weight not on the roll": "{members} have no weight by {weight} on the roll; complete the roll.",
    "strangers voted": "{members} cast ballots and are not on the roll of {on}; correct the names or the roll.",
    "nobody decides": "None of the {number} members on the roll may {what}, so it cannot be put.",
    "excluded": "{member} is not counted: {why}. It leaves the count {and_base}; {entitled} of {members} decide.",
    "capped": "{member} has {number} by {weight}; {surplus} above the cap of {cap} leave the count {and_base}.",
    "capped together": "{group}: {number} by {weight}; {surplus} above the cap of {cap} leave the count {and_base}.",
    "no quorum of": "Whether there or not, these make up no quorum: {members}.",
    "excluded if ruled": "{member} should not be counted: {why}. The rule is dormant; this warns and stops nothing.",
    "excluded by ruling": "The {by} ruled that {member} is not counted: {why}.",
    "no vote": "{member} has no vote: as to membership it is {state}.",
    "own declaration": "{member} is {participation}; the texts know no such state, so its rights stand as they were.",
    "arrears, vote kept": "{member} has not paid for {years} years; its vote stands until {who} withdraws it.",
    "arrears waived": "{member} has not paid for {years} years; by a waiver it votes all the same.",
    "group stated": "Stated of the group, member by member only through the roll: {stance} ({members}).",
    "adoption told": "That it was adopted is told of those who took part, by the roll and who was there: {members}.",
}

FALLBACK: Final = {
    "fallback": "Next comes {to}, by {mode} (on: {when}); {actor} decides on turning to it.",
    "fallback, by whom not stated": "Next comes {to}, by {mode} (on: {when}); who turns to it the rules do not say.",
    "fallback of itself": "Next comes {to}, by {mode} (on: {when}); it goes there of itself.",
    "fallback further, by whom not stated": "If that fails as well, {to} comes after it, by {mode} (on: {when}).",
    "fallback further": "If that fails as well, {to} comes after it, by {mode} (on: {when}); {actor} decides on it.",
    "fallback further of itself": "If that fails as well, {to} comes after it of itself, by {mode} (on: {when}).",
    "fallback timer": "{to} may be turned to from {day} on, {number} {unit} after it was first put on {since}.",
    "fallback timer not known": "{to} may be turned to {number} {unit} after it was first put; when is not on record.",
    "fallback too early": "{to} may be turned to from {day} on, {number} {unit} after it was first put, not on {on}.",
    "fallback by session": "{to} may be turned to {number} sessions after it was first put; there were {passed}.",
}

PAPERS: Final = {
    "papers out": "The papers are out in every language that is needed: {languages}.",
    "papers lacking": "The papers are needed in {languages}, and are lacking in {lacking}.",
    "papers in time": "The papers were out {hours} hours before; {needed} are needed.",
    "papers late": "The papers were out only {hours} hours before; {needed} are needed.",
    "papers undated": "The papers must be out {needed} hours before; when they were is not on record.",
    "papers, hour not told": "The papers must be out {needed} hours before; for which hour it is asked is not told.",
    "papers advise": "The rule on papers warns and stops nothing.",
    "papers set aside": "The {by} went on without the papers that the rule demands, because {reason}",
}

ASKED: Final = {
    "asked by enough": "{what}: {number} asked for it; {comparison} {amount} needed{of}, and there.",
    "asked by too few": "{what}: {number} asked for it; {comparison} {amount} needed{of}, and not there.",
    "asked by somebody": "{what}: {who} asked for it, and may.",
    "asked without being entitled": "{what}: {member} asked for it and does not count: {why}.",
    "asked in vain": "{what}: {who} asked for it; the rules do not name it.",
    "asked, presence not on record": "{what}: {comparison} {amount} needed of those present; who was is not on record.",
    "asked without effect": "{what}: too few asked for it, and it goes on without.",
    "asking not laid down": "{what}: who may ask for it the rules do not say.",
    "papers waived": "The papers that are lacking are waived, since enough asked for that.",
}

QUORUM: Final = {
    "quorum presumed": "A quorum is presumed to be there until somebody asks for a count, and nobody did.",
    "quorum not laid down": "How many must be there to {purpose} the rules do not say.",
    "quorum there": "{there} of {base} were there; to {purpose} {amount} are needed.",
    "quorum lacking": "{there} of {base} were there; to {purpose} {amount} are needed, so it cannot be put.",
    "quorum advises": "{there} of {base} were there, and {amount} are needed; the rule warns and stops nothing.",
    "quorum set aside": "{there} of {base} were there, and {amount} are needed; the {by} went on, because {reason}",
    "quorum not known": "It is not on record whether {members} were there; {amount} of {base} are needed to {purpose}.",
}

TALLY: Final = {
    "threshold reached": "{counted}: {number}{of}; {comparison} {amount} needed, and reached.",
    "threshold missed": "{counted}: {number}{of}; {comparison} {amount} needed, and not reached.",
    "threshold waived": "{counted}: {number}{of}; {comparison} {amount} needed; {against} against, so deemed reached.",
    "threshold open": "{counted}: {number}{of} so far; {comparison} {amount} needed, and {members} still to come.",
    "veto": "{member} voted {ballot}, and has a veto on this class of question ({group}).",
    "veto not counted": "{member} voted {ballot}; the votes were too few in any case, so this counts as no veto.",
    "no veto": "{member} is of those with a veto ({group}) and abstained or stayed away; that is no veto.",
    "barrier": "A second condition defeats it: {says}",
    "tie fails": "Yes and no are {number} each; a tie is lost.",
    "tie not stated": "Yes and no are {number} each; what a tie means the rules do not say, and it falls short.",
    "tie": "Yes and no are {number} each; the casting vote of {who} decides.",
    "casting vote": "Yes and no are {number} each; the casting vote of {who} is {ballot}.",
    "proxies beyond the limit": "{holder} acts for {members}, and may for {limit}; which of them holds nobody can say.",
    "veto without a vote": "{member} voted {ballot} and holds a veto ({group}), but is not of those who decide.",
    "veto outside its scope": "{member} voted {ballot}; the veto of {group} is on {scope} only, so it is none here.",
    "ballot left out": "The {ballot} of {member} is left out of the count and of the base: {why}.",
}

CONSENSUS: Final = {
    "no objection": "No objection recorded from any of {number} members.",
    "objection": "{member} objects.",
    "objection without form": "{member} objects, but not {lacking} as the rule demands, so it does not count.",
    "form not stated": "{member} objects; the rule demands that it be {lacking}, and whether it is stands nowhere.",
    "signature refused": "{member} refused to sign, so there is no consensus.",
    "absence declared": "{member} was absent and had declared that it does not object.",
    "absence, no objection": "{member} was absent; to stay away is not to object.",
    "kept out, no objection": "{member} kept out of it ({how}); that is not to object.",
    "absence blocks": "{member} was absent, and without it there is no consensus.",
    "absence meant": "{member} was absent and says that without it there is no consensus.",
    "undecided": "What it means that {member} was {how} the text does not say.",
    "reserved": "{member} reserves its position; the rules give a reservation no effect, so it is still to be heard.",
    "awaited": "{member} is still to be heard.",
    "stance not on record": "{member} was there; how it stood is not on record, and presence is no vote.",
    "not on record": "Nothing is on record of {member}: neither whether it was there nor where it stood.",
}

LIMITED: Final = {
    "mode accepted": "No member objects to deciding in a limited format.",
    "mode objected": "{member} objects to deciding in a limited format, so it cannot be decided so.",
    "stood aside": "{member} stood aside, having declared that it does not object.",
    "stood aside undeclared": "{member} stood aside undeclared; whether a declaration is needed the text does not say.",
    "stood aside, declaration due": "{member} stood aside without the declaration that the rule demands.",
    "not answerable": "Those who did not vote for it bear no responsibility for what follows: {members}.",
}

SILENCE: Final = {
    "silence not named": "No silence is on record: neither when it was opened nor when it expires.",
    "silence opening unknown": "A text is put under silence at a meeting; whether this one was is not on record.",
    "silence too short": "Silence would expire on {expires}, no later than it is opened.",
    "silence answer not counted": "{member} answered ({what}), and silence stands: {why}.",
    "silence not opened": "A text is put under silence at a meeting; this one was not.",
    "objections beside silence": "On record as objecting, but not as an answer to the silence: {members}.",
    "silence broken at the meeting": "{member} objected at the meeting, so silence never ran.",
    "silence broken": "{member} broke silence: {what}, {before} before it expired.",
    "silence answered late": "{member} answered ({what}) when silence had expired; that is late.",
    "silence answer undated": "{member} answered ({what}), at a moment that is not on record.",
    "silence long enough": "Silence is open, in {counted}, for {number}; needed: {needed}.",
    "silence shorter": "Silence is open, in {counted}, for {number}; needed: {needed}.",
    "silence in time": "This comes {before} before silence expires on {expires}, and breaks it if it stands.",
    "silence over": "Silence expired on {expires}; this comes {after} later and breaks nothing.",
    "silence put off": "Silence expires on {expires} instead of {before}.",
    "silence put off too late": "Silence expired on {before} already; it can be put off no more.",
    "silence not put off": "Silence expires on {before} as it is; {expires} is no later.",
    "extension allowed": "Silence may be put off.",
    "extension ruled out": "Silence may not be put off.",
    "extension not stated": "Whether silence may be put off the rules do not say.",
    "silence runs": "Silence runs until {expires}; nobody has broken it.",
    "silence kept": "Silence expired on {expires} and nobody had broken it.",
}

SIGNATURE: Final = {
    "signatures complete": "All {needed} signatures are there.",
    "signatures outstanding": "{signed} of {needed} have signed; {members} still to sign, {deadline}.",
    "signatures out of reach": "{signed} of {needed} have signed; with {members} left to sign, that cannot be reached.",
    "chair to sign not told": "The chair signs, and the question does not tell who chairs.",
    "refusal leaves it unadopted": "{member} refused to sign; without its signature it is not adopted.",
    "refusal, not bound": "{member} refused to sign, and is not bound.",
    "refusal returns it": "{member} refused to sign; the text goes back to be finalised.",
    "refusal not provided for": "{member} refused to sign; what that leads to the rules do not say.",
}

BOUND: Final = {
    "answerable": "Those who did not take part in it are responsible for what follows like the others: {members}.",
    "constructive abstention": "{member} abstained with a declaration: it need not apply this, and it is in force.",
    "declared abstention not provided for": "{member} abstained with a declaration; the rules give that no effect.",
    "joined, ruled out": "{member} declared on {on} that it joins; the rules leave no room for that.",
    "joined": "{member} joined on {on} and is bound from then.",
    "declined": "{member} declared on {on} that it does not join, and is not bound.",
    "declined, not provided for": "{member} declared on {on} that it does not join; whether it may is not laid down.",
    "may join": "{member} is not bound and may join later; nothing from it is on record.",
}

EXPLAIN: Final = {
    "would change": "Were {members} to {act}, it would be {outcome}; nobody else and no fewer would do.",
    "would change, several": "Were {number} to {act}, such as {members}, it would be {outcome}; {ways} groups could.",
    "would change, such as": "Were {number} to {act}, such as {members}, it would be {outcome}; no fewer would do.",
    "would change by ruling": "Were it ruled that the reading {reading} holds, it would be {outcome}.",
    "would change by casting vote": "Were the casting vote of {who} to be {ballot}, it would be {outcome}.",
    "quorum by these": "Were {members} there as well, there would be a quorum; nobody else would do.",
    "quorum by several": "Were {number} more there, such as {members} ({ways} groups), there would be a quorum.",
    "asked by these": "Were {members} to ask for it as well, that would be enough; nobody else would do.",
    "asked by several": "Were {number} more to ask for it, such as {members} ({ways} groups), that would be enough.",
    "would change by going on": "Were it ruled, with a reason, to go on all the same, it would be {outcome}.",
    "would break silence": "Were one of these {number} to object before {expires}, it would be {outcome}: {members}.",
    "would have broken silence": "Had one of {number} objected before {expires}, it would be {outcome}: {members}.",
    "would change by keeping silent": "Were nobody to break silence until {expires}, it would be {outcome}.",
    "would change by opening": "Had {who} put it under silence at a meeting, it would be {outcome}.",
    "would be unbroken": "Had {members} not broken silence, it would be {outcome}.",
    "would be unbroken, some unnamed": "Had nobody broken silence, named here or not, it would be {outcome}.",
    "would change if in time": "Had {members} answered before {expires}, it would be {outcome}.",
    "would change if late": "Had {members} answered on {expires} or later, it would be {outcome}.",
    "smallest sufficient": "The fewest that carry it against all others: {number} ({ways} groups), such as {members}.",
    "smallest blocking": "The fewest that stop it against all others: {number} ({ways} groups), such as {members}.",
    "can block alone": "As it stands each of these {number} could stop it alone: {members}.",
}

CONSIDER: Final = {
    "authority": "{who} may do this.",
    "no authority": "No communication: {who} cannot speak for {member}.",
    "wrong capacity": "No communication: this is done by {capacities}, and {who} is none of these.",
    "several members": "No communication: an act is one member's own, and this one names {members}.",
    "detail missing": "No communication: {details} must be given.",
    "closed vote": "No communication: the vote on {dossier} is closed.",
    "second ballot": "No communication: {member} has voted on {dossier} already.",
    "no exercise": "No communication: a clock is set in an exercise only, and this record is none.",
    "clock set back": "No communication: the clock of an exercise goes forward only, and {to} is past.",
    "ruled already": "No communication: the {by} has ruled on {entry} already; only the body can rule on it again.",
    "ruling on act": "The {by} {ruling} what was found on {entry}, and the act {effect}.",
    "yes, if": "Yes, if {details} is given and the rest is as it stands.",
    "step foreseen": "{dossier} is {state}; {event} is in order, and leads to: {after}.",
    "step not foreseen": "{dossier} is {state}; {event} is not foreseen from there. Foreseen are: {others}.",
    "registered": "It is registered whatever the rules say of it; what follows is for the chair or the body.",
    "right": "As to membership {member} is {state}, and may {right}.",
    "right withheld": "As to membership {member} is {state}, and may not {right}.",
    "right not stated": "As to membership {member} is {state}; whether it may {right} the rules do not say.",
    "may propose": "{who} may propose an item.",
    "may not propose": "Items are proposed by {actors}; {who} is none of these.",
    "may ask for removal": "{who} may ask for the removal of an item.",
    "may not ask for removal": "Removal is asked for by {actors}; {who} is none of these.",
    "asking for removal not stated": "Who may ask for the removal of an item the rules do not say.",
    "removal decided by": "{actor} decides on a removal; the request alone {effect}.",
    "removal not stated": "Who decides on a removal, and what the request does meanwhile, the rules do not say.",
    "request pending": "Its removal was asked for by {members}, and nobody has decided on that; the request {effect}.",
    "deadline kept": "{days} days before the opening, and {needed} are needed.",
    "deadline missed": "{days} days before the opening, and {needed} are needed.",
    "notice kept": "Notice before the opening, in {counted}: {number}; needed: {needed}.",
    "notice missed": "Notice before the opening, in {counted}: {number}; needed: {needed}.",
    "notice not laid down": "How much notice a session needs the rules do not say; {days} days are left.",
    "opening day not known": "For which day it is convened is not on record, so its notice cannot be counted.",
    "day off": "{day} is not counted, being off in {members}: {name}.",
    "calendar not known": "Which days are off in {members} is not known here; Monday to Friday were counted for them.",
    "extraordinary session": "An extraordinary session: {comparison} {amount}{of} ask for it; who is not on record.",
    "extraordinary session, by": "{who} may ask for an extraordinary session; who did is not on record.",
    "notice": "A written notice to {actor} takes effect {months} months later. {obligations}",
    "notice too short": "It is to take effect on {effective}; {months} months after the notice is {earliest}.",
    "notice not stated": "How a member leaves the rules do not say.",
    "declaration not stated": "Whether there is a participation that is {state} the rules do not say.",
    "sanction not stated": "Whether a member can be {what} the rules do not say.",
    "own request not stated": "The rules know suspension as a sanction, and none at a member's own request.",
    "arrears not stated": "Whether unpaid contributions cost a member its vote the rules do not say.",
    "not provided for": "The texts know no such state as a participation that is {state}; it changes no right.",
    "decided by": "{actor} decides that a member is {what}. Ground: {on_what}",
    "arrears, decision due": "{years} years of arrears let {actor} withdraw the vote; {owed} are on record.",
    "arrears too short": "The vote may be withdrawn after {years} years of arrears; {owed} are on record.",
    "may join later": "A member may join later.",
    "may decline later": "A member may declare that it does not join.",
    "joining not foreseen": "Whether a member may {what} later the rules do not say.",
    "joining ruled out": "A member may not {what} later.",
    "addressee given": "An instruction names its addressee, and this one does.",
    "addressee missing": "An instruction names its addressee, and this one names none.",
    "due date given": "An instruction may have a due date; this one has: {due}.",
    "due date open": "An instruction may have no due date, and this one has none.",
    "due date missing": "An instruction has a due date, and this one has none.",
    "interim report asked": "It asks for an interim report by {day}.",
    "instruction meant": "It is of the instruction of {day}, due: {due}.",
    "instruction not on record": "No instruction that is still under control is on record for it.",
    "end decided by": "{actor} decides on {what}.",
    "end not theirs": "{actor} decides on {what}, and {who} is none of these.",
    "end not stated": "Who decides on {what} the rules do not say.",
    "clauses open": "Agreed in general; open: {clauses} ({members}). Open clauses bar nothing.",
    "no clause open": "No clause is open.",
    "represented": "{member} is represented by its {rank}.",
    "plan": "A plan is drawn up after {after}, drafted by {drafted}, agreed by {agreed}.",
    "chair handed over": "The chair is handed over {hand_over}; who chairs is decided by {actor}.",
    "outcome agrees": "The finding on the question itself is the same: {outcome}.",
    "outcome differs": "The finding on the question itself is another: {outcome}.",
    "for the record": "This is entered for the record and changes nobody's rights.",
}

SENTENCES: Final[dict[str, str]] = {
    **RULE, **FALLBACK, **ROLL, **PAPERS, **ASKED, **QUORUM, **TALLY, **CONSENSUS, **LIMITED, **SILENCE, **SIGNATURE,
    **BOUND, **EXPLAIN, **CONSIDER,
}  # fmt: skip

NO_COMMUNICATION: Final = frozenset(code for code, text in CONSIDER.items() if text.startswith("No communication"))

#: What a finding may say is missing (`Missing.what`), and the names of an act's fields.
LACKING: Final = (
    "a declaration that it stands aside",
    "a due date",
    "a quorum",
    "a reason, recorded by the chair, to go on all the same",
    "a ruling of the chair or the body on how the rule is to be read",
    "a waiver by {who}",
    "an addressee",
    "its position",
    "its signature",
    "more that ask for it",
    "the casting vote of {who}",
    "the day of the opening",
    "the expiry of the silence",
    "the instruction",
    "the moment of expiry",
    "the moment of its answer",
    "the papers that the rule demands",
    "the roll of the day",
    "the years of arrears",
    "which ballot by proxy holds",
    "who chairs",
    "who asked for an extraordinary session",
)
#: What may stand in the gaps of sentences besides names, numbers, words of the rules and the rules' own texts.
PIECES: Final = (
    "a member that is not named",
    "an {what} {stage} does not break it",
    "and the base",
    "and the rules state no deadline",
    "and there is no deadline",
    "as to membership it is {state}",
    "at most {n}",
    "but not the base",
    "explicit",
    "in time",
    "it gives no reasons",
    "it does not sit on the roll",
    "it has no say in this",
    "it has not paid for {n} years",
    "it is a party to the dispute",
    "it is not on the roll",
    "it is the state concerned",
    "it recused itself",
    "it was cast by proxy",
    "made by a member that is present",
    "made by the state",
    "more than {amount}",
    "nobody may act for another member",
    "population",
    "reasoned",
    "suspended by itself",
    "votes",
    "within {n} days",
    "{member}, which cast it, is not on the roll",
    "{member}, which cast it, was absent itself",
    "{n} by {weight}",
    "{n} members",
)


def sentence(code: str, **fields: object) -> str:
    """The sentence of a code with its fields filled in; raises KeyError for a code or a field that is missing."""
    return SENTENCES[code].format(**fields)


def fields_of(code: str, text: str) -> dict[str, str] | None:
    """The fields with which a sentence of this code was filled; None where the text is no such sentence.

    A finding is kept as it was told; so whoever tells it again, by names or in another language, finds its fields.
    """
    found = _shape(code).fullmatch(text) if code in SENTENCES else None
    return None if found is None else found.groupdict()


#: What a field may hold: members stand by their slugs, `of` may be empty, everything else is prose.
_SLUG: Final = "[a-z0-9.-]+"
_HOLDS: Final = {
    "member": _SLUG,
    "members": f"{_SLUG}(?:, {_SLUG})*",
    "of": "(?: of .+?)?",
    "comparison": "at least|more than|at most|less than",
}


@cache
def _shape(code: str) -> re.Pattern[str]:
    """The sentence of a code as a pattern, with a group a field."""
    words = re.split(r"\{(\w+)\}", SENTENCES[code])
    parts = [
        f"(?P<{part}>{_HOLDS.get(part, '.+?')})" if place % 2 else re.escape(part) for place, part in enumerate(words)
    ]
    return re.compile("".join(parts), re.DOTALL)
