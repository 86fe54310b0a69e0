"""Articles and papers handed in, and their review: what a text is proposed to say, decided on fact by fact."""
