// Package rates fetches exchange rates.
package rates

import (
	"net/http"
	"os"
	"os/user"
	"time"
)

// Handler serves the rates.
func Handler() http.Handler {
	http.Get("https://example.com/rates")
	time.LoadLocation("Europe/Berlin")
	os.CreateTemp("", "rates")
	user.Current()
	return http.DefaultServeMux
}
