"""collections: deque, defaultdict, Counter, OrderedDict."""

from collections import Counter, OrderedDict, defaultdict, deque

queue: deque[int] = deque()
queue.append(1)
queue.append(2)
queue.appendleft(0)
print(queue, len(queue), queue[0], queue[-1], 2 in queue, bool(queue))
print(queue.pop(), queue.popleft(), queue, list(queue))
queue.extend([3, 4, 5])
queue.extendleft([9, 8])
print(queue, queue.index(3), queue.count(3), list(reversed(queue)))
queue.rotate(2)
print(queue)
queue.rotate(-3)
queue.insert(1, 77)
queue.remove(3)
del queue[0]
queue[0] = -1
print(queue, queue.copy() == queue)
queue.reverse()
print(queue)
recent = deque([1, 2, 3], maxlen=2)
recent.append(4)
print(recent, recent.maxlen, queue.maxlen)
queue.clear()
try:
    queue.pop()
except IndexError as error:
    print(error)
try:
    for item in recent:
        recent.append(item)
except RuntimeError as error:
    print(error)
words = deque(["b", "a"])
print(sorted(words), words + deque(["c"]), max(words))

groups: defaultdict[int, list[str]] = defaultdict(list)
for word in ["one", "two", "three"]:
    groups[len(word)].append(word)
print(dict(groups), groups[9], len(groups), 3 in groups, groups.get(5))
counts: defaultdict[str, int] = defaultdict(int)
for letter in "hello":
    counts[letter] += 1
print(dict(counts), sorted(counts.items()))

letters = Counter("mississippi")
print(letters["s"], letters["z"], letters.most_common(2), letters.total())
letters.update("sss")
print(letters.most_common(), sum(letters.values()), letters)
print(sorted(letters.elements()))
letters.subtract("ss")
print(letters["s"], len(letters))

order: OrderedDict[str, int] = OrderedDict()
order["a"] = 1
order["b"] = 2
order["c"] = 3
order.move_to_end("a")
order.move_to_end("c", last=False)
print(list(order), order["a"], list(order.items()))
