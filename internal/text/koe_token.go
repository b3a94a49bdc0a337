package text

// tokenCodes are the KOE codes of the token endpoint (kakao-api.md 3.4) that the login page does not share.
var tokenCodes = []Explanation{
	{
		Code:    "KOE010",
		Title:   Sentence{"클라이언트 시크릿이 없거나 틀렸어요", "The client secret is missing or wrong"},
		Meaning: Sentence{"2025년 12월부터 새 REST API 키는 클라이언트 시크릿이 켜진 채로 만들어져요. 켜져 있으면 토큰을 받거나 갱신할 때 꼭 함께 보내야 해요.", "Since December 2025 a new REST API key comes with its client secret switched ON, and then every token request and refresh must carry it."},
		Remedy:  Sentence{"REST API 키의 클라이언트 시크릿에서 카카오 로그인 코드를 복사해 설정에 넣거나, 같은 곳에서 비활성화해 주세요. 리다이렉트 URI 문제는 아니에요.", "Copy the code for Kakao Login from the REST API key's client secret into the settings, or switch the secret off in the same place. The redirect URI is not to blame."},
		menu:    MenuClientSecret,
	},
	{
		Code:    "KOE114",
		Title:   Sentence{"다른 앱 키로 받은 인가 코드예요", "The authorization code belongs to another key"},
		Meaning: Sentence{"인가 코드는 로그인할 때 쓴 키로만 토큰으로 바꿀 수 있어요.", "An authorization code can be exchanged only with the key that was used to log in."},
		Remedy:  Sentence{"같은 REST API 키로 처음부터 다시 로그인해 주세요. JavaScript 키로 받은 코드는 쓸 수 없어요.", "Log in again from the start with the same REST API key. A code from a JavaScript key does not work."},
		menu:    MenuRESTAPIKey,
	},
	{
		Code:      "KOE126",
		Title:     Sentence{"앱 설정 때문에 거절됐어요", "Refused because of the app's settings"},
		Meaning:   Sentence{"카카오 문서에 설명이 없는 코드예요. 설정 오류로 알려져 있어요.", "Kakao's documents do not describe this code; it is said to be a configuration error."},
		Remedy:    Sentence{"REST API 키, 클라이언트 시크릿, 리다이렉트 URI를 콘솔과 견주어 주세요.", "Compare REST API key, client secret and redirect URI with the console."},
		menu:      MenuRESTAPIKey,
		Uncertain: true,
	},
	{
		Code:      "KOE127",
		Title:     Sentence{"허용하지 않은 IP 주소예요", "This IP address is not allowed"},
		Meaning:   Sentence{"키에 등록한 IP 주소에서만 토큰을 받을 수 있게 설정된 것 같아요.", "The key seems to hand out tokens only to registered IP addresses."},
		Remedy:    Sentence{"REST API 키의 호출 허용 IP 주소를 비우거나 지금 쓰는 IP 주소를 더해 주세요.", "Empty the key's allowed IP addresses, or add the address you are using."},
		menu:      MenuAllowedIPs,
		Uncertain: true,
	},
	{
		Code:    "KOE237",
		Title:   Sentence{"토큰을 너무 자주 요청했어요", "Tokens were asked for too often"},
		Meaning: Sentence{"한 사람에게 액세스 토큰은 10분에 20번, 리프레시 토큰은 60분에 30번까지만 발급돼요.", "One person gets at most 20 access tokens in 10 minutes and 30 refresh tokens in 60 minutes."},
		Remedy:  Sentence{"10분쯤 기다렸다가 다시 시도해 주세요. 같은 일을 되풀이하는 스크립트가 있으면 멈춰 주세요.", "Wait about 10 minutes and try again. Stop any script that keeps asking."},
	},
	{
		Code:    "KOE303",
		Title:   Sentence{"리다이렉트 URI가 로그인할 때와 달라요", "The redirect URI differs from the one at login"},
		Meaning: Sentence{"인가 코드를 받을 때와 토큰을 받을 때의 리다이렉트 URI는 글자까지 같아야 해요.", "The redirect URI must be the same, letter for letter, when the code is asked for and when it is exchanged."},
		Remedy:  Sentence{"설정의 리다이렉트 URI를 확인하고 처음부터 다시 로그인해 주세요.", "Check the redirect URI in the settings, then log in again from the start."},
		menu:    MenuRedirectURI,
	},
	{
		Code:    "KOE310",
		Title:   Sentence{"grant_type 값을 쓸 수 없어요", "This grant_type is not supported"},
		Meaning: Sentence{"카카오는 authorization_code와 refresh_token만 받아요.", "Kakao takes only authorization_code and refresh_token."},
		Remedy:  Sentence{"요청을 직접 만들었다면 grant_type과 Content-Type을 확인해 주세요. kakaotui에서 나왔다면 저희에게 알려 주세요.", "If you built the request, check grant_type and Content-Type. If kakaotui did, please report it."},
	},
	{
		Code:    "KOE319",
		Title:   Sentence{"리프레시 토큰이 빠졌어요", "The refresh token is missing"},
		Meaning: Sentence{"토큰을 갱신하는 요청에 refresh_token이 없어요.", "The request to refresh holds no refresh_token."},
		Remedy:  Sentence{"`kakaotui login`으로 다시 로그인해 주세요.", "Log in again with `kakaotui login`."},
	},
	{
		Code:    "KOE320",
		Title:   Sentence{"인가 코드가 이미 쓰였거나 만료됐어요", "The authorization code was used already or has expired"},
		Meaning: Sentence{"인가 코드는 한 번만, 그리고 잠깐 동안만 쓸 수 있어요.", "An authorization code works once and for a short time only."},
		Remedy:  Sentence{"다시 로그인해서 새 코드를 받아 주세요. 같은 코드로 되풀이하면 KOE237로 잠시 막힐 수 있어요.", "Log in again for a new code. Trying the same code again and again leads to KOE237."},
	},
	{
		Code:    "KOE322",
		Title:   Sentence{"리프레시 토큰이 만료됐어요", "The refresh token has expired"},
		Meaning: Sentence{"리프레시 토큰의 기한이 지났거나, 로그아웃이나 연결 해제로 끝났거나, 새 토큰으로 바뀌었어요.", "The refresh token is past its date, was ended by a logout or unlink, or has been replaced by a newer one."},
		Remedy:  Sentence{"`kakaotui login`으로 다시 로그인해 주세요.", "Log in again with `kakaotui login`."},
	},
}
