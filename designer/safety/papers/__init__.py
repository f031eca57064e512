"""What keeps a paper in: facts that changed, rules unread, nobody named."""
