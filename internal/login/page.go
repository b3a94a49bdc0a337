package login

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// The page in the browser: one file of our own, nothing from outside, nothing of the request.
var (
	//go:embed page.html
	pageHTML string
	//go:embed page.css
	pageCSS string
)

// words are what one outcome's page says.
type words struct {
	class, sign, title, text string
}

var (
	doneKorean   = words{"done", "✓", "로그인했어요", "이 창을 닫고 터미널로 돌아가세요."}
	doneEnglish  = words{"done", "✓", "You are logged in", "Close this window and go back to the terminal."}
	deniedKorean = words{"denied", "–", "로그인하지 않았어요",
		"동의를 취소했거나 카카오가 로그인을 받아 주지 않았어요. 터미널에서 이유를 보고 다시 시작할 수 있어요."}
	deniedEnglish = words{"denied", "–", "Not logged in",
		"Consent was cancelled, or Kakao did not accept the login. The terminal says why and lets you start again."}
	failedKorean  = words{"failed", "!", "로그인을 마치지 못했어요", "터미널을 확인하세요. 이유와 다음에 할 일이 적혀 있어요."}
	failedEnglish = words{"failed", "!", "The login did not work", "Look at the terminal: it says why and what to do next."}
)

// pageOf chooses what the browser sees of an outcome.
func pageOf(err error, korean bool) (int, words) {
	pick := func(ko, en words) words {
		if korean {
			return ko
		}
		return en
	}
	var denied *DeniedError
	switch {
	case err == nil:
		return http.StatusOK, pick(doneKorean, doneEnglish)
	case errors.As(err, &denied):
		return http.StatusOK, pick(deniedKorean, deniedEnglish)
	}
	return http.StatusInternalServerError, pick(failedKorean, failedEnglish)
}

// stylePolicy allows this one style sheet and nothing else.
var stylePolicy = sync.OnceValue(func() string {
	sum := sha256.Sum256([]byte(pageCSS))
	return fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		base64.StdEncoding.EncodeToString(sum[:]))
})

func writePage(w http.ResponseWriter, err error, korean bool) {
	status, say := pageOf(err, korean)
	lang := "en"
	if korean {
		lang = "ko"
	}
	body := strings.NewReplacer("{{lang}}", lang, "{{style}}", pageCSS, "{{class}}", say.class,
		"{{sign}}", say.sign, "{{title}}", say.title, "{{text}}", say.text).Replace(pageHTML)
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", stylePolicy())
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body))
}
