"""`python -m generator` is the command `explainer`."""

from generator.cli import main

if __name__ == "__main__":  # processes that work beside it load it, too
    main(prog_name="explainer")
