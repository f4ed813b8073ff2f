"""A lesson with a class: what is done is an act, and the acts fold into a state of ids only."""
