"""Events: frames (data) and the one engine that matches them."""
