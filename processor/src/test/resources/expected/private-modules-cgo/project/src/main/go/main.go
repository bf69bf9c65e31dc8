package main

import (
	"fmt"

	"git.acme.test/greeting"
)

func main() { fmt.Println(greeting.Hello()) }
