package kakao

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// wraps is errors.Is, named for what the tests ask.
func wraps(err, target error) bool { return errors.Is(err, target) }

// wantNoSecret fails when a printed text holds one of the tests' secrets.
func wantNoSecret(t *testing.T, printed string) {
	t.Helper()
	for _, secret := range []Secret{testSecret, testCode, testAccess, testRefresh, "verifier-value-0123"} {
		if strings.Contains(printed, secret.Reveal()) {
			t.Errorf("a secret of %d bytes is in a text of %d bytes", len(secret), len(printed))
		}
	}
}

// newServer is a server that reads nothing of a request by itself.
func newServer(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}
