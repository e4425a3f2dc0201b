"""Numbers and quantities: recognised over token keys, with exact values."""
