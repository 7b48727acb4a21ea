// A million allocations and a million goroutine switches, as bench/apps/operations_objects.py.
package main

import (
	"fmt"
	"runtime"
	"time"
)

const (
	count = 1000000
	runs  = 5
)

type point struct{ x, y int }

var kept [100]*point

func allocate(n int) int {
	total := 0
	for i := range kept {
		kept[i] = &point{}
	}
	for i := 0; i < n; i++ {
		kept[i%100] = &point{i, i}
		total += kept[i/2%100].x
	}
	return total
}

// Another goroutine runs, and waits again, n times.
func switches(n int) int {
	there, back := make(chan int), make(chan int)
	go func() {
		for i := range there {
			back <- i
		}
	}()
	total := 0
	for i := 0; i < n; i++ {
		there <- i
		total += <-back & 1
	}
	close(there)
	return total
}

func report(name string, operation func(int) int) {
	best := time.Duration(1 << 62)
	for run := 0; run < runs; run++ {
		start := time.Now()
		operation(count)
		if spent := time.Since(start); spent < best {
			best = spent
		}
	}
	fmt.Printf("%s\t%d\n", name, best.Nanoseconds())
}

func main() {
	runtime.GOMAXPROCS(1)
	report("1 M allocations", allocate)
	report("1 M coroutine switches", switches)
}
