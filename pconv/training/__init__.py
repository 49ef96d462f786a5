"""Training of the network. Imported by the command line alone."""
