package main

import (
	"net/http"
	"os/user"
)

func main() {
	if _, err := user.Current(); err != nil {
		panic(err)
	}
	http.Get("https://example.com/")
}
