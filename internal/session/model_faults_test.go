package session

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"time"
)

// spoil makes calls to come fail.
func (w *model) spoil(r *rand.Rand) {
	codes := []string{"-1", "-7", "-603", "-10", "-402", "-401", "-2", "-9798", "-532", "-536", "-530"}
	for range 1 + r.IntN(3) {
		f := map[string]any{"path": sendPath, "times": 1 + r.IntN(3)}
		switch r.IntN(6) {
		case 0:
			f["path"] = tokenPath
		case 1, 2:
			f["path"] = friendSendPath
		}
		switch mode := []string{"status", "status", "status", "drop-before", "drop-after", "delay", "truncate", "html"}[r.IntN(8)]; mode {
		case "status":
			f["mode"], f["status"] = mode, []int{500, 502, 503, 504, 429}[r.IntN(5)]
			if code := codes[r.IntN(len(codes))]; r.IntN(2) == 0 {
				f["status"], f["body"] = map[string]int{"-402": 403, "-401": 401}[code], fmt.Sprintf(`{"code":%s,"msg":"x"}`, code)
				if f["status"] == 0 {
					f["status"] = []int{400, 500}[r.IntN(2)]
				}
			}
		case "delay":
			f["mode"], f["delay"] = mode, "1ms"
		default:
			f["mode"] = mode
		}
		if f["path"] == friendSendPath && r.IntN(3) == 0 { // nobody gets it, and the answer says so of one friend at most
			code := codes[r.IntN(len(codes))]
			delete(f, "delay")
			f["mode"], f["status"] = "status", 200
			f["body"] = fmt.Sprintf(`{"failure_info":[{"code":%s,"msg":"x","receiver_uuids":[%q]}]}`, code, modelFriends[r.IntN(len(modelFriends))])
		}
		w.tell("fault %v", f)
		w.control("POST", "/_sim/faults", []any{f}, nil)
	}
}

// jump moves everybody's clock, mostly ahead: past a back-off, an access token, a refresh token.
func (w *model) jump(r *rand.Rand) {
	by := []time.Duration{20 * time.Second, time.Minute, 10 * time.Minute, 2 * time.Hour, 7 * time.Hour, 30 * time.Hour, -10 * time.Minute, 35 * 24 * time.Hour, 61 * 24 * time.Hour}[min(r.IntN(12), 8)]
	w.mu.Lock()
	w.now = w.now.Add(by)
	w.mu.Unlock()
	w.tell("the clock moves by %s", by)
}

// logIn logs in as the app does, which then asks who it is.
func (w *model) logIn(p *process) error {
	p.dieAt, p.stopAt = 0, 0
	ctx := w.t.Context()
	a, err := p.s.BeginLogin(ctx, nil, true)
	if err != nil {
		return err
	}
	defer a.Close()
	answer := httptest.NewRecorder()
	w.handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, a.URL, nil))
	if answer.Code/100 != 3 {
		return errors.New("no redirect")
	}
	if err := a.Paste(answer.Header().Get("Location")); err != nil {
		return err
	}
	if _, err := a.Wait(ctx); err != nil {
		return err
	}
	_, err = p.s.Status(ctx, false)
	return err
}
