"""Functions that LLVM itself calls: memory, and rounding (SSE2 has no instruction for it).

`no-builtins` keeps LLVM from recognising a loop here as the function it implements.
"""

from naja.compiler.codegen.target import header

_BODY = r"""
declare double @llvm.copysign.f64(double, double)
declare double @llvm.fabs.f64(double)
declare i64 @llvm.bswap.i64(i64)
declare i64 @llvm.cttz.i64(i64, i1)

define ptr @memcpy(ptr returned %d, ptr %s, i64 %n) #0 section ".text.memcpy" {
  call void @naja.copy.up(ptr %d, ptr %s, i64 %n)
  ret ptr %d
}

; Correct for overlapping operands too when %n <= 32, and when d - s as unsigned >= %n.
define internal void @naja.copy.up(ptr %d, ptr %s, i64 %n) #1 {
entry:
  %large = icmp ugt i64 %n, 16
  br i1 %large, label %above16, label %upto16
upto16:
  %wide = icmp uge i64 %n, 8
  br i1 %wide, label %eight, label %upto7
eight:
  %e.last = sub i64 %n, 8
  %e.s = getelementptr i8, ptr %s, i64 %e.last
  %e.d = getelementptr i8, ptr %d, i64 %e.last
  %e.a = load i64, ptr %s, align 1
  %e.b = load i64, ptr %e.s, align 1
  store i64 %e.a, ptr %d, align 1
  store i64 %e.b, ptr %e.d, align 1
  ret void
upto7:
  %half = icmp uge i64 %n, 4
  br i1 %half, label %four, label %upto3
four:
  %f.last = sub i64 %n, 4
  %f.s = getelementptr i8, ptr %s, i64 %f.last
  %f.d = getelementptr i8, ptr %d, i64 %f.last
  %f.a = load i32, ptr %s, align 1
  %f.b = load i32, ptr %f.s, align 1
  store i32 %f.a, ptr %d, align 1
  store i32 %f.b, ptr %f.d, align 1
  ret void
upto3:
  %none = icmp eq i64 %n, 0
  br i1 %none, label %done, label %some
some:
  %m = lshr i64 %n, 1
  %l = sub i64 %n, 1
  %m.s = getelementptr i8, ptr %s, i64 %m
  %l.s = getelementptr i8, ptr %s, i64 %l
  %o.a = load i8, ptr %s
  %o.m = load i8, ptr %m.s
  %o.l = load i8, ptr %l.s
  %m.d = getelementptr i8, ptr %d, i64 %m
  %l.d = getelementptr i8, ptr %d, i64 %l
  store i8 %o.a, ptr %d
  store i8 %o.m, ptr %m.d
  store i8 %o.l, ptr %l.d
  ret void
; The last sixteen are read before anything is written over them, and written last.
above16:
  %t.last = sub i64 %n, 16
  %t.s = getelementptr i8, ptr %s, i64 %t.last
  %t.d = getelementptr i8, ptr %d, i64 %t.last
  %tail = load <2 x i64>, ptr %t.s, align 1
  %more = icmp ugt i64 %n, 32
  br i1 %more, label %above32, label %sixteen
above32:
  %huge = icmp ugt i64 %n, 1024
  br i1 %huge, label %string, label %loop
string:
  %words = lshr i64 %n, 3
  call {ptr, ptr, i64} asm sideeffect "rep movsq",
    "={rdi},={rsi},={rcx},0,1,2,~{memory},~{dirflag},~{fpsr},~{flags}"
    (ptr %d, ptr %s, i64 %words)
  br label %last
loop:
  %i = phi i64 [ 0, %above32 ], [ %i.next, %loop ]
  %i.half = add i64 %i, 16
  %v.s = getelementptr i8, ptr %s, i64 %i
  %w.s = getelementptr i8, ptr %s, i64 %i.half
  %v.d = getelementptr i8, ptr %d, i64 %i
  %w.d = getelementptr i8, ptr %d, i64 %i.half
  %v = load <2 x i64>, ptr %v.s, align 1
  %w = load <2 x i64>, ptr %w.s, align 1
  store <2 x i64> %v, ptr %v.d, align 1
  store <2 x i64> %w, ptr %w.d, align 1
  %i.next = add i64 %i, 32
  %i.end = add i64 %i.next, 32
  %on = icmp ule i64 %i.end, %n
  br i1 %on, label %loop, label %rest
rest:
  %left = sub i64 %n, %i.next
  %over = icmp ugt i64 %left, 16
  br i1 %over, label %sixteen, label %last
sixteen:
  %at = phi i64 [ 0, %above16 ], [ %i.next, %rest ]
  %o.s = getelementptr i8, ptr %s, i64 %at
  %o.d = getelementptr i8, ptr %d, i64 %at
  %o = load <2 x i64>, ptr %o.s, align 1
  store <2 x i64> %o, ptr %o.d, align 1
  br label %last
last:
  store <2 x i64> %tail, ptr %t.d, align 1
  ret void
done:
  ret void
}

define ptr @memmove(ptr returned %d, ptr %s, i64 %n) #0 section ".text.memmove" {
entry:
  %di = ptrtoint ptr %d to i64
  %si = ptrtoint ptr %s to i64
  %ahead = sub i64 %di, %si
  %apart = icmp uge i64 %ahead, %n
  %small = icmp ule i64 %n, 32
  %simple = or i1 %apart, %small
  br i1 %simple, label %up, label %down
up:
  call void @naja.copy.up(ptr %d, ptr %s, i64 %n)
  ret ptr %d
down:
  %left = phi i64 [ %n, %entry ], [ %left.next, %down ]
  %left.next = sub i64 %left, 16
  %v.s = getelementptr i8, ptr %s, i64 %left.next
  %v.d = getelementptr i8, ptr %d, i64 %left.next
  %v = load volatile <2 x i64>, ptr %v.s, align 1
  store volatile <2 x i64> %v, ptr %v.d, align 1
  %on = icmp ugt i64 %left.next, 32
  br i1 %on, label %down, label %rest
rest:
  call void @naja.copy.up(ptr %d, ptr %s, i64 %left.next)
  ret ptr %d
}

define ptr @memset(ptr returned %d, i32 %value, i64 %n) #0 section ".text.memset" {
entry:
  %octet = and i32 %value, 255
  %wide = zext i32 %octet to i64
  %word = mul i64 %wide, 72340172838076673
  %large = icmp uge i64 %n, 16
  br i1 %large, label %vector, label %small
small:
  %eight = icmp uge i64 %n, 8
  br i1 %eight, label %two, label %bytes
two:
  %e.last = sub i64 %n, 8
  %e.d = getelementptr i8, ptr %d, i64 %e.last
  store i64 %word, ptr %d, align 1
  store i64 %word, ptr %e.d, align 1
  ret ptr %d
bytes:
  %none = icmp eq i64 %n, 0
  br i1 %none, label %done, label %each
each:
  %i = phi i64 [ 0, %bytes ], [ %i.next, %each ]
  %b.d = getelementptr i8, ptr %d, i64 %i
  %b = trunc i32 %octet to i8
  store volatile i8 %b, ptr %b.d
  %i.next = add i64 %i, 1
  %more = icmp ult i64 %i.next, %n
  br i1 %more, label %each, label %done
vector:
  %v1 = insertelement <2 x i64> poison, i64 %word, i32 0
  %v = insertelement <2 x i64> %v1, i64 %word, i32 1
  %last = sub i64 %n, 16
  %l.d = getelementptr i8, ptr %d, i64 %last
  store <2 x i64> %v, ptr %l.d, align 1
  %huge = icmp ugt i64 %n, 1024
  br i1 %huge, label %string, label %loop
string:
  %words = lshr i64 %n, 3
  call {ptr, i64} asm sideeffect "rep stosq",
    "={rdi},={rcx},0,1,{rax},~{memory},~{dirflag},~{fpsr},~{flags}"
    (ptr %d, i64 %words, i64 %word)
  ret ptr %d
loop:
  %j = phi i64 [ 0, %vector ], [ %j.next, %loop ]
  %v.d = getelementptr i8, ptr %d, i64 %j
  store volatile <2 x i64> %v, ptr %v.d, align 1
  %j.next = add i64 %j, 16
  %again = icmp ult i64 %j.next, %last
  br i1 %again, label %loop, label %done
done:
  ret ptr %d
}

define i32 @memcmp(ptr %a, ptr %b, i64 %n) #0 section ".text.memcmp" {
entry:
  %vector = icmp uge i64 %n, 16
  br i1 %vector, label %large, label %upto15
large:
  %n16 = sub i64 %n, 16
  %two = icmp uge i64 %n, 32
  br i1 %two, label %pairs, label %one
pairs:
  %i = phi i64 [ 0, %large ], [ %i.next, %alike ]
  %i.next = add i64 %i, 32
  %i.half = add i64 %i, 16
  %p.a = getelementptr i8, ptr %a, i64 %i
  %p.b = getelementptr i8, ptr %b, i64 %i
  %q.a = getelementptr i8, ptr %a, i64 %i.half
  %q.b = getelementptr i8, ptr %b, i64 %i.half
  %p.x = load <16 x i8>, ptr %p.a, align 1
  %p.y = load <16 x i8>, ptr %p.b, align 1
  %q.x = load <16 x i8>, ptr %q.a, align 1
  %q.y = load <16 x i8>, ptr %q.b, align 1
  %p.same = icmp eq <16 x i8> %p.x, %p.y
  %q.same = icmp eq <16 x i8> %q.x, %q.y
  %both = and <16 x i1> %p.same, %q.same
  %mask = bitcast <16 x i1> %both to i16
  %equal = icmp eq i16 %mask, -1
  br i1 %equal, label %alike, label %one
alike:
  %i.end = add i64 %i.next, 32
  %more = icmp ule i64 %i.end, %n
  br i1 %more, label %pairs, label %rest
rest:
  %over = icmp ult i64 %i.next, %n
  br i1 %over, label %one, label %same
; Sixteen at %at, or the last sixteen: what comes before %at is the same.
one:
  %at = phi i64 [ 0, %large ], [ %i, %pairs ], [ %i.next, %rest ], [ %at.next, %on ]
  %beyond = icmp ugt i64 %at, %n16
  %here = select i1 %beyond, i64 %n16, i64 %at
  %o.a = getelementptr i8, ptr %a, i64 %here
  %o.b = getelementptr i8, ptr %b, i64 %here
  %o.x = load <16 x i8>, ptr %o.a, align 1
  %o.y = load <16 x i8>, ptr %o.b, align 1
  %o.differ = icmp ne <16 x i8> %o.x, %o.y
  %o.mask = bitcast <16 x i1> %o.differ to i16
  %o.equal = icmp eq i16 %o.mask, 0
  br i1 %o.equal, label %on, label %found
on:
  %at.next = add i64 %at, 16
  %left = icmp ult i64 %at.next, %n
  br i1 %left, label %one, label %same
found:
  %o.bits = zext i16 %o.mask to i64
  %o.first = call i64 @llvm.cttz.i64(i64 %o.bits, i1 true)
  %f.a = getelementptr i8, ptr %o.a, i64 %o.first
  %f.b = getelementptr i8, ptr %o.b, i64 %o.first
  br label %octet
upto15:
  %none = icmp eq i64 %n, 0
  br i1 %none, label %same, label %small
small:
  %wide = icmp uge i64 %n, 8
  br i1 %wide, label %words, label %each
words:
  %n8 = sub i64 %n, 8
  %w.a = getelementptr i8, ptr %a, i64 %n8
  %w.b = getelementptr i8, ptr %b, i64 %n8
  %h.x = load i64, ptr %a, align 1
  %h.y = load i64, ptr %b, align 1
  %t.x = load i64, ptr %w.a, align 1
  %t.y = load i64, ptr %w.b, align 1
  %h.equal = icmp eq i64 %h.x, %h.y
  %x = select i1 %h.equal, i64 %t.x, i64 %h.x
  %y = select i1 %h.equal, i64 %t.y, i64 %h.y
  %x.big = call i64 @llvm.bswap.i64(i64 %x)
  %y.big = call i64 @llvm.bswap.i64(i64 %y)
  %below = icmp ult i64 %x.big, %y.big
  %above = icmp ugt i64 %x.big, %y.big
  %minus = sext i1 %below to i32
  %plus = zext i1 %above to i32
  %sign = or i32 %minus, %plus
  ret i32 %sign
each:
  %j = phi i64 [ 0, %small ], [ %j.next, %step ]
  %j.a = getelementptr i8, ptr %a, i64 %j
  %j.b = getelementptr i8, ptr %b, i64 %j
  %j.x = load i8, ptr %j.a
  %j.y = load i8, ptr %j.b
  %j.equal = icmp eq i8 %j.x, %j.y
  br i1 %j.equal, label %step, label %octet
step:
  %j.next = add i64 %j, 1
  %again = icmp ult i64 %j.next, %n
  br i1 %again, label %each, label %same
octet:
  %d.a = phi ptr [ %f.a, %found ], [ %j.a, %each ]
  %d.b = phi ptr [ %f.b, %found ], [ %j.b, %each ]
  %d.x = load i8, ptr %d.a
  %d.y = load i8, ptr %d.b
  %d.xw = zext i8 %d.x to i32
  %d.yw = zext i8 %d.y to i32
  %d = sub i32 %d.xw, %d.yw
  ret i32 %d
same:
  ret i32 0
}

define double @trunc(double %x) #0 section ".text.trunc" {
  %size = call double @llvm.fabs.f64(double %x)
  %fraction = fcmp olt double %size, 0x4330000000000000
  br i1 %fraction, label %cut, label %whole
cut:
  %i = fptosi double %x to i64
  %t = sitofp i64 %i to double
  %r = call double @llvm.copysign.f64(double %t, double %x)
  ret double %r
whole:
  ret double %x
}

define double @floor(double %x) #0 section ".text.floor" {
  %t = call double @trunc(double %x)
  %above = fcmp ogt double %t, %x
  %down = fsub double %t, 1.0
  %r = select i1 %above, double %down, double %t
  ret double %r
}

define double @ceil(double %x) #0 section ".text.ceil" {
  %t = call double @trunc(double %x)
  %below = fcmp olt double %t, %x
  %up = fadd double %t, 1.0
  %r = select i1 %below, double %up, double %t
  ret double %r
}

attributes #0 = { noredzone nounwind "frame-pointer"="none" "no-builtins" }
attributes #1 = { noredzone nounwind alwaysinline "frame-pointer"="none" "no-builtins" }
"""


def write_libcalls() -> str:
    """The module's text; every function has a section of its own."""
    return header() + _BODY
