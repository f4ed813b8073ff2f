"""What is kept on the learner's own machine: progress, settings, and where they lie."""
