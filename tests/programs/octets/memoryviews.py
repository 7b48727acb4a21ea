"""memoryview: zero-copy windows on bytes and bytearray."""


def total(view: memoryview) -> int:
    result = 0
    for octet in view:
        result += octet
    return result


data = bytearray(b"0123456789")
view = memoryview(data)
print(len(view), view[0], view[-1], bytes(view[2:5]), view.nbytes)
view[0] = 65
print(data)
window = view[3:7]
window[0] = 66
window[1:3] = b"xy"
print(data, bytes(window), len(window), window.tobytes(), window.tolist())
print(total(view), total(window[1:]), total(memoryview(b"")))
print(bytes(view[2:4]) == b"2B", view[:1] == memoryview(b"A"))
print(view.readonly, memoryview(b"x").readonly)
data[9] = 90
print(view[9], view[-1:].tobytes())
try:
    memoryview(b"abc")[0] = 1
except TypeError as error:
    print(error)
try:
    view[10]
except IndexError as error:
    print(error)
try:
    view[0:2] = b"abc"
except ValueError as error:
    print(error)
try:
    data.append(1)
except BufferError as error:
    print(error)
window.release()
view.release()
frame = memoryview(bytes(range(20)))
header, payload = frame[:14], frame[14:]
print(header.hex(), bytes(payload), header[12] << 8 | header[13])
