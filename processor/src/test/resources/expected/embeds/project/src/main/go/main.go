package main

import "embed"

//go:embed web/static schema.sql
var files embed.FS

func main() { _ = files }
