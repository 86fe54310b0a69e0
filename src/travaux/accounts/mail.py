"""Letters of the site: put into the folder `mail` of the data folder, for whoever sends them on."""

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from django.core.mail.backends.filebased import EmailBackend


class Letters(EmailBackend):
    """Each letter is a file for its owner alone: a link in it lets somebody choose a password."""

    def open(self) -> bool:
        """Begin a file of its own; Django's names of files may meet within one second."""
        if getattr(self, "stream", None):
            return False
        name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(8)}.log"
        descriptor = os.open(Path(self.file_path) / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self.stream = os.fdopen(descriptor, "wb")  # type: ignore[assignment]
        return True
