# args: 30
"""An incremental solver of one-way constraints with strengths (pyperformance: deltablue)."""

from __future__ import annotations

import sys

REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = range(7)


def weaker(a: int, b: int) -> bool:
    return a > b


class Variable:
    def __init__(self, name: str, value: int = 0) -> None:
        self.name = name
        self.value = value
        self.constraints: list[Constraint] = []
        self.determined_by: Constraint | None = None
        self.mark = 0
        self.walkabout = WEAKEST
        self.stay = True


class Constraint:
    """One that some of its methods can satisfy; `output` is what the chosen one writes."""

    def __init__(self, strength: int) -> None:
        self.strength = strength

    def variables(self) -> list[Variable]:
        raise NotImplementedError

    def is_input(self) -> bool:
        return False

    def is_satisfied(self) -> bool:
        raise NotImplementedError

    def choose_method(self, mark: int) -> None:
        raise NotImplementedError

    def output(self) -> Variable:
        raise NotImplementedError

    def inputs(self) -> list[Variable]:
        raise NotImplementedError

    def mark_unsatisfied(self) -> None:
        raise NotImplementedError

    def execute(self) -> None:
        raise NotImplementedError

    def add(self, planner: Planner) -> None:
        for variable in self.variables():
            variable.constraints.append(self)
        self.mark_unsatisfied()
        planner.incremental_add(self)

    def destroy(self, planner: Planner) -> None:
        if self.is_satisfied():
            planner.incremental_remove(self)
        for variable in self.variables():
            variable.constraints.remove(self)

    def inputs_known(self, mark: int) -> bool:
        return all(
            variable.mark == mark or variable.stay or variable.determined_by is None
            for variable in self.inputs()
        )

    def satisfy(self, mark: int, planner: Planner) -> Constraint | None:
        """Choose a method; the constraint that it overrides."""
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise ValueError("could not satisfy a required constraint")
            return None
        for variable in self.inputs():
            variable.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.mark_unsatisfied()
        out.determined_by = self
        if not planner.add_propagate(self, mark):
            raise ValueError("cycle")
        out.mark = mark
        return overridden

    def recalculate(self) -> None:
        out = self.output()
        out.walkabout = self.strength
        out.stay = not self.is_input()
        for variable in self.inputs():
            if weaker(variable.walkabout, out.walkabout):
                out.walkabout = variable.walkabout
            out.stay = out.stay and variable.stay
        if out.stay:
            self.execute()


class Unary(Constraint):
    def __init__(self, variable: Variable, strength: int) -> None:
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False

    def variables(self) -> list[Variable]:
        return [self.variable]

    def is_satisfied(self) -> bool:
        return self.satisfied

    def choose_method(self, mark: int) -> None:
        self.satisfied = self.variable.mark != mark and weaker(
            self.variable.walkabout, self.strength
        )

    def output(self) -> Variable:
        return self.variable

    def inputs(self) -> list[Variable]:
        return []

    def mark_unsatisfied(self) -> None:
        self.satisfied = False

    def execute(self) -> None:
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    def is_input(self) -> bool:
        return True


class Binary(Constraint):
    """`direction`: 1 forward (writes the second), -1 backward, 0 unsatisfied."""

    def __init__(self, first: Variable, second: Variable, strength: int) -> None:
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = 0

    def variables(self) -> list[Variable]:
        return [self.first, self.second]

    def is_satisfied(self) -> bool:
        return self.direction != 0

    def choose_method(self, mark: int) -> None:
        a, b = self.first, self.second
        self.direction = 0
        if a.mark == mark:
            if b.mark != mark and weaker(b.walkabout, self.strength):
                self.direction = 1
        elif b.mark == mark:
            if weaker(a.walkabout, self.strength):
                self.direction = -1
        elif weaker(a.walkabout, b.walkabout):
            if weaker(a.walkabout, self.strength):
                self.direction = -1
        elif weaker(b.walkabout, self.strength):
            self.direction = 1

    def output(self) -> Variable:
        return self.second if self.direction > 0 else self.first

    def source(self) -> Variable:
        return self.first if self.direction > 0 else self.second

    def inputs(self) -> list[Variable]:
        return [self.source()]

    def mark_unsatisfied(self) -> None:
        self.direction = 0


