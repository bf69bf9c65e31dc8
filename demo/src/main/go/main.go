// Localcache keeps string values in memory and serves them over HTTP on port 8000.
//
//	PUT /put      {"key":"slaise","val":"123"}   stores a value
//	GET /get      {"key":"slaise"}               answers 123
//	GET /get?key=slaise                          answers 123
//	GET /healthz                                 answers 200
package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/goimage/goimage/demo/localcache/internal/cache"
)

const (
	addr = ":8000"

	// drainTimeout bounds the wait for requests in flight.
	// Docker kills a container 10 seconds after it asked it to stop.
	drainTimeout = 9 * time.Second
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	ln, err := net.Listen("tcp", addr)
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("listening on %s", ln.Addr())
	if err := serve(ctx, ln, newHandler(cache.New())); err != nil {
		log.Fatal(err)
	}
	log.Print("stopped")
}

// serve answers requests on ln until ctx is done,
// then stops listening and waits for the requests in flight.
func serve(ctx context.Context, ln net.Listener, h http.Handler) error {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 2 * time.Second,
		ReadTimeout:       5 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()

	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	return srv.Shutdown(drain)
}
