"""What templates of the workroom may say besides."""
