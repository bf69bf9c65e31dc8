package main

import "golang.org/x/sync/errgroup"

func main() { new(errgroup.Group).Wait() }
