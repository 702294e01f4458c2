"""Categories of problems and complaints."""