class Equal(Binary):
    def execute(self) -> None:
        self.output().value = self.source().value


class Scale(Binary):
    """second = first * factor + offset"""

    def __init__(
        self, first: Variable, factor: Variable, offset: Variable, second: Variable, strength: int
    ) -> None:
        super().__init__(first, second, strength)
        self.factor = factor
        self.offset = offset

    def variables(self) -> list[Variable]:
        return [self.first, self.second, self.factor, self.offset]

    def inputs(self) -> list[Variable]:
        return [self.source(), self.factor, self.offset]

    def execute(self) -> None:
        if self.direction > 0:
            self.second.value = self.first.value * self.factor.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.factor.value


class Plan:
    def __init__(self) -> None:
        self.steps: list[Constraint] = []

    def execute(self) -> None:
        for step in self.steps:
            step.execute()


class Planner:
    def __init__(self) -> None:
        self.mark = 0

    def new_mark(self) -> int:
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint: Constraint) -> None:
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint: Constraint) -> None:
        out = constraint.output()
        constraint.mark_unsatisfied()
        unsatisfied = self.remove_propagate(out)
        for strength in range(REQUIRED, WEAKEST + 1):
            for other in unsatisfied:
                if other.strength == strength:
                    self.incremental_add(other)

    def make_plan(self, sources: list[Constraint]) -> Plan:
        mark = self.new_mark()
        plan = Plan()
        todo = sources[:]
        while todo:
            constraint = todo.pop()
            out = constraint.output()
            if out.mark != mark and constraint.inputs_known(mark):
                plan.steps.append(constraint)
                out.mark = mark
                self.add_consuming(out, todo)
        return plan

    def add_propagate(self, constraint: Constraint, mark: int) -> bool:
        todo = [constraint]
        while todo:
            one = todo.pop()
            if one.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            one.recalculate()
            self.add_consuming(one.output(), todo)
        return True

    def remove_propagate(self, out: Variable) -> list[Constraint]:
        out.determined_by = None
        out.walkabout = WEAKEST
        out.stay = True
        unsatisfied: list[Constraint] = []
        todo = [out]
        while todo:
            variable = todo.pop()
            unsatisfied += [c for c in variable.constraints if not c.is_satisfied()]
            consuming: list[Constraint] = []
            self.add_consuming(variable, consuming)
            for constraint in consuming:
                constraint.recalculate()
                todo.append(constraint.output())
        return unsatisfied

    def add_consuming(self, variable: Variable, found: list[Constraint]) -> None:
        determining = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not determining and constraint.is_satisfied():
                found.append(constraint)


def change(variable: Variable, value: int, planner: Planner) -> None:
    edit = Edit(variable, PREFERRED)
    edit.add(planner)
    plan = planner.make_plan([edit])
    for _ in range(10):
        variable.value = value
        plan.execute()
    edit.destroy(planner)


def chain(n: int) -> int:
    planner = Planner()
    line = [Variable(f"v{i}") for i in range(n + 1)]
    for left, right in zip(line, line[1:], strict=False):
        Equal(left, right, REQUIRED).add(planner)
    Stay(line[-1], STRONG_DEFAULT).add(planner)
    edit = Edit(line[0], PREFERRED)
    edit.add(planner)
    plan = planner.make_plan([edit])
    for value in range(100):
        line[0].value = value
        plan.execute()
        assert line[-1].value == value
    edit.destroy(planner)
    return line[-1].value


def projection(n: int) -> int:
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    pairs: list[tuple[Variable, Variable]] = []
    for i in range(n):
        source, destination = Variable(f"source{i}", i), Variable(f"destination{i}", i)
        pairs.append((source, destination))
        Stay(source, NORMAL).add(planner)
        Scale(source, scale, offset, destination, REQUIRED).add(planner)
    source, destination = pairs[-1]
    change(source, 17, planner)
    assert destination.value == 1170
    change(destination, 1050, planner)
    assert source.value == 5, source.value
    change(scale, 5, planner)
    total = sum(pair[1].value for pair in pairs)
    change(offset, 2000, planner)
    return total + sum(pair[1].value for pair in pairs)


def main(n: int) -> None:
    print(chain(n), projection(n))


main(int(sys.argv[1]))
