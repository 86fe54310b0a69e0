"""Where members, chair and secretariat work: what waits for them, and every act, from request to reported measure."""
