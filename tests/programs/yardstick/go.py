# args: 30
"""A player of Go on a small board, by Monte Carlo tree search (pyperformance: go)."""

from __future__ import annotations

import math
import sys

SIZE = 9
EMPTY, WHITE, BLACK = 0, 1, 2
KOMI = 7.5
SHOW = (".", "o", "x")
PASS = -1
MAX_MOVES = SIZE * SIZE * 3


class Random:
    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, n: int) -> int:
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % n


class Square:
    """A point of the board; squares of one colour that touch share a root."""

    def __init__(self, board: Board, at: int) -> None:
        self.board = board
        self.at = at
        self.colour = EMPTY
        self.removed_at = 0
        self.reference: Square = self
        self.ledges = 0
        self.neighbours: list[Square] = []
        self.slot = at

    def connect(self) -> None:
        x, y = self.at % SIZE, self.at // SIZE
        for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            if 0 <= x + dx < SIZE and 0 <= y + dy < SIZE:
                self.neighbours.append(self.board.squares[(y + dy) * SIZE + x + dx])

    def find(self) -> Square:
        reference = self.reference
        if reference is not self:
            reference = reference.find()
            self.reference = reference
        return reference

    def move(self, colour: int) -> None:
        self.colour = colour
        self.reference = self
        self.ledges = 0
        board = self.board
        for neighbour in self.neighbours:
            if neighbour.colour == EMPTY:
                self.ledges += 1
        for neighbour in self.neighbours:
            if neighbour.colour == EMPTY:
                continue
            root = neighbour.find()
            if neighbour.colour == colour:
                if root.reference is not self:
                    self.ledges += root.ledges
                    root.reference = self
                self.ledges -= 1
            else:
                root.ledges -= 1
                if root.ledges == 0:
                    neighbour.remove(root)
        board.history += 1

    def remove(self, root: Square) -> None:
        """Take the group off the board."""
        board = self.board
        colour = self.colour
        todo = [self]
        self.colour = EMPTY
        while todo:
            square = todo.pop()
            square.removed_at = board.history
            board.captures[3 - colour] += 1
            board.free(square)
            for neighbour in square.neighbours:
                if neighbour.colour == EMPTY:
                    continue
                if neighbour.find() is root and neighbour.colour == colour:
                    neighbour.colour = EMPTY
                    todo.append(neighbour)
                elif neighbour.colour != colour:
                    neighbour.find().ledges += 1


class Board:
    def __init__(self) -> None:
        self.squares: list[Square] = []
        self.squares += [Square(self, at) for at in range(SIZE * SIZE)]
        for square in self.squares:
            square.connect()
        self.empties = list(range(SIZE * SIZE))
        self.colour = BLACK
        self.history = 0
        self.captures = [0, 0, 0]
        self.last_moves = [PASS, PASS]

    def free(self, square: Square) -> None:
        square.slot = len(self.empties)
        self.empties.append(square.at)

    def take(self, square: Square) -> None:
        last = self.empties.pop()
        if last != square.at:
            self.empties[square.slot] = last
            self.squares[last].slot = square.slot

    def replay(self, moves: list[int]) -> None:
        for move in moves:
            self.play(move)

    def play(self, move: int) -> None:
        if move != PASS:
            square = self.squares[move]
            self.take(square)
            square.move(self.colour)
        self.last_moves = [self.last_moves[1], move]
        self.colour = 3 - self.colour

    def useful(self, at: int) -> bool:
        """Neither suicide, nor an own eye, nor the square that was just taken."""
        square = self.squares[at]
        if square.removed_at == self.history - 1 and self.history > 0 and square.removed_at > 0:
            return False
        own = 0
        opponents = 0
        strong = False
        weak_opponent = False
        for neighbour in square.neighbours:
            if neighbour.colour == EMPTY:
                return True
            liberties = neighbour.find().ledges
            if neighbour.colour == self.colour:
                own += 1
                strong = strong or liberties > self.touching(square, neighbour)
            else:
                opponents += 1
                weak_opponent = weak_opponent or liberties == self.touching(square, neighbour)
        if opponents == 0 and own == len(square.neighbours):
            return False
        return weak_opponent or strong

    def touching(self, square: Square, other: Square) -> int:
        """How many neighbours of the square belong to the group of `other`."""
        root = other.find()
        return sum(1 for n in square.neighbours if n.colour != EMPTY and n.find() is root)

    def random_move(self, random: Random) -> int:
        choices = len(self.empties)
        while choices:
            i = random.below(choices)
            at = self.empties[i]
            if self.useful(at):
                return at
            choices -= 1
            other = self.empties[choices]
            self.empties[i], self.empties[choices] = other, at
            self.squares[at].slot, self.squares[other].slot = choices, i
        return PASS

    def score(self, colour: int) -> float:
        total = KOMI if colour == WHITE else 0.0
        for square in self.squares:
            if square.colour == colour:
                total += 1
            elif square.colour == EMPTY and all(n.colour == colour for n in square.neighbours):
                total += 1
        return total

    def __str__(self) -> str:
        rows = [self.squares[y * SIZE : y * SIZE + SIZE] for y in range(SIZE)]
        return "\n".join("".join(SHOW[square.colour] for square in row) for row in rows)


class Node:
    def __init__(self, move: int, parent: Node | None) -> None:
        self.move = move
        self.parent = parent
        self.wins = 0
        self.visits = 0
        self.children: list[Node] = []
        self.unexplored: list[int] = []

    def best(self) -> Node:
        log = math.log(self.visits + 1)
        return max(
            self.children,
            key=lambda child: child.wins / child.visits + math.sqrt(0.5 * log / child.visits),
        )


def search(history: list[int], games: int, random: Random) -> tuple[int, Node]:
    """The move to play after `history`."""
    board = Board()
    board.replay(history)
    root = Node(PASS, None)
    root.unexplored = [at for at in board.empties if board.useful(at)]
    for _ in range(games):
        board = Board()
        board.replay(history)
        node = root
        while not node.unexplored and node.children:
            node = node.best()
            board.play(node.move)
        if node.unexplored:
            move = node.unexplored.pop(random.below(len(node.unexplored)))
            board.play(move)
            child = Node(move, node)
            child.unexplored = [at for at in board.empties if board.useful(at)]
            node.children.append(child)
            node = child
        finish(board, random)
        black_wins = board.score(BLACK) > board.score(WHITE)
        mover = BLACK if len(history) % 2 else WHITE
        climb: Node | None = node
        depth = 0
        back = node.parent
        while back is not None:
            depth += 1
            back = back.parent
        while climb is not None:
            owner = mover if depth % 2 == 0 else 3 - mover
            climb.visits += 1
            climb.wins += (owner == BLACK) == black_wins
            climb = climb.parent
            depth -= 1
    if not root.children:
        return PASS, root
    return max(root.children, key=lambda child: child.visits).move, root


def finish(board: Board, random: Random) -> None:
    for _ in range(MAX_MOVES):
        if board.last_moves == [PASS, PASS]:
            return
        board.play(board.random_move(random))


def main(games: int) -> None:
    random = Random(1)
    history: list[int] = []
    for _ in range(4):
        move, root = search(history, games, random)
        history.append(move)
        print(move, root.visits, root.wins, len(root.children))
    board = Board()
    board.replay(history)
    finish(board, random)
    print(board)
    print(board.captures, board.score(BLACK), board.score(WHITE))


main(int(sys.argv[1]))
