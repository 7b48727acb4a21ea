/* bench: twin of tests/programs/yardstick/fannkuch.py */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    long n = atol(argv[argc - 1]);
    long *permutation = calloc(n + 1, sizeof(long)), *counts = calloc(n, sizeof(long));
    long *flipped = calloc(n, sizeof(long));
    long largest = 0, checksum = 0, rank = n;
    int even = 1;
    for (long i = 0; i < n; i++)
        permutation[i] = i;
    for (;;) {
        for (; rank != 1; rank--)
            counts[rank - 1] = rank;
        if (permutation[0] != 0) {
            memcpy(flipped, permutation, n * sizeof(long));
            long flips = 0, first = flipped[0];
            while (first != 0) {
                for (long low = 1, high = first - 1; low < high; low++, high--) {
                    long held = flipped[low];
                    flipped[low] = flipped[high];
                    flipped[high] = held;
                }
                long next = flipped[first];
                flipped[first] = first;
                first = next;
                flips++;
            }
            if (flips > largest)
                largest = flips;
            checksum += even ? flips : -flips;
        }
        for (;; rank++) {
            if (rank == n) {
                printf("%ld\nPfannkuchen(%ld) = %ld\n", checksum, n, largest);
                return 0;
            }
            long moved = permutation[0];
            for (long i = 0; i < rank; i++)
                permutation[i] = permutation[i + 1];
            permutation[rank] = moved;
            if (--counts[rank] > 0)
                break;
        }
        even = !even;
    }
}
