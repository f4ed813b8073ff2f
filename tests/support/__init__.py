"""What several tests share: courses to play with, and a lesson driven by keys."""
