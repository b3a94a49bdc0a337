package text

// apiCodes are kapi's general codes (kakao-api.md 6): request, app, account, token, consent.
var apiCodes = []Explanation{
	{
		Code:    "-1",
		Title:   Sentence{"카카오 서버 안에서 문제가 생겼어요", "Kakao's server has an inner fault"},
		Meaning: Sentence{"카카오 쪽의 일시적인 오류예요. 로그인은 그대로예요.", "The fault is on Kakao's side and usually passes. The login is untouched."},
		Remedy:  Sentence{"잠시 기다렸다가 다시 시도해 주세요. 메시지였다면 카카오톡에 도착했는지 먼저 확인해 주세요.", "Wait a moment and try again. If it was a message, look in KakaoTalk first whether it arrived."},
	},
	{
		Code:    "-2",
		Title:   Sentence{"요청의 값이 빠졌거나 잘못됐어요", "A value of the request is missing or wrong"},
		Meaning: Sentence{"카카오가 받지 않는 내용이 요청에 들어 있어요.", "The request holds something that Kakao does not take."},
		Remedy:  Sentence{"링크 주소와 버튼 이름, 메시지 내용을 확인하고 고쳐서 다시 보내 주세요.", "Check link, button title and text, mend them and send again."},
	},
	{
		Code:    "-3",
		Title:   Sentence{"앱에서 켜지 않은 기능이에요", "The app has not enabled this"},
		Meaning: Sentence{"사용자가 아니라 앱의 설정 문제예요. 콘솔에서 동의항목이나 기능을 켜지 않았어요. 사용자가 동의하지 않았다면 -402가 나와요.", "This is about the app, not the user: the consent item or feature is not enabled in the console. A user who has not agreed gives -402 instead."},
		Remedy:  Sentence{"[카카오 로그인] > [동의항목]에서 필요한 항목을 설정한 뒤 다시 로그인해 주세요. 메시지를 보내려면 카카오톡 메시지 전송이 필요해요.", "Set the item up under [Kakao Login] > [Consent Items], then log in again. Sending needs the item Send message in KakaoTalk."},
		menu:    MenuConsentItems,
	},
	{
		Code:    "-4",
		Title:   Sentence{"계정이 제한됐어요", "The account is restricted"},
		Meaning: Sentence{"이 카카오계정이 막혀 있거나 이 동작을 할 수 없게 되어 있어요.", "This Kakao account is blocked or may not do this."},
		Remedy:  Sentence{"카카오톡이나 카카오 고객센터에서 계정의 상태를 확인해 주세요.", "Look up the account's state in KakaoTalk or with Kakao's customer service."},
	},
	{
		Code:    "-5",
		Title:   Sentence{"앱에 이 기능의 권한이 없어요", "The app has no permission for this"},
		Meaning: Sentence{"친구 목록이나 친구에게 보내는 메시지처럼 카카오의 심사를 받아야 하는 기능이에요. 권한을 받기 전에는 앱의 멤버끼리만 쓸 수 있어요.", "Kakao grants this on application only, as it does the friends list and messages to friends. Before that, only members of the app can use it among themselves."},
		Remedy:  Sentence{"[앱] > [추가 기능 신청]에서 권한을 신청해 주세요. 비즈 앱이어야 신청할 수 있어요. 시험만 한다면 친구를 [앱] > [멤버]에 등록해 주세요. 나에게 보내기는 신청하지 않아도 돼요.", "Apply under [App] > [Additional Features], which takes a biz app. To try it only, register your friends under [App] > [Members]. Sending to yourself needs no application."},
		menu:    MenuAdditionalFeatures,
	},
	{
		Code:    "-6",
		Title:   Sentence{"카카오 서비스가 허용하지 않았어요", "A Kakao service does not allow this"},
		Meaning: Sentence{"카카오의 해당 서비스가 이 동작을 막아 두었어요.", "The Kakao service behind this call bars the action."},
		Remedy:  Sentence{"카카오톡에서 같은 일을 할 수 있는지 확인하고, 되지 않으면 데브톡에 문의해 주세요.", "See whether KakaoTalk itself can do it; if not, ask on DevTalk."},
	},
	{
		Code:    "-7",
		Title:   Sentence{"카카오 서비스가 점검 중이에요", "A Kakao service is under maintenance"},
		Meaning: Sentence{"해당 서비스가 점검 중이거나 내부에 문제가 있어요. 요청은 처리되지 않았어요.", "The service is being maintained or has an inner problem. The request was not carried out."},
		Remedy:  Sentence{"점검이 끝날 때까지 기다렸다가 다시 시도해 주세요.", "Wait until it is over, then try again."},
	},
	{
		Code:    "-8",
		Title:   Sentence{"요청의 헤더가 잘못됐어요", "A header of the request is wrong"},
		Meaning: Sentence{"카카오가 요청의 헤더를 받지 않았어요. 중간의 프록시가 바꾸었을 수도 있어요.", "Kakao did not accept the request's headers; a proxy on the way may have changed them."},
		Remedy:  Sentence{"프록시를 쓰고 있다면 끄고 다시 시도해 주세요.", "If you use a proxy, switch it off and try again."},
	},
	{
		Code:    "-9",
		Title:   Sentence{"카카오가 더 이상 제공하지 않는 API예요", "Kakao no longer offers this API"},
		Meaning: Sentence{"이 요청은 카카오에서 종료됐어요.", "Kakao has discontinued this call."},
		Remedy:  Sentence{"kakaotui를 새 버전으로 올려 주세요.", "Update kakaotui."},
	},
	{
		Code:    "-10",
		Title:   Sentence{"앱의 사용량 한도를 넘었어요", "The app's quota is used up"},
		Meaning: Sentence{"앱 전체가 하루나 한 달에 쓸 수 있는 횟수를 모두 썼어요.", "The whole app has made all the calls it may make in a day or month."},
		Remedy:  Sentence{"다음 날 다시 시도해 주세요. 한 달 한도라면 다음 달까지 기다려야 해요.", "Try again tomorrow; if it is the monthly quota, next month."},
		menu:    MenuQuotas,
	},
	{
		Code:    "-11",
		Title:   Sentence{"유료 API의 금액 한도를 넘었어요", "The spending limit of the paid API is reached"},
		Meaning: Sentence{"앱에 정해 둔 유료 API 금액을 모두 썼어요.", "The app has spent the amount set for paid calls."},
		Remedy:  Sentence{"콘솔에서 유료 API의 한도를 올리거나 다음 달까지 기다려 주세요.", "Raise the limit in the console, or wait for next month."},
		menu:    MenuQuotas,
	},
	{
		Code:    "-12",
		Title:   Sentence{"앱이나 개발자 계정이 정지됐어요", "The app or the developer's account is suspended"},
		Meaning: Sentence{"카카오가 이 앱의 요청을 모두 막아 두었어요.", "Kakao refuses every call of this app."},
		Remedy:  Sentence{"카카오디벨로퍼스에서 앱의 상태를 확인하고 데브톡에 문의해 주세요.", "Look up the app's state in Kakao Developers and ask on DevTalk."},
		menu:    MenuAppInfo,
	},
	{
		Code:    "-101",
		Title:   Sentence{"앱과 연결되어 있지 않은 계정이에요", "The account is not linked to the app"},
		Meaning: Sentence{"연결을 해제했거나 아직 이 앱에 로그인한 적이 없는 카카오계정이에요.", "The Kakao account was unlinked, or has never logged in to this app."},
		Remedy:  Sentence{"`kakaotui login`으로 다시 로그인해 주세요.", "Log in again with `kakaotui login`."},
	},
	{
		Code:    "-102",
		Title:   Sentence{"이미 앱과 연결된 계정이에요", "The account is linked already"},
		Meaning: Sentence{"수동으로 연결하는 API에서만 나오는 오류예요.", "Only the API for linking by hand gives this."},
		Remedy:  Sentence{"따로 할 일이 없어요. 그대로 쓰면 돼요.", "There is nothing to do; just go on."},
	},
	{
		Code:    "-103",
		Title:   Sentence{"휴면 상태이거나 없는 카카오계정이에요", "The Kakao account is dormant or gone"},
		Meaning: Sentence{"카카오가 이 계정을 쓸 수 없다고 답했어요.", "Kakao says that this account cannot be used."},
		Remedy:  Sentence{"카카오톡에서 계정을 다시 살리거나 다른 계정으로 로그인해 주세요.", "Revive the account in KakaoTalk, or log in with another one."},
	},
	{
		Code:    "-201",
		Title:   Sentence{"없는 사용자 프로퍼티예요", "Unknown user property"},
		Meaning: Sentence{"앱에 등록하지 않은 사용자 프로퍼티를 요청했어요.", "The request names a user property that the app does not have."},
		Remedy:  Sentence{"[카카오 로그인] > [고급]의 사용자 프로퍼티에서 이름을 확인해 주세요.", "Check the name under user properties in [Kakao Login] > [Advanced]."},
		menu:    MenuLoginAdvanced,
	},
	{
		Code:      "-301",
		Title:     Sentence{"앱을 찾을 수 없어요", "There is no such app"},
		Meaning:   Sentence{"앱이 지워졌거나 키가 다른 앱의 것일 수 있어요.", "The app may have been deleted, or the key may be another app's."},
		Remedy:    Sentence{"콘솔에 앱이 있는지 확인하고 REST API 키를 다시 복사해 주세요.", "Check that the app is in the console, and copy the REST API key again."},
		menu:      MenuRESTAPIKey,
		Uncertain: true,
	},
	{
		Code:    "-401",
		Title:   Sentence{"토큰이나 앱 키를 카카오가 받지 않았어요", "Kakao does not accept the token or app key"},
		Meaning: Sentence{"토큰이 만료됐거나 로그아웃으로 끝났을 수 있고, 앱 키나 IP 주소, 도메인이 등록된 값과 다를 수도 있어요.", "The token may have expired or ended with a logout; or the app key, IP address or domain is not the registered one."},
		Remedy:  Sentence{"토큰을 갱신하고, 그래도 나오면 `kakaotui login`으로 다시 로그인해 주세요.", "Refresh the token; if it comes again, log in with `kakaotui login`."},
	},
	{
		Code:    "-402",
		Title:   Sentence{"사용자가 동의하지 않은 항목이 필요해요", "The user has not agreed to a consent item"},
		Meaning: Sentence{"앱에는 설정된 항목이지만, 로그인한 사람이 동의하지 않았거나 동의를 철회했어요. 앱에서 켜지 않았다면 -3이 나와요.", "The item is set up in the app, but the person logged in has not agreed or has withdrawn consent. An item that is off in the app gives -3 instead."},
		Remedy:  Sentence{"`kakaotui login --scope talk_message`처럼 필요한 항목을 더해 로그인하고 동의해 주세요. 친구 목록과 친구에게 보내기에는 `--scope friends`도 필요해요.", "Log in with the item added, as in `kakaotui login --scope talk_message`, and agree to it. The friends list and messages to friends need `--scope friends`, too."},
	},
	{
		Code:      "-405",
		Title:     Sentence{"나이 확인이 필요해요", "Age verification is needed"},
		Meaning:   Sentence{"카카오가 이 계정의 나이 확인을 요구했어요.", "Kakao wants this account's age to be verified."},
		Remedy:    Sentence{"카카오톡에서 본인 인증을 마친 뒤 다시 시도해 주세요.", "Verify the account in KakaoTalk, then try again."},
		Uncertain: true,
	},
	{
		Code:    "-406",
		Title:   Sentence{"14세 미만이라 쓸 수 없어요", "Not allowed under the age of 14"},
		Meaning: Sentence{"이 앱은 14세 미만의 카카오계정을 받지 않아요.", "This app does not take Kakao accounts of people under 14."},
		Remedy:  Sentence{"14세 이상의 계정으로 로그인해 주세요.", "Log in with the account of someone aged 14 or over."},
	},
	signing("-421"), signing("-422"), signing("-423"),
	signing("-451"), signing("-452"), signing("-453"),
	signing("-480"), signing("-481"),
}

// signing is any of the signing and age check codes that only the SDKs know.
func signing(code string) Explanation {
	return Explanation{
		Code:      code,
		Title:     Sentence{"전자서명이나 나이 확인에서 나오는 오류예요", "This error belongs to signing and age checks"},
		Meaning:   Sentence{"카카오 SDK에서만 알려진 코드예요. 메시지 보내기에서는 쓰이지 않아요.", "The code is known from Kakao's SDKs only; messages do not use it."},
		Remedy:    Sentence{"카카오톡에서 본인 인증 상태를 확인해 주세요.", "Look up in KakaoTalk whether the account is verified."},
		Uncertain: true,
	}
}
