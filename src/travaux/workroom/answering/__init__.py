"""What waits for whom, communications, rulings, receipts, people, papers."""
