package text

import "sync"

// causes are the codes that mean different things by the server's text beside them (kakao-api.md 2.5, 6, 10.2, 10.3). Kakao says its
// texts may change: a text that is not here gets the code's general explanation.
var causes = sync.OnceValue(func() map[string][]cause {
	return map[string][]cause{
		"-401": {
			{
				says:    "already expired",
				title:   Sentence{"액세스 토큰이 만료됐어요", "The access token has expired"},
				meaning: Sentence{"액세스 토큰은 몇 시간만 쓸 수 있어요.", "An access token lasts only a few hours."},
				remedy:  Sentence{"토큰을 갱신하면 돼요. 갱신도 되지 않으면 `kakaotui login`으로 다시 로그인해 주세요.", "Refresh the token. If that does not work either, log in with `kakaotui login`."},
			},
			{
				says:    "does not exist",
				title:   Sentence{"카카오가 모르는 토큰이에요", "Kakao does not know this token"},
				meaning: Sentence{"로그아웃이나 연결 해제로 토큰이 끝났거나, 토큰이 아닌 값을 보냈어요.", "A logout or unlink has ended the token, or the value sent was no token."},
				remedy:  Sentence{"`kakaotui login`으로 다시 로그인해 주세요.", "Log in again with `kakaotui login`."},
			},
			{
				says:    "invalidtoken",
				title:   Sentence{"토큰이 올바르지 않아요", "The token is not valid"},
				meaning: Sentence{"토큰이 끝났거나 잘린 값이에요.", "The token has ended, or a part of it is missing."},
				remedy:  Sentence{"`kakaotui login`으로 다시 로그인해 주세요.", "Log in again with `kakaotui login`."},
			},
			{
				says:    "ip mismatch",
				title:   Sentence{"허용하지 않은 IP 주소예요", "This IP address is not allowed"},
				meaning: Sentence{"REST API 키에 등록한 IP 주소에서만 호출할 수 있게 되어 있어요.", "The REST API key can be used only from the IP addresses registered with it."},
				remedy:  Sentence{"호출 허용 IP 주소를 비우거나 지금 쓰는 IP 주소를 더해 주세요. 다시 로그인해도 풀리지 않아요.", "Empty the allowed IP addresses or add the one you are using. Logging in again does not help."},
				menu:    MenuAllowedIPs,
			},
			{
				says:    "domain mismatch",
				title:   Sentence{"등록하지 않은 웹 도메인에서 호출했어요", "Called from a web domain that is not registered"},
				meaning: Sentence{"JavaScript 키를 등록하지 않은 도메인에서 썼을 때 나와요.", "A JavaScript key gives this when used from a domain that is not registered."},
				remedy:  Sentence{"kakaotui에는 REST API 키를 넣고 다시 로그인해 주세요.", "Give kakaotui the REST API key and log in again."},
				menu:    MenuRESTAPIKey,
			},
			{
				says:    "keyhash mismatch",
				title:   Sentence{"안드로이드 앱의 키예요", "The key belongs to an Android app"},
				meaning: Sentence{"네이티브 앱 키를 등록하지 않은 안드로이드 앱에서 썼을 때 나와요.", "A native app key gives this when used from an Android app that is not registered."},
				remedy:  Sentence{"kakaotui에는 REST API 키를 넣고 다시 로그인해 주세요.", "Give kakaotui the REST API key and log in again."},
				menu:    MenuRESTAPIKey,
			},
			{
				says:    "bundle id mismatch",
				title:   Sentence{"iOS 앱의 키예요", "The key belongs to an iOS app"},
				meaning: Sentence{"네이티브 앱 키를 등록하지 않은 iOS 앱에서 썼을 때 나와요.", "A native app key gives this when used from an iOS app that is not registered."},
				remedy:  Sentence{"kakaotui에는 REST API 키를 넣고 다시 로그인해 주세요.", "Give kakaotui the REST API key and log in again."},
				menu:    MenuRESTAPIKey,
			},
			{
				says:    "already deactivated",
				title:   Sentence{"비활성화된 앱 키예요", "The app key is deactivated"},
				meaning: Sentence{"콘솔에서 이 키를 끄거나 새 키로 바꿨어요.", "The key was switched off or replaced in the console."},
				remedy:  Sentence{"콘솔에서 지금 쓰는 REST API 키를 복사해 설정에 넣고 다시 로그인해 주세요.", "Copy the REST API key in use from the console into the settings and log in again."},
				menu:    MenuRESTAPIKey,
			},
			{
				says:    "invalid app key",
				title:   Sentence{"앱 키가 틀렸어요", "The app key is wrong"},
				meaning: Sentence{"카카오가 이 앱 키를 알지 못해요.", "Kakao does not know this app key."},
				remedy:  Sentence{"콘솔에서 REST API 키를 다시 복사해 설정에 넣고 다시 로그인해 주세요.", "Copy the REST API key again from the console into the settings and log in again."},
				menu:    MenuRESTAPIKey,
			},
			{
				says:    "no authentication key",
				title:   Sentence{"요청에 토큰이 없어요", "The request held no token"},
				meaning: Sentence{"토큰이 카카오까지 가지 못했어요. 중간의 프록시가 지웠을 수도 있어요.", "No token reached Kakao; a proxy on the way may have removed it."},
				remedy:  Sentence{"프록시를 쓰고 있다면 끄고, 그래도 나오면 `kakaotui login`으로 다시 로그인해 주세요.", "If you use a proxy, switch it off; if it comes again, log in with `kakaotui login`."},
			},
		},
		"-2": {
			{
				says:    "name=template_object",
				title:   Sentence{"메시지 템플릿이 잘못됐어요", "The message template is wrong"},
				meaning: Sentence{"카카오가 템플릿을 읽지 못했어요. link가 없거나, JSON이 깨졌거나, 모르는 object_type일 때 나와요.", "Kakao could not read the template: link is missing, the JSON is broken, or the object_type is unknown."},
				remedy:  Sentence{"링크 없이 보냈다면 링크를 넣어 다시 보내 주세요. 템플릿을 직접 만들었다면 link가 있는지, JSON이 온전한지 확인해 주세요.", "If you sent it without a link, add one and send again. If you wrote the template yourself, check that it has a link and that its JSON is whole."},
			},
			{
				says:    "template_type",
				title:   Sentence{"메시지용 템플릿이 아니에요", "The template is not made for messages"},
				meaning: Sentence{"다른 용도로 만든 템플릿은 메시지로 보낼 수 없어요.", "A template made for another purpose cannot be sent as a message."},
				remedy:  Sentence{"[도구] > [메시지 템플릿]에서 메시지 용도의 템플릿을 골라 주세요.", "Choose a template for messages under [Tools] > [Message Template]."},
				menu:    MenuTemplates,
			},
			{
				says:    "too long for access token",
				title:   Sentence{"액세스 토큰의 모양이 이상해요", "The access token is malformed"},
				meaning: Sentence{"보낸 값이 액세스 토큰보다 길어요.", "The value sent is longer than an access token."},
				remedy:  Sentence{"`kakaotui login`으로 다시 로그인해 주세요.", "Log in again with `kakaotui login`."},
			},
			{
				says:    "identical to the sender",
				title:   Sentence{"자신에게는 친구 메시지를 보낼 수 없어요", "You cannot be the receiver of a message to friends"},
				meaning: Sentence{"받는 사람에 보내는 사람이 들어 있어요.", "The sender is among the receivers."},
				remedy:  Sentence{"받는 사람에서 자신을 빼거나 나에게 보내기를 써 주세요.", "Leave yourself out, or send to yourself instead."},
			},
			{
				says:    "invalid format",
				title:   Sentence{"받는 사람의 UUID가 틀렸어요", "A receiver's UUID is wrong"},
				meaning: Sentence{"받는 사람은 친구 목록에 나온 UUID로 적어야 해요. 카카오톡 ID나 전화번호, 회원번호는 쓸 수 없고, UUID는 앱마다 달라요.", "Receivers are named by the UUID of the friends list: no KakaoTalk ID, phone number or user ID. A UUID differs from app to app."},
				remedy:  Sentence{"`kakaotui friends`에서 UUID를 다시 확인해 주세요.", "See the UUIDs again in `kakaotui friends`."},
			},
			{
				says:    "not allowed to send",
				title:   Sentence{"보낼 수 없는 친구가 들어 있어요", "One of the friends cannot be sent to"},
				meaning: Sentence{"앱에 로그인한 적이 없거나, 앱의 권한이 없는데 멤버가 아닌 친구가 들어 있어요. 아무에게도 보내지 않았어요.", "One of them has never logged in to the app, or is no member of an app without the permission. Nobody got the message."},
				remedy:  Sentence{"`kakaotui friends`에 나오는 친구에게만 보내 주세요. 시험만 한다면 친구를 [앱] > [멤버]에 등록해 주세요.", "Send only to friends that `kakaotui friends` lists. To try it only, register them under [App] > [Members]."},
				menu:    MenuMembers,
			},
			{
				says:    "receiver",
				title:   Sentence{"받는 사람이 잘못됐어요", "A receiver is wrong"},
				meaning: Sentence{"받는 사람의 UUID가 틀렸거나 보낼 수 없는 사람이 들어 있어요.", "A receiver's UUID is wrong, or someone is among them who cannot be sent to."},
				remedy:  Sentence{"친구 목록을 다시 받아 UUID를 확인해 주세요.", "Fetch the friends list again and check the UUIDs."},
			},
			{
				says:    "scopes to revoke",
				title:   Sentence{"철회할 동의항목이 없어요", "There is no consent to withdraw"},
				meaning: Sentence{"그런 동의항목이 없거나 이미 철회됐어요.", "There is no such consent item, or it has been withdrawn already."},
				remedy:  Sentence{"`kakaotui status`에서 동의항목의 ID를 확인해 주세요.", "See the IDs of the consent items in `kakaotui status`."},
			},
		},
		"-3": {
			{
				says:    "disabled [friends]",
				title:   Sentence{"앱에서 친구 목록을 켜지 않았어요", "The app has not enabled the friends list"},
				meaning: Sentence{"앱에 친구목록 동의항목이 설정되어 있지 않아요. 로그인한 사람이 동의해서 풀리는 문제가 아니에요.", "The consent item for the friends list is not set up in the app. Nothing that the person logged in agrees to changes that."},
				remedy:  Sentence{"[카카오 로그인] > [동의항목]에서 카카오 서비스 내 친구목록을 설정해 주세요. 권한을 받기 전에는 이용 중 동의로만 설정할 수 있어요. 그다음 `kakaotui login --scope friends`로 동의해 주세요.", "Set up Friends List in Kakao Service under [Kakao Login] > [Consent Items]; before the permission is granted it can only be consent during use. Then agree with `kakaotui login --scope friends`."},
				menu:    MenuConsentItems,
			},
			{
				says:    "not revocable",
				title:   Sentence{"철회할 수 없는 동의항목이에요", "This consent cannot be withdrawn"},
				meaning: Sentence{"앱이 필수 동의로 정한 항목은 따로 철회할 수 없어요.", "An item that the app calls required cannot be withdrawn by itself."},
				remedy:  Sentence{"모두 철회하려면 `kakaotui logout --unlink`를 써 주세요.", "To withdraw everything, use `kakaotui logout --unlink`."},
				menu:    MenuConsentItems,
			},
		},
		"KOE101": {
			{
				says:    "client_id []",
				meaning: Sentence{"요청에 든 REST API 키가 비어 있어요.", "The REST API key in the request is empty."},
				menu:    MenuRESTAPIKey,
			},
			{
				says:    "client_id [null]",
				meaning: Sentence{"요청 본문에 REST API 키가 없어요. 카카오는 HTTP Basic으로 보낸 키를 읽지 않아요.", "The body of the request holds no REST API key. Kakao does not read a key sent by HTTP Basic."},
				menu:    MenuRESTAPIKey,
			},
		},
		"access_denied": {
			{
				says:    "age 14",
				title:   Sentence{"14세 미만이라 로그인할 수 없어요", "Not allowed under the age of 14"},
				meaning: Sentence{"이 앱은 14세 미만의 카카오계정을 받지 않아요.", "This app does not take Kakao accounts of people under 14."},
				remedy:  Sentence{"14세 이상의 계정으로 로그인해 주세요.", "Log in with the account of someone aged 14 or over."},
			},
		},
	}
})
