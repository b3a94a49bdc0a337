package text

import "sync"

// Troubles of login and of what a person gave.
var (
	TroubleNoLogin = Trouble{
		Sentence{"로그인이 필요해요", "A login is needed"},
		Sentence{"저장된 로그인이 없거나 리프레시 토큰의 기한이 지났어요.", "There is no login, or its refresh token is past its date."},
		Sentence{"`kakaotui login`으로 로그인해 주세요.", "Log in with `kakaotui login`."},
	}
	TroubleNoSettings = Trouble{
		Sentence{"REST API 키가 없어요", "The REST API key is missing"},
		Sentence{"아직 설정을 하지 않았어요.", "The set-up has not been done yet."},
		Sentence{"`kakaotui`를 실행해 설정하거나 KAKAO_REST_API_KEY를 정해 주세요.", "Run `kakaotui` for the set-up, or set KAKAO_REST_API_KEY."},
	}
	TroubleLoginTimeout = Trouble{
		Sentence{"로그인을 기다리는 시간이 끝났어요", "The login took too long"},
		Sentence{"정해진 시간 안에 브라우저에서 답이 오지 않았어요. 카카오의 오류 화면은 kakaotui에 전해지지 않아요.", "No answer came from the browser in time. Kakao's error pages never reach kakaotui."},
		Sentence{"브라우저에 KOE로 시작하는 코드가 있으면 `kakaotui explain KOE006`처럼 뜻을 확인하고, `kakaotui login`으로 다시 로그인해 주세요.", "If the browser shows a code that begins with KOE, look it up as in `kakaotui explain KOE006`; then log in again with `kakaotui login`."},
	}
	TroubleLoginClosed = Trouble{
		Sentence{"로그인을 그만두었어요", "The login was given up"},
		Sentence{"토큰은 받지 않았어요. 전에 로그인했다면 그 로그인은 그대로예요.", "No tokens were fetched. An earlier login is untouched."},
		Sentence{"로그인하려면 `kakaotui login`을 실행해 주세요.", "To log in, run `kakaotui login`."},
	}
	TroubleDenied = Trouble{
		Sentence{"카카오가 로그인을 끝냈어요", "Kakao ended the login"},
		Sentence{"kakaotui가 모르는 이유예요.", "The reason is not known to kakaotui."},
		Sentence{"`kakaotui login`으로 다시 로그인해 주세요.", "Log in again with `kakaotui login`."},
	}
	TroublePaste = Trouble{
		Sentence{"붙여 넣은 글에서 인가 코드를 찾지 못했어요", "The pasted text holds no authorization code"},
		Sentence{"%s", "%s"},
		Sentence{"로그인을 마친 뒤 브라우저 주소창의 주소를 처음부터 끝까지 복사해 붙여 넣어 주세요.", "After the login, copy the whole address from the browser's address bar and paste it."},
	}
	TroubleOldPaste = Trouble{
		Sentence{"이 로그인 시도의 주소가 아니에요", "The address belongs to no login that is under way"},
		Sentence{"%s", "%s"},
		Sentence{"`kakaotui login`으로 새로 시작하고, 그때 나온 주소로 로그인해 주세요.", "Start anew with `kakaotui login` and log in with the address it shows."},
	}
	TroubleDeaf = Trouble{
		Sentence{"브라우저의 답을 직접 들을 수 없어요", "The browser's answer cannot be heard here"},
		Sentence{"%s", "%s"},
		Sentence{"로그인을 마친 뒤 브라우저 주소창의 주소를 복사해 붙여 넣어 주세요.", "After the login, copy the address from the browser's address bar and paste it."},
	}
	TroubleBrowser = Trouble{
		Sentence{"브라우저를 열지 못했어요", "The browser could not be opened"},
		Sentence{"%s", "%s"},
		Sentence{"화면의 로그인 주소를 복사해 브라우저에서 직접 열어 주세요.", "Copy the login address on the screen and open it in a browser yourself."},
	}

	TroubleTooLong = Trouble{
		Sentence{"메시지가 너무 길어요", "The message is too long"},
		Sentence{"%d자예요. 한 번에 %d자까지 보낼 수 있고, 넘는 부분은 카카오가 잘라요.", "It has %d characters. At most %d can be sent at once; Kakao cuts off the rest."},
		Sentence{"글을 줄여서 다시 보내 주세요. 아무것도 보내지 않았어요.", "Shorten it and send again. Nothing was sent."},
	}
	TroubleEmpty = Trouble{
		Sentence{"보낼 내용이 없어요", "There is nothing to send"},
		Sentence{"메시지가 비어 있거나 빈칸뿐이에요.", "The message is empty or blank."},
		Sentence{"메시지를 써서 다시 보내 주세요.", "Write a message and send again."},
	}
	TroubleNotUTF8 = Trouble{
		Sentence{"글자가 깨져 있어요", "The text is garbled"},
		Sentence{"%s에 UTF-8이 아닌 바이트가 있어요. 그대로 보내면 글자가 바뀌어요.", "%s holds bytes that are not UTF-8; sent like this, characters would change."},
		Sentence{"UTF-8로 바꿔서 다시 보내 주세요. 예: `iconv -f CP949 -t UTF-8`", "Convert it to UTF-8 and send again, for example with `iconv -f CP949 -t UTF-8`."},
	}
	TroubleBadLink = Trouble{
		Sentence{"링크 주소가 올바르지 않아요", "The link is not an address"},
		Sentence{"링크는 http://나 https://로 시작하는 온전한 주소여야 해요.", "A link must be a whole address that begins with http:// or https://."},
		Sentence{"주소를 고쳐서 다시 보내 주세요. 예: https://example.com", "Mend the address and send again, for example https://example.com."},
	}
	TroubleBadTemplate = Trouble{
		Sentence{"메시지를 이대로 보낼 수 없어요", "The message cannot be sent as it is"},
		Sentence{"%s 칸에 문제가 있어요.", "The field %s is wrong."},
		Sentence{"그 칸을 고쳐서 다시 보내 주세요.", "Mend that field and send again."},
	}
)

