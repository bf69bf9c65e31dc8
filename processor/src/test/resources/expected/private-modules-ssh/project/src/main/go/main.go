package main

import (
	"fmt"

	"git.acme.test/greeting.git"
)

func main() { fmt.Println(greeting.Hello()) }
