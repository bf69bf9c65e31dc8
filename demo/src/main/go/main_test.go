package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"
)

// start serves h until ctx is done; the channel then holds what serve returned.
func start(ctx context.Context, t *testing.T, h http.Handler) (url string, done <-chan error) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := make(chan error, 1)
	go func() { c <- serve(ctx, ln, h) }()
	return "http://" + ln.Addr().String(), c
}

func wait(t *testing.T, done <-chan error) {
	t.Helper()
	select {
	case err := <-done:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(time.Second):
		t.Fatal("still running after a second")
	}
}

func TestSignalStopsIdleServer(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		t.Run(sig.String(), func(t *testing.T) {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			url, done := start(ctx, t, http.NotFoundHandler())

			resp, err := http.Get(url) // leaves an idle connection behind
			if err != nil {
				t.Fatal(err)
			}
			io.Copy(io.Discard, resp.Body)
			resp.Body.Close()

			syscall.Kill(os.Getpid(), sig)
			wait(t, done)
		})
	}
}

func TestRequestInFlightFinishes(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	url, done := start(ctx, t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		stop()
		time.Sleep(100 * time.Millisecond)
		writeText(w, "finished")
	}))

	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if got, err := io.ReadAll(resp.Body); string(got) != "finished" || err != nil {
		t.Errorf("answer %q, %v", got, err)
	}
	wait(t, done)
}

func TestListenerFailure(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	if err := serve(context.Background(), ln, http.NotFoundHandler()); err == nil {
		t.Error("serve on a closed listener: no error")
	}
}
