"""Which tokens say when, how long or how often, and what they say before anything is known of "today"."""
