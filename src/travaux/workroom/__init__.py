"""Where members, chair and secretariat work: what waits for them, and every act, from a request to a reported measure."""
