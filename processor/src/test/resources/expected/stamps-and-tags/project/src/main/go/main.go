package main

import (
	"example.com/orders/internal/about"
	"golang.org/x/sync/errgroup"
)

var version string

func main() {
	new(errgroup.Group).Wait()
	println(version, about.Commit())
}
