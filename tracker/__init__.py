"""The deployment: settings, addresses, web and worker entry points."""
