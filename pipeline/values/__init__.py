"""Numbers, time expressions and quantities: recognised over token keys, then given exact values and calendar dates."""
