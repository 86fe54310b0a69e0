"""What the page of a draft or decision shows: where members stand, its way, its story, the finding, what might be."""
