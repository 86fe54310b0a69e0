"""That somebody spoke at a session or meeting, on the subject of what his sentence tells."""

from collections.abc import Iterator, Sequence

from travaux.intake.reading.draft import Draft
from travaux.intake.reading.mentions import Kind
from travaux.intake.reading.scene import Scene
from travaux.intake.reading.speech import said_there
from travaux.record.dossiers import kind_of
from travaux.record.entry import Modality


def said_at(scene: Scene, found: Sequence[Draft]) -> Iterator[Draft]:
    """The occasion of a saying, where the sentence itself names it; its subject is the document, else the member."""
    voice = scene.voice
    if voice is None or not voice.by or scene.quoted or voice.verb < 0 or scene.in_title:
        return
    where = _where(scene, found)
    subject = _subject(scene, found)
    if not where or not subject or voice.on is None:
        return
    values = {"subject": subject, "person": voice.by}
    span = scene.one.piece.span()
    yield Draft(
        "said at",
        (where,),
        voice.on,
        (span,),
        values=dict(values),
        modality=(Modality.ASSERTION,),
        piece=scene.one.piece.number,
    )


def _where(scene: Scene, found: Sequence[Draft]) -> str:
    """A meeting that the sentence tells of, else a session that it names beside the verb of saying."""
    met = next((one.about[0] for one in found if one.event == "meeting held"), "")
    if met:
        return met
    verb = scene.voice.verb if scene.voice else 0
    here = (one for one in scene.occasions if one.dossier and one.piece == scene.one.piece.number)
    return next((one.dossier for one in here if said_there(scene.one, verb, one.at)), "")


def _subject(scene: Scene, found: Sequence[Draft]) -> str:
    about = [
        dossier for one in found for dossier in one.about if one.event not in {"meeting held", "attested in office"}
    ]
    for kind in ("document", "member"):
        for dossier in about:
            if kind_of(dossier) == kind:
                return dossier
    member = scene.object_member(0)
    return scene.member(member) if member and scene.one.of_kind(Kind.MEMBER) else ""
