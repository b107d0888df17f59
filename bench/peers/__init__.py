"""Peers: other programs at the same job, each in an environment of its own under var/bench."""
