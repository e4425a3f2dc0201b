"""Time expressions in two steps: `recognition` reads what a text says of a time, `resolution` makes TIMEX3 values and calendar days of it.

    tokens, numbers -> recognition.read (an `Expression` each: what is said, on which tokens) -> resolution.resolve (a `Value`)

Between the two lie only the types of `expressions`. Recognition knows no calendar and no day of publication, resolution no words.
"""
