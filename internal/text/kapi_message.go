package text

// messageCodes are kapi's codes about KakaoTalk messages, quotas, images and the service's state (kakao-api.md 6, 7).
var messageCodes = []Explanation{
	{
		Code:    "-501",
		Title:   Sentence{"카카오톡을 쓰지 않는 카카오계정이에요", "The Kakao account has no KakaoTalk"},
		Meaning: Sentence{"로그인한 카카오계정이 카카오톡에 연결되어 있지 않아요.", "The Kakao account that is logged in is not connected to KakaoTalk."},
		Remedy:  Sentence{"카카오톡에 쓰는 카카오계정으로 다시 로그인해 주세요.", "Log in again with the Kakao account that you use in KakaoTalk."},
	},
	{
		Code:    "-502",
		Title:   Sentence{"받는 사람이 친구가 아니에요", "The receiver is not a friend"},
		Meaning: Sentence{"카카오톡 친구에게만 보낼 수 있어요. 숨기거나 차단한 친구는 친구로 치지 않고, 친구 목록은 10분까지 늦게 반영돼요.", "Messages go to KakaoTalk friends only; a hidden or blocked one is none. The friends list may be up to 10 minutes old."},
		Remedy:  Sentence{"카카오톡에서 친구인지 확인하고, 방금 친구가 됐다면 10분 뒤에 다시 보내 주세요.", "Check in KakaoTalk that you are friends; if you just became friends, send again in 10 minutes."},
	},
	{
		Code:      "-504",
		Title:     Sentence{"지원하지 않는 기기예요", "The device is not supported"},
		Meaning:   Sentence{"카카오 SDK에서만 알려진 코드예요.", "The code is known from Kakao's SDKs only."},
		Remedy:    Sentence{"다른 기기의 카카오톡에서 다시 시도해 주세요.", "Try again with KakaoTalk on another device."},
		Uncertain: true,
	},
	{
		Code:    "-530",
		Title:   Sentence{"받는 사람이 메시지를 거부했어요", "The receiver refuses messages"},
		Meaning: Sentence{"받는 사람이 앱 메시지를 받지 않도록 했거나 프로필을 공개하지 않았어요. 보내는 쪽에서는 바꿀 수 없어요.", "The receiver has turned messages of apps off, or has a profile that is not public. The sender cannot change that."},
		Remedy:  Sentence{"받는 사람에게 카카오톡 설정을 확인해 달라고 해 주세요.", "Ask the receiver to look at the settings in KakaoTalk."},
	},
	{
		Code:      "-531",
		Title:     Sentence{"보내는 사람의 한 달 한도를 넘었어요", "The sender's monthly quota is used up"},
		Meaning:   Sentence{"카카오 SDK에서만 알려진 코드예요. 한 달에 보낼 수 있는 메시지를 모두 보낸 것 같아요.", "The code is known from Kakao's SDKs only: it seems that all messages of the month are sent."},
		Remedy:    Sentence{"다음 달에 다시 보내 주세요.", "Send again next month."},
		Uncertain: true,
	},
	{
		Code:    "-532",
		Title:   Sentence{"오늘 보낼 수 있는 메시지를 모두 보냈어요", "The sender's daily quota is used up"},
		Meaning: Sentence{"한 사람이 이 앱으로 하루에 보낼 수 있는 횟수를 넘었어요. 카카오가 알린 한도는 100통이에요.", "One person can send only so many messages a day through this app; the limit that Kakao names is 100."},
		Remedy:  Sentence{"내일 다시 보내 주세요. 그 전에 다시 보내도 거절돼요.", "Send again tomorrow; before that it will be refused again."},
		menu:    MenuQuotas,
	},
	{
		Code:    "-533",
		Title:   Sentence{"받는 사람이 오늘 받을 수 있는 메시지를 모두 받았어요", "The receiver's daily quota is used up"},
		Meaning: Sentence{"한 사람이 이 앱에서 하루에 받을 수 있는 횟수를 넘었어요. 카카오가 알린 한도는 100통이고, 누가 보냈든 함께 세요.", "One person can receive only so many messages a day from this app, whoever sends them; the limit that Kakao names is 100."},
		Remedy:  Sentence{"내일 다시 보내 주세요. 다른 친구에게는 보낼 수 있어요.", "Send again tomorrow. Other friends can still be sent to."},
		menu:    MenuQuotas,
	},
	{
		Code:    "-536",
		Title:   Sentence{"같은 사람에게 오늘 보낼 수 있는 횟수를 넘었어요", "The daily quota between these two people is used up"},
		Meaning: Sentence{"한 사람이 같은 사람에게 하루에 보낼 수 있는 횟수에는 한도가 있어요. 카카오가 알린 한도는 20통이에요.", "One person can send only so many messages a day to the same person; the limit that Kakao names is 20."},
		Remedy:  Sentence{"내일 다시 보내 주세요. 다른 친구에게는 보낼 수 있어요.", "Send again tomorrow. Other friends can still be sent to."},
		menu:    MenuQuotas,
	},
	{
		Code:    "-602",
		Title:   Sentence{"이미지가 너무 커요", "The image is too large"},
		Meaning: Sentence{"이미지 파일은 5 MB까지 올릴 수 있어요. 예전 문서에는 2 MB라고 되어 있어요.", "An image may have at most 5 MB; older documents say 2 MB."},
		Remedy:  Sentence{"크기를 줄이거나 JPEG로 바꿔서 다시 올려 주세요.", "Scale it down or convert it to JPEG, then upload it again."},
	},
	{
		Code:    "-603",
		Title:   Sentence{"카카오 안에서 시간이 초과됐어요", "Time ran out inside Kakao"},
		Meaning: Sentence{"카카오가 요청을 제때 끝내지 못했어요.", "Kakao did not finish the request in time."},
		Remedy:  Sentence{"메시지가 갔는지 알 수 없으니 카카오톡에서 먼저 확인하고, 도착하지 않았을 때만 다시 보내 주세요.", "Whether a message went out is not known: look in KakaoTalk first, and send again only if it has not arrived."},
	},
	{
		Code:    "-606",
		Title:   Sentence{"이미지가 너무 많아요", "There are too many images"},
		Meaning: Sentence{"한 번에 올리거나 한 메시지에 넣을 수 있는 이미지 수를 넘었어요. 기본 템플릿에는 1개, 사용자 템플릿에는 3개까지예요.", "More images than can be uploaded at once or put into a message: 1 in a default template, 3 in a custom one."},
		Remedy:  Sentence{"이미지 수를 줄여서 다시 해 주세요.", "Use fewer images and try again."},
	},
	{
		Code:    "-903",
		Title:   Sentence{"등록되지 않은 개발자의 키예요", "The key belongs to no registered developer"},
		Meaning: Sentence{"등록되지 않은 개발자의 앱 키이거나 그 키로 받은 토큰이에요.", "The app key, or the key that the token came from, is of a developer who is not registered."},
		Remedy:  Sentence{"카카오디벨로퍼스에 등록된 내 앱의 REST API 키를 넣고 다시 로그인해 주세요.", "Enter the REST API key of your own app in Kakao Developers and log in again."},
		menu:    MenuRESTAPIKey,
	},
	{
		Code:    "-911",
		Title:   Sentence{"지원하지 않는 이미지 형식이에요", "The image format is not supported"},
		Meaning: Sentence{"카카오가 이 이미지 파일을 읽지 못했어요. 파일 이름의 확장자가 아니라 내용의 형식이 문제예요.", "Kakao cannot read this image file. What counts is the format of its content, not the ending of its name."},
		Remedy:  Sentence{"PNG나 JPEG로 바꿔서 다시 올려 주세요.", "Convert it to PNG or JPEG and upload it again."},
	},
	{
		Code:    "-9798",
		Title:   Sentence{"카카오가 서비스 점검 중이에요", "Kakao is under maintenance"},
		Meaning: Sentence{"점검 동안에는 요청을 처리하지 않아요.", "While that lasts, no request is carried out."},
		Remedy:  Sentence{"점검이 끝날 때까지 기다렸다가 다시 시도해 주세요.", "Wait until it is over, then try again."},
	},
}
