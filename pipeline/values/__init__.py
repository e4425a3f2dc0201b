"""Numbers, dates and quantities: recognised by grammars over token keys, with exact values."""
