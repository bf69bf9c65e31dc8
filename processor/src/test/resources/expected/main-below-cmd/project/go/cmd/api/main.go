package main

import "example.com/orders"

var _ = orders.X

func main() {}
