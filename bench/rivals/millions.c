/* A million allocations and a million coroutine switches, as bench/apps/operations_objects.py. */

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <ucontext.h>

#define COUNT 1000000
#define RUNS 5

struct point {
    long x, y;
};

static ucontext_t caller, coroutine;
static char stack[65536];

static long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

static long allocate(long count) {
    static struct point *kept[100];
    long total = 0;
    for (int i = 0; i < 100; i++)
        kept[i] = calloc(1, sizeof(struct point));
    for (long i = 0; i < count; i++) {
        struct point *fresh = malloc(sizeof *fresh);
        fresh->x = i;
        fresh->y = i;
        free(kept[i % 100]);
        kept[i % 100] = fresh;
        total += kept[i / 2 % 100]->x;
    }
    for (int i = 0; i < 100; i++)
        free(kept[i]);
    return total;
}

static void turns(void) {
    for (;;)
        swapcontext(&coroutine, &caller);
}

static long switches(long count) {
    getcontext(&coroutine);
    coroutine.uc_stack.ss_sp = stack;
    coroutine.uc_stack.ss_size = sizeof stack;
    coroutine.uc_link = &caller;
    makecontext(&coroutine, turns, 0);
    for (long i = 0; i < count; i++)
        swapcontext(&caller, &coroutine);
    return count;
}

static void report(const char *name, long (*operation)(long)) {
    long best = -1;
    volatile long result;
    for (int run = 0; run < RUNS; run++) {
        long start = nanoseconds();
        result = operation(COUNT);
        long spent = nanoseconds() - start;
        if (best < 0 || spent < best)
            best = spent;
    }
    (void)result;
    printf("%s\t%ld\n", name, best);
}

int main(void) {
    report("1 M allocations", allocate);
    report("1 M coroutine switches", switches);
    return 0;
}
