"""What each paper says, gathered from the office's answers: one module a paper, all of them in the same shape."""
