"""The teacher's console, and the room on the projector that follows it."""