// reasons are why something about a login is not so, named as login names them.
var reasons = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"deaf_malformed":   {"리다이렉트 URI가 온전한 주소가 아니에요.", "The redirect URI is no whole address."},
		"deaf_https":       {"리다이렉트 URI가 https라서 인증서가 없으면 들을 수 없어요.", "The redirect URI is https, which cannot be heard without a certificate."},
		"deaf_other_host":  {"리다이렉트 URI가 이 컴퓨터의 주소가 아니에요.", "The redirect URI is not an address of this computer."},
		"deaf_port_taken":  {"다른 프로그램이 이미 그 포트를 쓰고 있어요.", "Another program is using the port already."},
		"deaf_no_right":    {"이 포트는 관리자 권한이 있어야 쓸 수 있어요.", "This port takes administrator's rights."},
		"deaf_unavailable": {"그 주소를 이 컴퓨터에서 쓸 수 없어요.", "The address is not available on this computer."},

		"paste_empty":         {"붙여 넣은 내용이 비어 있어요.", "Nothing was pasted."},
		"paste_authorize_url": {"로그인을 시작하는 주소예요. 로그인을 마친 뒤의 주소가 필요해요.", "This is the address that the login starts with; the one after the login is needed."},
		"paste_koe":           {"인가 코드가 아니라 카카오의 오류 코드예요.", "This is an error code of Kakao, not an authorization code."},
		"paste_error_page":    {"카카오의 다른 화면 주소예요.", "This is the address of another page of Kakao's."},
		"paste_no_code":       {"주소에 code가 들어 있지 않아요.", "The address holds no code."},
		"paste_token":         {"인가 코드가 아니라 토큰이에요. 다른 곳에 붙여 넣지 않게 조심해 주세요.", "These are tokens, not an authorization code. Be careful where you paste them."},
		"paste_api_key":       {"인가 코드가 아니라 앱 키예요.", "This is an app key, not an authorization code."},
		"paste_too_short":     {"인가 코드라기에는 너무 짧아요. 일부만 복사된 것 같아요.", "It is too short for a code; a part may be missing."},
		"paste_too_long":      {"인가 코드라기에는 너무 길어요.", "It is too long for a code."},
		"paste_characters":    {"인가 코드에 없는 글자가 들어 있어요.", "It holds characters that no code has."},
		"paste_ambiguous":     {"코드가 둘이거나, 코드와 오류가 함께 들어 있어요.", "It holds two codes, or a code and an error."},
		"paste_other_attempt": {"다른 로그인 시도에서 나온 주소예요.", "The address comes from another login attempt."},
		"paste_over":          {"이 로그인 시도는 이미 끝났어요.", "This login attempt is over already."},

		"browser_ssh":        {"ssh로 접속해 있어서 여기서 연 브라우저는 보이지 않아요.", "You are connected by ssh; a browser opened here would not be seen."},
		"browser_no_display": {"이 컴퓨터에 화면이 없어서 브라우저를 열 수 없어요.", "There is no display to open a browser on."},
		"browser_text_only":  {"BROWSER에 정한 브라우저는 이 터미널을 차지해서 열지 않아요.", "The browser named in BROWSER would take over this terminal."},
		"browser_unwanted":   {"BROWSER=none이라서 브라우저를 열지 않아요.", "BROWSER=none: no browser is opened."},
	}
})

// LoginReason is the sentence for one of login's reasons; an unknown one comes back made visible.
func LoginReason(reason string) Sentence {
	if s, ok := reasons()[reason]; ok {
		return s
	}
	reason = VisibleLine(reason)
	return Sentence{KO: reason, EN: reason}
}
