package main

// #include <stdlib.h>
import "C"

import "fmt"

func main() { fmt.Println("chainguard", C.abs(-1)) }
