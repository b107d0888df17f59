"""What an editor needs to decide: the queue, a claim beside its words, what it would change."""
