package text

// authorizeCodes are the KOE codes of the login page (kakao-api.md 2.7). Most of them stay on Kakao's page and never reach the
// redirect URI, so a person reads them there and types them here.
var authorizeCodes = []Explanation{
	{
		Code:    "KOE001",
		Title:   Sentence{"요청 형식이 잘못됐어요", "The request is malformed"},
		Meaning: Sentence{"로그인 주소의 파라미터를 카카오가 읽지 못했어요.", "Kakao could not read the parameters of the login address."},
		Remedy:  Sentence{"로그인 주소를 한 글자도 빠짐없이 복사했는지 확인하고 다시 열어 주세요.", "Check that the whole login address was copied, then open it again."},
	},
	{
		Code:    "KOE002",
		Title:   Sentence{"주소가 잘못됐어요", "The address is wrong"},
		Meaning: Sentence{"카카오에 없는 주소를 열었어요.", "Kakao has no page at the address that was opened."},
		Remedy:  Sentence{"화면에 나온 로그인 주소를 처음부터 끝까지 다시 복사해 주세요.", "Copy the login address on the screen again, from beginning to end."},
	},
	{
		Code:    "KOE003",
		Title:   Sentence{"카카오 로그인 서버에 잠깐 문제가 생겼어요", "Kakao's login server has a temporary fault"},
		Meaning: Sentence{"설정이 잘못된 것은 아니에요. 카카오 쪽의 일시적인 오류예요.", "Nothing is wrong with your settings; the fault is on Kakao's side."},
		Remedy:  Sentence{"잠시 기다렸다가 다시 시도해 주세요.", "Wait a moment and try again."},
	},
	{
		Code:    "KOE004",
		Title:   Sentence{"카카오 로그인이 꺼져 있어요", "Kakao Login is off"},
		Meaning: Sentence{"이 앱은 카카오 로그인을 사용하도록 설정되지 않았어요.", "This app is not set up to use Kakao Login."},
		Remedy:  Sentence{"[카카오 로그인] > [사용 설정]에서 상태를 ON으로 바꾼 뒤 다시 로그인해 주세요.", "Set [Kakao Login] > activation to ON, then log in again."},
		menu:    MenuActivation,
	},
	{
		Code:    "KOE005",
		Title:   Sentence{"이 앱의 멤버가 아니에요", "You are not a member of this app"},
		Meaning: Sentence{"테스트 앱에는 멤버로 등록된 카카오계정만 로그인할 수 있어요.", "Only Kakao accounts that are members can log in to a test app."},
		Remedy:  Sentence{"[앱] > [멤버]에서 이 카카오계정을 초대하거나, 테스트 앱이 아닌 앱의 REST API 키를 써 주세요.", "Invite this account under [App] > [Members], or use the REST API key of an app that is no test app."},
		menu:    MenuMembers,
	},
	{
		Code:    "KOE006",
		Title:   Sentence{"등록하지 않은 리다이렉트 URI예요", "The redirect URI is not registered"},
		Meaning: Sentence{"로그인에 쓴 리다이렉트 URI가 콘솔에 등록된 값과 한 글자라도 달라요. REST API 키와 JavaScript 키는 목록이 따로 있어요.", "The redirect URI used is not letter for letter one of the registered ones. The REST API key and the JavaScript key have separate lists."},
		Remedy:  Sentence{"JavaScript 키가 아니라 REST API 키 아래의 리다이렉트 URI를 열어 http와 https, localhost와 127.0.0.1, 포트, 끝의 /까지 한 글자씩 견주어 주세요.", "Open the list under the REST API key, not the JavaScript key, and compare letter by letter: http or https, localhost or 127.0.0.1, the port, a / at the end."},
		menu:    MenuRedirectURI,
	},
	{
		Code:    "KOE007",
		Title:   Sentence{"등록하지 않은 로그아웃 리다이렉트 URI예요", "The logout redirect URI is not registered"},
		Meaning: Sentence{"카카오계정과 함께 로그아웃할 때 돌아올 주소가 등록되어 있지 않아요.", "The address to return to after logging out of the Kakao account is not registered."},
		Remedy:  Sentence{"[카카오 로그인] > [고급]에 로그아웃 리다이렉트 URI를 등록해 주세요. kakaotui는 이 주소를 쓰지 않아요.", "Register the logout redirect URI under [Kakao Login] > [Advanced]. kakaotui itself never uses it."},
		menu:    MenuLoginAdvanced,
	},
	{
		Code:    "KOE008",
		Title:   Sentence{"앱 키의 종류가 달라요", "This is the wrong type of app key"},
		Meaning: Sentence{"JavaScript 키, 네이티브 앱 키, 어드민 키로는 이 로그인을 할 수 없어요.", "This login does not work with a JavaScript, native app or admin key."},
		Remedy:  Sentence{"콘솔에서 이름이 REST API 키인 값을 복사해 다시 넣어 주세요.", "Copy the value that the console calls REST API key and enter it again."},
		menu:    MenuRESTAPIKey,
	},
	{
		Code:      "KOE009",
		Title:     Sentence{"등록하지 않은 플랫폼이에요", "The platform is not registered"},
		Meaning:   Sentence{"네이티브 앱 키나 JavaScript 키를 등록하지 않은 곳에서 썼어요.", "A native app key or JavaScript key was used from a place that is not registered."},
		Remedy:    Sentence{"kakaotui에는 REST API 키를 넣어 주세요. 이미 그렇다면 키를 다시 복사해 주세요.", "Give kakaotui the REST API key. If it has it already, copy the key again."},
		menu:      MenuRESTAPIKey,
		Uncertain: true,
	},
	{
		Code:    "KOE023",
		Title:   Sentence{"팝업 로그인을 쓸 수 없어요", "Pop-up login is not available"},
		Meaning: Sentence{"JavaScript SDK의 팝업 방식 로그인에서만 나오는 오류예요.", "This comes only from the pop-up login of the JavaScript SDK."},
		Remedy:  Sentence{"JavaScript 키가 아니라 REST API 키로 로그인해 주세요.", "Log in with the REST API key, not with the JavaScript key."},
		menu:    MenuRESTAPIKey,
	},
	{
		Code:    "KOE101",
		Title:   Sentence{"REST API 키가 틀렸어요", "The REST API key is wrong"},
		Meaning: Sentence{"카카오가 이 키를 가진 앱을 찾지 못했어요. 한 글자가 빠졌거나 다른 값일 수 있어요.", "Kakao finds no app with this key. A letter may be missing, or it may be another value."},
		Remedy:  Sentence{"콘솔에서 REST API 키를 다시 복사해 설정에 넣어 주세요. 이름이나 빈칸이 함께 붙지 않았는지도 확인해 주세요.", "Copy the REST API key again from the console into the settings, without its label and without spaces."},
		menu:    MenuRESTAPIKey,
	},
	{
		Code:    "KOE102",
		Title:   Sentence{"카카오톡 채널 권한이 없어요", "The permission for a KakaoTalk channel is missing"},
		Meaning: Sentence{"연결되지 않은 카카오톡 채널을 로그인 요청에 넣었어요.", "The login request names a KakaoTalk channel that is not linked to the app."},
		Remedy:  Sentence{"로그인 주소에서 channel_public_id를 빼 주세요. kakaotui가 만든 주소에는 들어 있지 않아요.", "Leave channel_public_id out of the address. Addresses made by kakaotui do not hold it."},
	},
	{
		Code:    "KOE201",
		Title:   Sentence{"response_type 값을 쓸 수 없어요", "This response_type is not supported"},
		Meaning: Sentence{"로그인 주소의 response_type은 code여야 해요.", "The response_type of a login address must be code."},
		Remedy:  Sentence{"로그인 주소가 중간에 잘리거나 바뀌지 않았는지 확인하고 다시 복사해 주세요.", "Check that the login address was neither cut nor changed, and copy it again."},
	},
	{
		Code:    "KOE202",
		Title:   Sentence{"response_type=token은 쓸 수 없어요", "response_type=token is not offered"},
		Meaning: Sentence{"카카오는 토큰을 주소로 바로 돌려주는 방식을 지원하지 않아요.", "Kakao does not hand out tokens directly in an address."},
		Remedy:  Sentence{"response_type=code로 요청해 주세요. kakaotui가 만든 주소를 쓰면 돼요.", "Ask with response_type=code; the address that kakaotui makes does."},
	},
	{
		Code:    "KOE203",
		Title:   Sentence{"필수 동의항목에 동의하지 않았어요", "A required consent item was not agreed to"},
		Meaning: Sentence{"앱이 꼭 필요하다고 정한 항목에 동의해야 로그인할 수 있어요.", "Logging in takes consent to every item that the app calls required."},
		Remedy:  Sentence{"다시 로그인해서 필수 항목에 모두 동의해 주세요.", "Log in again and agree to all required items."},
		menu:    MenuConsentItems,
	},
	{
		Code:    "KOE204",
		Title:   Sentence{"잘못된 파라미터가 있어요", "A parameter is invalid"},
		Meaning: Sentence{"로그인 주소에 카카오가 받지 않는 값이 들어 있어요.", "The login address holds a value that Kakao does not take."},
		Remedy:  Sentence{"화면에 나온 로그인 주소를 그대로 다시 복사해 주세요.", "Copy the login address on the screen again, just as it is."},
	},
	{
		Code:    "KOE205",
		Title:   Sentence{"설정하지 않은 동의항목을 요청했어요", "A consent item was asked for that is not set up"},
		Meaning: Sentence{"앱에서 사용 안 함인 동의항목이 로그인 요청에 들어 있어서 로그인 전체가 거절됐어요. 어떤 항목인지는 카카오 화면에 나와요.", "The login asked for a consent item that is off in the app, so the whole login was refused. Kakao's page names the item."},
		Remedy:  Sentence{"[카카오 로그인] > [동의항목]에서 그 항목을 선택 동의나 이용 중 동의로 바꾼 뒤 다시 로그인해 주세요. 메시지를 보내려면 카카오톡 메시지 전송이 필요해요.", "Set that item to optional consent or consent during use under [Kakao Login] > [Consent Items], then log in again. Sending needs the item Send message in KakaoTalk."},
		menu:    MenuConsentItems,
	},
	{
		Code:    "KOE207",
		Title:   Sentence{"필수 파라미터가 빠졌어요", "A required parameter is missing"},
		Meaning: Sentence{"로그인 주소의 일부가 빠진 채로 열렸어요.", "The login address was opened with a part of it missing."},
		Remedy:  Sentence{"주소가 여러 줄로 나뉘어 있으면 끝까지 이어서 복사해 주세요.", "If the address runs over several lines, copy it to its end."},
	},
	business("KOE025"), business("KOE026"), business("KOE027"), business("KOE028"),
	business("KOE123"), business("KOE124"), business("KOE125"),
	business("KOE232"), business("KOE233"),
}

// business is any of the codes that only business authentication gives.
func business(code string) Explanation {
	return Explanation{
		Code:    code,
		Title:   Sentence{"비즈니스 인증에서만 나오는 오류예요", "This error belongs to business authentication"},
		Meaning: Sentence{"카카오 로그인과 메시지 보내기에서는 나오지 않는 코드예요.", "Kakao Login and messages never give this code."},
		Remedy:  Sentence{"비즈니스 인증이 아니라 카카오 로그인을 쓰고 있는지 확인해 주세요.", "Check that you use Kakao Login, not business authentication."},
	}
}
