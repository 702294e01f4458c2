"""Pages as HTML fragments, made from the model."""
