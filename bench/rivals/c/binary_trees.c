/* bench: twin of tests/programs/yardstick/binary_trees.py, with malloc and free */
#include <stdio.h>
#include <stdlib.h>

typedef struct Node { struct Node *left, *right; } Node;

static Node *make(long depth) {
    Node *node = malloc(sizeof *node);
    node->left = depth ? make(depth - 1) : NULL;
    node->right = depth ? make(depth - 1) : NULL;
    return node;
}

static long count(const Node *node) {
    return node->left ? 1 + count(node->left) + count(node->right) : 1;
}

static void drop(Node *node) {
    if (node->left) {
        drop(node->left);
        drop(node->right);
    }
    free(node);
}

static long made_and_dropped(long depth) {
    Node *node = make(depth);
    long nodes = count(node);
    drop(node);
    return nodes;
}

int main(int argc, char **argv) {
    long least = 4, most = atol(argv[argc - 1]);
    if (most < least + 2)
        most = least + 2;
    printf("stretch tree of depth %ld\t check: %ld\n", most + 1, made_and_dropped(most + 1));
    Node *long_lived = make(most);
    for (long depth = least; depth <= most; depth += 2) {
        long trees = 1L << (most - depth + least), check = 0;
        for (long i = 0; i < trees; i++)
            check += made_and_dropped(depth);
        printf("%ld\t trees of depth %ld\t check: %ld\n", trees, depth, check);
    }
    printf("long lived tree of depth %ld\t check: %ld\n", most, count(long_lived));
    return 0;
}
