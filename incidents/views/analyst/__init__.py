"""Pages and answers of the desk, where analysts log statements, incidents and claims."""
