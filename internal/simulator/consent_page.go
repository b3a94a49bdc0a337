package simulator

import (
	_ "embed" // the pages' patterns
	"net/http"
)

//go:embed html/login.html
var loginPattern markup

//go:embed html/consent.html
var consentPattern markup

//go:embed html/consent.js
var consentScript markup

// writeLoginPage shows the form that handleLogin takes.
func (s *Simulator) writeLoginPage(w http.ResponseWriter, t *transaction) {
	account := t.req.loginHint
	if account == "" {
		account = "haneul@example.com"
	}
	writeAccountPage(w, http.StatusOK, "로그인 | 카카오계정 (시뮬레이터)", fill(loginPattern, map[string]markup{
		"App": esc(s.app.name), "Transaction": esc(t.id), "Account": esc(account),
	}), "")
}

// writeConsentPage shows the form that handleConsent takes; problem says why it is shown again.
func (s *Simulator) writeConsentPage(w http.ResponseWriter, status int, t *transaction, problem string) {
	var items markup
	for _, it := range s.itemsToAsk(t.req) {
		required, mark := markup("false"), markup("<em>[선택]</em>")
		if it.stage == stageRequired {
			required, mark = "true", `<em class="must">[필수]</em>`
		}
		items += `<li><label><input type="checkbox" name="scope" value="` + esc(it.id) + `" data-required="` + required + `"><span>` +
			mark + " " + esc(it.name) + "</span></label></li>\n"
	}
	if items != "" {
		items = `<label class="all"><input type="checkbox" id="all" name="all" value="1" autofocus><span>전체 동의하기</span></label>` +
			"\n<ul>\n" + items + "</ul>\n"
	}
	writeAccountPage(w, status, "동의하고 계속하기 | 카카오 (시뮬레이터)", fill(consentPattern, map[string]markup{
		"App": esc(s.app.name), "Nickname": nickname, "Transaction": esc(t.id), "Items": items,
		"Problem": when(`<p class="problem" role="alert">`, problem, "</p>\n"),
	}), consentScript)
}
