/* The answer of 100 octets in C over epoll, as little as a server can do: a request ends with
   an empty line; "Connection: close" is the only header that is looked at. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CONNECTIONS = 65536, LONGEST = 4096, EVENTS = 64 };

struct connection {
    int used;
    char text[LONGEST];
};

static struct connection *connections[CONNECTIONS];
static const char kept[] = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n";
static const char last[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\nConnection: close\r\n\r\n";

static void drop(int descriptor) {
    free(connections[descriptor]);
    connections[descriptor] = NULL;
    close(descriptor);
}

static int answer(int descriptor, int closes) {
    char out[512];
    int head = closes ? sizeof last - 1 : sizeof kept - 1;
    memcpy(out, closes ? last : kept, head);
    for (int at = 0; at < 100; at++) out[head + at] = '0' + at % 10;
    return send(descriptor, out, head + 100, MSG_NOSIGNAL) == head + 100 && !closes;
}

static void serve(int descriptor) {
    struct connection *one = connections[descriptor];
    int got = recv(descriptor, one->text + one->used, LONGEST - 1 - one->used, 0);
    if (got <= 0) {
        drop(descriptor);
        return;
    }
    one->used += got;
    one->text[one->used] = 0;
    char *end;
    while ((end = strstr(one->text, "\r\n\r\n")) != NULL) {
        end[2] = 0;
        if (!answer(descriptor, strcasestr(one->text, "connection: close") != NULL)) {
            drop(descriptor);
            return;
        }
        one->used -= end + 4 - one->text;
        memmove(one->text, end + 4, one->used + 1);
    }
    if (one->used == LONGEST - 1) drop(descriptor);
}

static void welcome(int listener, int poller) {
    int yes = 1, descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
    if (descriptor < 0) return;
    if (descriptor >= CONNECTIONS) {
        close(descriptor);
        return;
    }
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    connections[descriptor] = calloc(1, sizeof(struct connection));
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = descriptor};
    epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &wanted);
}

int main(void) {
    int yes = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), poller = epoll_create1(0);
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons(8080)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&place, sizeof place) || listen(listener, 1024)) {
        perror("port 8080");
        return 1;
    }
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = listener}, events[EVENTS];
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &wanted);
    printf("listening on port 8080\n");
    fflush(stdout);
    for (;;) {
        int count = epoll_wait(poller, events, EVENTS, -1);
        for (int at = 0; at < count; at++) {
            int descriptor = events[at].data.fd;
            descriptor == listener ? welcome(listener, poller) : serve(descriptor);
        }
    }
}
