"""Replay of Yerevan 2022: from Armenia's request to "32 of 34", in twelve steps.

What happened then is told by the record (`csto/document/assistance-to-armenia`, `csto/plan/2023`); what the players
write here is theirs. The measures besides the two that are known are invented for the exercise and say so.
"""

from typing import Final

from django.utils.translation import gettext_noop as _

from travaux.workroom.exercise.script import Script, Shown, Step

SIX: Final = ("am", "by", "kg", "kz", "ru", "tj")
YEREVAN: Final = "csto/session/csc-2022-11-23"
MINSK: Final = "csto/session/csc-2023-11-23"
DRAFT: Final = "csto/document/assistance-to-armenia"
PLAN: Final = "csto/plan/2023"
OSCE: Final = "osce-contacts"
ASSISTANCE: Final = "assistance-document"
TOTAL: Final = 34
IMPLEMENTED: Final = 32

CLAUSES: Final = """\
1. The member states express solidarity with the Republic of Armenia.
2. The Secretariat keeps the situation on the border under observation and reports to the Permanent Council each month.
3. The member states give the following political assessment of the events of September 2022: [to be agreed].
4. A group of experts of the Joint Staff is sent at the request of the Republic of Armenia.
5. The member states supply equipment under the agreements in force.
6. The ministers of defence report on what has been supplied.
7. This decision takes effect [on signature] [after the last national procedure].
"""

MEASURES: Final = "\n".join(
    (
        f"{OSCE}; Contacts with European international organisations such as the OSCE; secretariat",
        f"{ASSISTANCE}; Decision on joint measures to assist Armenia, finalised; secretariat",
        *(f"exercise-{number:02}; Measure {number} invented for this exercise; secretariat" for number in range(1, 33)),
    )
)

SCRIPT: Final = Script(
    title=_("Replay of Yerevan 2022"),
    steps=(
        Step(
            _("Convene the session of Yerevan"),
            "chair",
            (),
            _("Plan the session of the Collective Security Council for 23 November 2022 in Yerevan, then convene it."),
            "/workroom/sessions",
            (Shown("session convened", YEREVAN),),
            notice=_(
                "The rules do not say how many days' notice a session needs; the finding says so and bars nothing."
            ),
        ),
        Step(
            _("Ask for the item"),
            "delegation",
            ("am",),
            _("By a note, propose the decision on joint measures to assist Armenia for the agenda of that session."),
            "/workroom/drafts/csto/assistance-to-armenia",
            (Shown("item proposed", DRAFT),),
            notice=_("The note is registered whatever the rules say; its finding stands beside it."),
        ),
        Step(
            _("Put the text into clauses and open a round"),
            "secretariat",
            (),
            _("Include the item, enter the text clause by clause, and open a round in the Permanent Council."),
            "/workroom/drafts/csto/assistance-to-armenia",
            (Shown("item included", DRAFT), Shown("clause drafted", DRAFT, least=7), Shown("round opened", DRAFT)),
            paste=CLAUSES,
        ),
        Step(
            _("Take a stance on every clause"),
            "delegation",
            SIX,
            _("Agree to what you can. Armenia objects to clause 3, Belarus reserves on clause 7; the others agree."),
            "/workroom/drafts/csto/assistance-to-armenia",
            (Shown("clause stance recorded", DRAFT, least=6, keys=SIX),),
            notice=_(
                "What a delegation marks for the members only is seen by no one outside; neither is a count of it."
            ),
        ),
        Step(
            _("Agree in general, and say what is open"),
            "secretariat",
            (),
            _("Close the round: the text is agreed in general, open are clauses 3 and 7."),
            "/workroom/drafts/csto/assistance-to-armenia",
            (Shown("agreed in general", DRAFT),),
        ),
        Step(
            _("Open the session and put the text to decision"),
            "chair",
            (),
            _(
                "Set the clock to 23 November. The secretariat calls the roll; the chair opens "
                "the session, opens the item, and puts the text to decision by consensus."
            ),
            "/workroom/sessions/csto/csc-2022-11-23",
            (
                Shown("attendance", YEREVAN, least=6, keys=SIX),
                Shown("session opened", YEREVAN),
                Shown("put to decision", DRAFT),
            ),
            moves_to="2022-11-23",
        ),
        Step(
            _("Refuse to sign"),
            "delegation",
            ("am",),
            _("Armenia refuses to sign, with its reason."),
            "/workroom/drafts/csto/assistance-to-armenia",
            (Shown("signature refused", DRAFT, keys=("am",)),),
            notice=_("The panel says at once what that means: not adopted, and by which rule; nobody is bound."),
        ),
        Step(
            _("Return it, with an instruction"),
            "chair",
            (),
            _("Announce that it is not adopted, return it for finalisation without a day, and close the session."),
            "/workroom/drafts/csto/assistance-to-armenia",
            (Shown("not adopted", DRAFT), Shown("returned for finalisation", DRAFT), Shown("session closed", YEREVAN)),
            notice=_("No due date is a value of its own: the follow-up table says “none”, not “unknown”."),
        ),
        Step(
            _("Draw up the plan of 34 measures"),
            "secretariat",
            (),
            _(
                "Set the clock to 10 January 2023. Draw up the plan from the session's decisions "
                "and the priorities of Belarus, and enter its 34 measures in one go."
            ),
            "/workroom/plans",
            (Shown("plan drawn up", PLAN), Shown("measure planned", PLAN, least=TOTAL)),
            moves_to="2023-01-10",
            paste=MEASURES,
        ),
        Step(
            _("Report what was done, and what was not"),
            "secretariat",
            (),
            _(
                "Set the clock to 13 November 2023. Report 32 measures as implemented; the "
                "contacts with the OSCE as not implemented, because of the other side."
            ),
            "/workroom/plans/csto/2023",
            (
                Shown("measure reported", PLAN, least=IMPLEMENTED, value={"status": "implemented"}),
                Shown("measure reported", PLAN, keys=(OSCE,), value={"status": "not implemented"}),
            ),
            moves_to="2023-11-13",
        ),
        Step(
            _("Ask for removal, rule on it, remove"),
            "delegation",
            ("am",),
            _(
                "Armenia asks that the document be removed from the agenda. The rules do not say "
                "who decides, so it waits for the chair, who rules with a reason. The secretariat"
                " removes the item and reports the measure as not implemented, at the member's "
                "request."
            ),
            "/workroom/drafts/csto/assistance-to-armenia",
            (
                Shown("removal requested", DRAFT, keys=("am",)),
                Shown("ruling given", DRAFT, least=1),
                Shown("item removed", DRAFT),
                Shown("measure reported", PLAN, keys=(ASSISTANCE,), value={"status": "not implemented"}),
            ),
            notice=_("A request is not its outcome: until the ruling the item stays, with the request beside it."),
        ),
        Step(
            _("Report 32 of 34"),
            "secretariat",
            (),
            _("Set the clock to 20 November 2023 and report the count: 32 of 34."),
            "/workroom/plans/csto/2023",
            (Shown("count reported", PLAN, value={"number": "32"}),),
            notice=_("The count is computed from the 34 measures; the reported one stands beside it, and both agree."),
            moves_to="2023-11-20",
        ),
    ),
)
