package main

import (
	"fmt"

	"git.acme.test/greeting"
)

var version = "none"

func main() { fmt.Println(greeting.Hello(), version) }
