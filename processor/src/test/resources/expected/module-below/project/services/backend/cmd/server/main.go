package main

import "net/http"

func main() { http.ListenAndServe(":8474", nil) }
