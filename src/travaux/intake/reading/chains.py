"""Through whose hands each fact of a text came, the one nearest to the speaker first."""

from collections.abc import Mapping, Sequence

from travaux.intake.reading.draft import Draft
from travaux.intake.reading.provenance import Credit, Hand, Scope
from travaux.intake.reading.speech import Voice


class Chains:
    """The chains of one text; `own` stands for the text itself, which is the last hand of each."""

    def __init__(self, credits_: Sequence[Credit], voices: Mapping[int, Voice], own: Hand) -> None:
        self._own = own
        self._whole = [one.hand for one in credits_ if one.scope is Scope.TEXT]
        self._lines = {one.span.line: one.hand for one in credits_ if one.scope is Scope.PARAGRAPH}
        self._sentences = {one.piece: one.hand for one in credits_ if one.scope is Scope.SENTENCE}
        self._speech: dict[str, Hand] = {}
        for one in credits_:
            if one.scope is Scope.SPEECH and (voice := voices.get(one.piece)) and voice.by:
                self._speech.setdefault(voice.by, one.hand)

    def of(self, draft: Draft) -> tuple[Hand, ...]:
        """The chain of one fact; what a text tells of itself has no hand but its own."""
        if draft.own:
            return (self._own,)
        line = draft.spans[0].line if draft.spans else 0
        found = [self._lines.get(line), self._sentences.get(draft.piece)]
        if draft.voice and draft.voice.by:
            found.append(self._speech.get(draft.voice.by))
        hands = [one for one in found if one is not None]
        whole = [one for one in self._whole if one not in hands]
        return (*hands, *whole[:1], self._own)
