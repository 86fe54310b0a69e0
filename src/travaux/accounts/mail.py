"""Letters of the site: put into the folder `mail` of the data folder, for whoever sends them on."""

import os

from django.core.mail.backends.filebased import EmailBackend


class Letters(EmailBackend):
    """Each letter is a file for its owner alone: a link in it lets somebody choose a password."""

    def open(self) -> bool:
        """Begin a file."""
        if getattr(self, "stream", None):
            return False
        name: str = self._get_filename()  # type: ignore[attr-defined]
        descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.stream = os.fdopen(descriptor, "ab")  # type: ignore[assignment]
        return True
