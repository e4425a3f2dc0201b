"""The stages as spaCy components: thin, registered by entry point, each reading its data from the model folder.

A component takes what earlier stages left on the Doc, calls the pure functions of its stage, and leaves what they found. The work is in
text, article, values, entities and events; the form it takes on a Doc is in `annotations`.
"""
