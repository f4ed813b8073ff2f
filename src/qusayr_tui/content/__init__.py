"""Course files: where they are, how they are read, and what is checked in them."""
