"""Letters that tell people what waits for them: put up with an act, sent by a worker, readable by themselves."""
