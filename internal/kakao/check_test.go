package kakao

import "testing"

const (
	usualKey    = "0123456789abcdef0123456789abcdef"
	usualSecret = "0123456789abcdefGHIJKLMNOPQRSTUV"
)

func TestCheckRESTAPIKey(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed, value string
		finding      Finding
	}{
		{usualKey, usualKey, Fine},
		{"  " + usualKey + "\r\n", usualKey, Fine},
		{"sim-rest-api-key", "sim-rest-api-key", UnusualShape},
		{"0123456789ABCDEF0123456789ABCDEF", "0123456789ABCDEF0123456789ABCDEF", UnusualShape},
		{usualKey[:31], usualKey[:31], UnusualShape},
		{"", "", Empty},
		{" \t\n", "", Empty},
		{`""`, "", Empty},
		{"REST API 키", "", Empty},
		{"REST API 키: ", "", Empty},
		{"REST API 키: " + usualKey, usualKey, Labelled},
		{"REST API 키：" + usualKey, usualKey, Labelled},
		{"REST API 키\n" + usualKey, usualKey, Labelled},
		{"REST API key " + usualKey, usualKey, Labelled},
		{"KAKAO_REST_API_KEY=" + usualKey, usualKey, Labelled},
		{"export REST_API_KEY='" + usualKey + "'", usualKey, Labelled},
		{`rest_api_key = "` + usualKey + `";`, usualKey, Labelled},
		{`"client_id": "` + usualKey + `",`, usualKey, Labelled},
		{"REST_API_KEY=sim-rest-api-key", "sim-rest-api-key", Labelled},
		{"'" + usualKey + "'", usualKey, Labelled},
		{"“" + usualKey + "”", usualKey, Labelled},
		{usualKey[:16] + " " + usualKey[16:], usualKey[:16] + " " + usualKey[16:], SpacesInside},
		{usualKey + "\n" + usualKey, usualKey + "\n" + usualKey, SpacesInside},
		{"REST API 키: " + usualKey + " " + usualKey, usualKey + " " + usualKey, SpacesInside},
		{"ㅁㅠㅊ", "ㅁㅠㅊ", NotASCII},
		{"\u200b" + usualKey, "\u200b" + usualKey, NotASCII},
		{"abc\x1b[31m", "abc\x1b[31m", NotASCII},
		{"JavaScript 키: " + usualKey, usualKey, JavaScriptKey},
		{"JavaScript key " + usualKey, usualKey, JavaScriptKey},
		{"KAKAO_JS_KEY=" + usualKey, usualKey, JavaScriptKey},
		{"네이티브 앱 키 " + usualKey, usualKey, NativeKey},
		{"Native app key: " + usualKey, usualKey, NativeKey},
		{"Admin 키: " + usualKey, usualKey, AdminKey},
		{"어드민 키: " + usualKey, usualKey, AdminKey},
	} {
		value, finding := CheckRESTAPIKey(c.typed)
		if value != c.value || finding != c.finding {
			t.Errorf("%q: got %q, %d; want %q, %d", c.typed, value, finding, c.value, c.finding)
		}
	}
}

func TestCheckClientSecret(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed, value string
		finding      Finding
	}{
		{usualSecret, usualSecret, Fine},
		{"", "", Empty},
		{"a:b=c", "a:b=c", UnusualShape},
		{"Client Secret: " + usualSecret, usualSecret, Labelled},
		{"클라이언트 시크릿 " + usualSecret, usualSecret, Labelled},
		{"CLIENT_SECRET=" + usualSecret + "\n", usualSecret, Labelled},
		{"a b", "a b", SpacesInside},
	} {
		value, finding := CheckClientSecret(Secret(c.typed))
		if value.Reveal() != c.value || finding != c.finding {
			t.Errorf("%q: got %q, %d; want %q, %d", c.typed, value.Reveal(), finding, c.value, c.finding)
		}
	}
}

func TestCheckRedirectURI(t *testing.T) {
	t.Parallel()
	const local = "http://localhost:8910/oauth"
	for _, c := range []struct {
		typed, value string
		finding      Finding
	}{
		{local, local, Fine},
		{" " + local + " \n", local, Fine},
		{"http://127.0.0.1", "http://127.0.0.1", Fine},
		{"https://example.com/oauth/", "https://example.com/oauth/", Fine},
		{"http://[::1]:8910/oauth", "http://[::1]:8910/oauth", Fine},
		{"", "", Empty},
		{"Redirect URI: " + local, local, Labelled},
		{"KAKAO_REDIRECT_URI=" + local, local, Labelled},
		{`"` + local + `"`, local, Labelled},
		{"리다이렉트 URI:" + local, local, Labelled},
		{"http://localhost:8910/ oauth", "http://localhost:8910/ oauth", SpacesInside},
		{"localhost:8910/oauth", "localhost:8910/oauth", NotAbsolute},
		{"/oauth", "/oauth", NotAbsolute},
		{"http:///oauth", "http:///oauth", NotAbsolute},
		{"http:localhost", "http:localhost", NotAbsolute},
		{"http://local%host", "http://local%host", NotAbsolute},
		{"kakao" + usualKey + "://oauth", "kakao" + usualKey + "://oauth", NotHTTP},
		{"http://*.example.com/oauth", "http://*.example.com/oauth", HasWildcard},
		{local + "?code=", local + "?code=", HasQuery},
		{local + "?", local + "?", HasQuery},
		{local + "#", local + "#", HasFragment},
		{"http://me@localhost:8910/oauth", "http://me@localhost:8910/oauth", HasUser},
		{"https://kauth.kakao.com/oauth/authorize?client_id=x", "https://kauth.kakao.com/oauth/authorize?client_id=x", AuthorizeAddress},
		{"http://127.0.0.1:9/oauth/authorize", "http://127.0.0.1:9/oauth/authorize", AuthorizeAddress},
		{"https://developers.kakao.com/console/app", "https://developers.kakao.com/console/app", AuthorizeAddress},
	} {
		value, finding := CheckRedirectURI(c.typed)
		if value != c.value || finding != c.finding {
			t.Errorf("%q: got %q, %d; want %q, %d", c.typed, value, finding, c.value, c.finding)
		}
	}
}

func TestFindingsThatCanBeUsed(t *testing.T) {
	t.Parallel()
	for f := Fine; f <= AuthorizeAddress; f++ {
		if want := f == Fine || f == UnusualShape || f == Labelled; f.OK() != want {
			t.Errorf("finding %d: OK is %t", f, f.OK())
		}
	}
}
