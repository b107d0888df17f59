"""Pages for everybody: published incidents and accepted claims, nothing else."""
