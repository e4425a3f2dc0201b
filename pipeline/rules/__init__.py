"""Rule data and how it is read: lexicons (TSV), rule files (YAML), the verb table."""
