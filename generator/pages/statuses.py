"""What the nine statuses mean, for the page that explains them."""

from dataclasses import dataclass

from generator.model.fact import Status


@dataclass(frozen=True)
class StatusMeaning:
    """A status, what it means and what its shape looks like."""

    status: Status
    text: str
    outline: str


STATUSES = (
    StatusMeaning(
        "reported",
        "Somebody says so. The name is always given.",
        "A ring of dots: nothing joins up yet",
    ),
    StatusMeaning("proposed", "A party to it has put it forward.", "An open ring"),
    StatusMeaning(
        "announced",
        "Said in public, in their own name, by those who decide.",
        "A ring half filled",
    ),
    StatusMeaning("agreed", "Both sides have bound themselves.", "Two rings that overlap"),
    StatusMeaning("in-force", "It has legal effect.", "A full disc"),
    StatusMeaning(
        "measured", "It was counted, or it is on record that it happened.", "A solid square"
    ),
    StatusMeaning("ruled", "A court has decided.", "A diamond"),
    StatusMeaning(
        "contested",
        "Sources or parties disagree; both are shown.",
        "Two wedges, point to point",
    ),
    StatusMeaning("ended", "It no longer has effect.", "A line that meets a wall"),
)
