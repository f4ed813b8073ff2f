"""What a class sees on the projector: one idea a screen, made from an edition and ids."""
