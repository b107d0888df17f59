"""Records of ceasefire incidents: what each side says, laid side by side."""
