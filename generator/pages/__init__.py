"""The pages of the site and the components that stand on them, as plain values for render."""
