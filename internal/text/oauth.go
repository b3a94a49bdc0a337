package text

// oauthErrors are the error names of redirects and token answers (kakao-api.md 2.5, 3.4), for when no KOE code came along.
var oauthErrors = []Explanation{
	{
		Code:    "access_denied",
		Title:   Sentence{"로그인을 취소했어요", "The login was cancelled"},
		Meaning: Sentence{"카카오 동의 화면에서 취소를 눌렀어요.", "Cancel was pressed on Kakao's consent screen."},
		Remedy:  Sentence{"다시 로그인해서 [동의하고 계속하기]를 눌러 주세요.", "Log in again and agree on the consent screen."},
	},
	{
		Code:    "login_required",
		Title:   Sentence{"카카오계정에 로그인되어 있지 않아요", "No Kakao account is logged in"},
		Meaning: Sentence{"화면 없이 로그인을 시도했지만 브라우저에 카카오계정 세션이 없어요.", "A login without a screen was tried, but the browser has no Kakao account session."},
		Remedy:  Sentence{"브라우저에서 카카오계정으로 로그인한 뒤 다시 시도해 주세요.", "Log in to the Kakao account in the browser, then try again."},
	},
	{
		Code:    "consent_required",
		Title:   Sentence{"동의가 필요해요", "Consent is needed"},
		Meaning: Sentence{"앱과 연결되지 않았거나 동의하지 않은 항목이 있어서 화면 없이는 로그인할 수 없어요.", "The account is not linked to the app, or an item is not agreed to, so a login without a screen is not possible."},
		Remedy:  Sentence{"다시 로그인해서 카카오 화면에서 동의해 주세요.", "Log in again and agree on Kakao's page."},
	},
	{
		Code:    "interaction_required",
		Title:   Sentence{"카카오 화면에서 할 일이 남았어요", "Something is left to do on Kakao's page"},
		Meaning: Sentence{"추가 정보나 통합 약관 동의, 이용 제한 확인 같은 절차가 필요해요.", "Kakao wants more: extra information, its terms, or a word about a restricted account."},
		Remedy:  Sentence{"브라우저에서 다시 로그인하면서 안내에 따라 주세요.", "Log in again in the browser and follow what Kakao asks."},
	},
	{
		Code:    "unauthorized_client",
		Title:   Sentence{"앱이나 개발자 계정이 정지됐어요", "The app or the developer's account is suspended"},
		Meaning: Sentence{"카카오가 이 앱의 로그인을 막아 두었어요.", "Kakao has barred this app from logging anyone in."},
		Remedy:  Sentence{"카카오디벨로퍼스에서 앱의 상태를 확인하고 데브톡에 문의해 주세요.", "Look up the app's state in Kakao Developers and ask on DevTalk."},
	},
	{
		Code:    "server_error",
		Title:   Sentence{"카카오 로그인 서버에 문제가 생겼어요", "Kakao's login server has a fault"},
		Meaning: Sentence{"카카오 쪽의 일시적인 오류예요.", "The fault is on Kakao's side and usually passes."},
		Remedy:  Sentence{"잠시 기다렸다가 다시 시도해 주세요.", "Wait a moment and try again."},
	},
	{
		Code:    "invalid_request",
		Title:   Sentence{"요청이 잘못됐어요", "The request is wrong"},
		Meaning: Sentence{"로그인 요청에 빠졌거나 잘못된 값이 있어요.", "A value of the login request is missing or wrong."},
		Remedy:  Sentence{"화면에 나온 로그인 주소를 그대로 열었는지 확인하고 다시 로그인해 주세요.", "Check that the login address was opened just as shown, and log in again."},
	},
	{
		Code:    "invalid_scope",
		Title:   Sentence{"설정하지 않은 동의항목을 요청했어요", "A consent item was asked for that is not set up"},
		Meaning: Sentence{"앱에서 사용 안 함인 동의항목이 로그인 요청에 들어 있어요.", "The login asked for a consent item that is off in the app."},
		Remedy:  Sentence{"[카카오 로그인] > [동의항목]에서 그 항목을 켠 뒤 다시 로그인해 주세요.", "Turn the item on under [Kakao Login] > [Consent Items], then log in again."},
		menu:    MenuConsentItems,
	},
	{
		Code:    "invalid_client",
		Title:   Sentence{"앱 키나 클라이언트 시크릿이 틀렸어요", "The app key or client secret is wrong"},
		Meaning: Sentence{"카카오가 앱을 확인하지 못했어요.", "Kakao could not tell that it was this app."},
		Remedy:  Sentence{"콘솔에서 REST API 키와 클라이언트 시크릿을 다시 복사해 설정에 넣어 주세요.", "Copy REST API key and client secret from the console into the settings again."},
		menu:    MenuRESTAPIKey,
	},
	{
		Code:    "invalid_grant",
		Title:   Sentence{"인가 코드나 리프레시 토큰을 쓸 수 없어요", "The authorization code or refresh token does not work"},
		Meaning: Sentence{"이미 쓰였거나, 만료됐거나, 다른 리다이렉트 URI로 받은 값이에요.", "It was used already, has expired, or belongs to another redirect URI."},
		Remedy:  Sentence{"`kakaotui login`으로 다시 로그인해 주세요.", "Log in again with `kakaotui login`."},
	},
	{
		Code:    "unsupported_grant_type",
		Title:   Sentence{"grant_type 값을 쓸 수 없어요", "This grant_type is not supported"},
		Meaning: Sentence{"카카오는 authorization_code와 refresh_token만 받아요.", "Kakao takes only authorization_code and refresh_token."},
		Remedy:  Sentence{"요청을 직접 만들었다면 grant_type과 Content-Type을 확인해 주세요.", "If you built the request, check grant_type and Content-Type."},
	},
	{
		Code:      "unauthorized",
		Title:     Sentence{"로그인 권한이 없어요", "Not permitted to log in"},
		Meaning:   Sentence{"카카오가 이 계정이나 앱의 로그인을 받아들이지 않았어요.", "Kakao did not accept a login of this account or app."},
		Remedy:    Sentence{"앱 설정과 카카오계정을 확인하고 다시 로그인해 주세요.", "Check the app's settings and the Kakao account, then log in again."},
		Uncertain: true,
	},
	{
		Code:    "misconfigured",
		Title:   Sentence{"앱 설정이 맞지 않아요", "The app is not set up for this"},
		Meaning: Sentence{"등록하지 않은 플랫폼에서 토큰을 요청했어요. 네이티브 앱 키나 JavaScript 키를 썼을 때 나와요.", "Tokens were asked for from a platform that is not registered; native app and JavaScript keys give this."},
		Remedy:  Sentence{"kakaotui에는 REST API 키를 넣어 주세요.", "Give kakaotui the REST API key."},
		menu:    MenuRESTAPIKey,
	},
	{
		Code:      "auto_login",
		Title:     Sentence{"자동 로그인을 할 수 없었어요", "Automatic login was not possible"},
		Meaning:   Sentence{"카카오 SDK에서만 알려진 오류 이름이에요.", "This name is known from Kakao's SDK only."},
		Remedy:    Sentence{"`kakaotui login`으로 직접 로그인해 주세요.", "Log in yourself with `kakaotui login`."},
		Uncertain: true,
	},
}
