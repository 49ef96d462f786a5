"""The parts of the window around the picture. They hold no image logic and know no engine but its names."""
