package main

import (
	"net/http"
	"os"
	"os/signal"

	"example.com/orders/internal/rates"
)

func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	go http.ListenAndServe(":8080", rates.Handler())
	<-stop
}
