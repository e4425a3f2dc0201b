"""What a news text says of itself besides its story: its dateline, what its site left in it, the country of its outlet."""
