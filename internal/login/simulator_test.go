package login

import (
	"errors"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/simulator"
)

// The whole way against Kakao's side as kakao-api.md describes it, which knows nothing of this package.
func TestAgainstTheSimulator(t *testing.T) {
	t.Parallel()
	attempt := func(t *testing.T) (*Attempt, *saver) {
		t.Helper()
		kept := &saver{}
		var sim *simulator.Simulator
		s := begin(t, func(o *Options) {
			sim = simulator.New(simulator.Config{ClientSecret: "sim-secret", RedirectURIs: []string{o.RedirectURI}})
			base, err := sim.Start("127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = sim.Close() })
			info := sim.Info()
			o.Kakao, err = kakao.New(kakao.Config{RESTAPIKey: info.RESTAPIKey, ClientSecret: kakao.Secret(info.ClientSecret),
				RedirectURI: o.RedirectURI, AuthURL: base, APIURL: base}, kakao.Options{})
			if err != nil {
				t.Fatal(err)
			}
			o.Save = kept.save
		})
		return s.Attempt, kept
	}
	t.Run("consent", func(t *testing.T) {
		t.Parallel()
		a, kept := attempt(t)
		if err := simulator.GiveConsent(t.Context(), a.URL, nil); err != nil {
			t.Fatal(err)
		}
		token, err := a.Wait(t.Context())
		if err != nil || token.AccessToken == "" || token.RefreshToken == "" || kept.count() != 1 {
			t.Errorf("Wait: %v, %d saves", err, kept.count())
		}
	})
	t.Run("cancel", func(t *testing.T) {
		t.Parallel()
		a, kept := attempt(t)
		if err := simulator.RefuseConsent(t.Context(), a.URL); err != nil {
			t.Fatal(err)
		}
		var denied *DeniedError
		if _, err := a.Wait(t.Context()); !errors.As(err, &denied) || denied.Name != "access_denied" || kept.count() != 0 {
			t.Errorf("Wait: %v, %d saves", err, kept.count())
		}
	})
}
