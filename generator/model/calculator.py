"""Calculators: numbers that a reader may change, and what follows from them."""

from typing import Annotated

from pydantic import Field

from generator.model.base import Formula, Id, Part, Record, Text, UnitId
from generator.model.figure import Form


class Choice(Part):
    """A number of the records that a reader may take."""

    number: Id = Field(description="a fact or a figure, in the unit of the input")
    label: Text = Field(description="what it is, as words that follow the number")


class Input(Record):
    """A number that a reader may change. It begins with the first of its choices."""

    label: Text
    unit: UnitId
    most: Annotated[int, Field(ge=1, le=1_000_000_000)] = Field(
        1_000_000, description="the largest number that makes sense"
    )
    choices: list[Choice] = Field(min_length=1)


class Answer(Record):
    """A number that follows from the inputs. Shares stand in large type above the rest."""

    label: Text
    formula: Formula = Field(description='a sum of inputs: input("its-id") / input("other-id")')
    unit: UnitId
    form: Form = "number"
    decimals: Annotated[int, Field(ge=0, le=3)] = 0
    none: Text = Field(description="what is printed where it would divide by zero")


class Case(Part):
    """A row of the table: a choice for each input that the table shows."""

    title: Text
    take: dict[Id, Id] = Field(description="input: the number that is taken")


class Calculator(Record):
    """Inputs, answers, and a table of cases for whoever reads without a script."""

    title: Text
    inputs: list[Input] = Field(min_length=1)
    answers: list[Answer] = Field(min_length=1)
    note: Text = Field(description="how to read the answers")
    columns: list[Id] = Field(min_length=1, description="the answers that the table shows")
    cases: list[Case] = Field(min_length=1)
