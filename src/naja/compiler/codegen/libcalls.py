"""Functions that LLVM itself calls: memory, and rounding (SSE2 has no instruction for it).

`no-builtins` keeps LLVM from recognising a loop here as the function it implements.
"""

from naja.compiler.codegen.target import header

_BODY = r"""
declare double @llvm.copysign.f64(double, double)
declare double @llvm.fabs.f64(double)
declare i64 @llvm.bswap.i64(i64)

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
above16:
  %t.last = sub i64 %n, 16
  %t.s = getelementptr i8, ptr %s, i64 %t.last
  %t.d = getelementptr i8, ptr %d, i64 %t.last
  %more = icmp ugt i64 %n, 32
  br i1 %more, label %above32, label %thirtytwo
thirtytwo:
  %tail2 = load <2 x i64>, ptr %t.s, align 1
  %head = load <2 x i64>, ptr %s, align 1
  store <2 x i64> %head, ptr %d, align 1
  store <2 x i64> %tail2, ptr %t.d, align 1
  ret void
above32:
  %huge = icmp ugt i64 %n, 1024
  br i1 %huge, label %string, label %loop
string:
  %words = lshr i64 %n, 3
  %moved = call {ptr, ptr, i64} asm sideeffect "rep movsq",
    "={rdi},={rsi},={rcx},0,1,2,~{memory},~{dirflag},~{fpsr},~{flags}"
    (ptr %d, ptr %s, i64 %words)
  %x.d = extractvalue {ptr, ptr, i64} %moved, 0
  %x.s = extractvalue {ptr, ptr, i64} %moved, 1
  %x.n = and i64 %n, 7
  %even = icmp eq i64 %x.n, 0
  br i1 %even, label %done, label %octets
loop:
  %i = phi i64 [ 0, %above32 ], [ %i.next, %loop ]
  %v.s = getelementptr i8, ptr %s, i64 %i
  %v.d = getelementptr i8, ptr %d, i64 %i
  %v = load volatile <2 x i64>, ptr %v.s, align 1
  store volatile <2 x i64> %v, ptr %v.d, align 1
  %i.next = add i64 %i, 16
  %on = icmp ult i64 %i.next, %t.last
  br i1 %on, label %loop, label %last
last:
  %rest = sub i64 %n, %i.next
  %r.s = getelementptr i8, ptr %s, i64 %i.next
  %r.d = getelementptr i8, ptr %d, i64 %i.next
  br label %octets
octets:
  %o.s = phi ptr [ %r.s, %last ], [ %x.s, %string ], [ %o.s, %octets ]
  %o.d = phi ptr [ %r.d, %last ], [ %x.d, %string ], [ %o.d, %octets ]
  %o.n = phi i64 [ %rest, %last ], [ %x.n, %string ], [ %o.n, %octets ]
  %j = phi i64 [ 0, %last ], [ 0, %string ], [ %j.next, %octets ]
  %w.s = getelementptr i8, ptr %o.s, i64 %j
  %w.d = getelementptr i8, ptr %o.d, i64 %j
  %w = load volatile i8, ptr %w.s
  store volatile i8 %w, ptr %w.d
  %j.next = add i64 %j, 1
  %again = icmp ult i64 %j.next, %o.n
  br i1 %again, label %octets, label %done
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
  %wide = icmp uge i64 %n, 8
  br i1 %wide, label %words, label %tail
words:
  %i = phi i64 [ 0, %entry ], [ %i.next, %same ]
  %w.a = getelementptr i8, ptr %a, i64 %i
  %w.b = getelementptr i8, ptr %b, i64 %i
  %x = load i64, ptr %w.a, align 1
  %y = load i64, ptr %w.b, align 1
  %equal = icmp eq i64 %x, %y
  br i1 %equal, label %same, label %differ
same:
  %i.next = add i64 %i, 8
  %end = add i64 %i.next, 8
  %more = icmp ule i64 %end, %n
  br i1 %more, label %words, label %tail
differ:
  %bx = call i64 @llvm.bswap.i64(i64 %x)
  %by = call i64 @llvm.bswap.i64(i64 %y)
  %less = icmp ult i64 %bx, %by
  %sign = select i1 %less, i32 -1, i32 1
  ret i32 %sign
tail:
  %k = phi i64 [ 0, %entry ], [ %i.next, %same ]
  br label %head
head:
  %j = phi i64 [ %k, %tail ], [ %j.next, %step ]
  %rest = icmp ult i64 %j, %n
  br i1 %rest, label %octet, label %done
octet:
  %o.a = getelementptr i8, ptr %a, i64 %j
  %o.b = getelementptr i8, ptr %b, i64 %j
  %p = load i8, ptr %o.a
  %q = load i8, ptr %o.b
  %match = icmp eq i8 %p, %q
  br i1 %match, label %step, label %unlike
step:
  %j.next = add i64 %j, 1
  br label %head
unlike:
  %pw = zext i8 %p to i32
  %qw = zext i8 %q to i32
  %by1 = sub i32 %pw, %qw
  ret i32 %by1
done:
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
