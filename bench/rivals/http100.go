// The answer of 100 octets with Go's net/http.
package main

import (
	"fmt"
	"net/http"
	"strings"
)

func main() {
	body := []byte(strings.Repeat("0123456789", 10))
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Write(body)
	})
	fmt.Println("listening on port 8080")
	if err := http.ListenAndServe(":8080", nil); err != nil {
		fmt.Println(err)
	}
}
