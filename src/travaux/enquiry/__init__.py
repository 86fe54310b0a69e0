"""What every door asks alike: the reader's dials, the names of things, states and findings in words."""
