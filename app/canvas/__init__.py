"""The canvas: showing a photo of any size, what is painted on it, and several results side by side."""
