"""What the engine proposes of a text, put on paper for a review."""

from travaux.intake.known import Known
from travaux.intake.offers import Offers
from travaux.intake.shelf import Shelved


def proposed_of(shelved: Shelved, known: Known) -> Offers:  # noqa: ARG001
    """Everything that a text is proposed to say."""
    return Offers(known.organisation, known.zone, "rule engine 0")
