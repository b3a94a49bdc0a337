package text

// Sentences of messages of every kind on the command line: send with templates, images and friends, template, friends, upload.
var (
	CmdFriends     = Sentence{"메시지를 보낼 수 있는 친구", "friends that can be messaged"}
	CmdFriendsLong = Sentence{"이름과 UUID를 보여 드려요. QUERY는 이름 일부나 초성이에요. 친구에게 보내려면 UUID를 --to에 적으세요.\n\n  kakaotui friends ㄱㅇ\n  kakaotui send --to UUID \"점심 먹자\"\n\n권한 신청([앱] > [추가 기능 신청] > [카카오톡 친구/메시지]) 전에는 앱 멤버로 등록된 친구만 나와요.",
		"Shows names and UUIDs. QUERY is a part of a name or its Hangul initials. Give a UUID to --to to send to a friend.\n\n  kakaotui friends\n  kakaotui send --to UUID \"lunch?\"\n\nBefore permission is granted ([App] > [Additional Features] > [Kakao Talk Friends List / Message]) only members of the app are listed."}
	FlagFresh          = Sentence{"기억해 둔 목록 대신 카카오에 다시 묻기", "ask Kakao again instead of the remembered list"}
	CmdFriendsNone     = Sentence{"메시지를 보낼 수 있는 친구가 없어요. 친구도 이 앱에 로그인하고 친구 목록에 동의해야 나와요. 권한 신청 전에는 앱 멤버만 나와요.", "No friends can be messaged. A friend appears after logging in to this app and agreeing to the friends list; before permission is granted only members of the app do."}
	CmdFriendsNotFound = Sentence{"\"%s\"에 맞는 친구가 없어요.", "No friend fits \"%s\"."}
	CmdFriendFavorite  = Sentence{"즐겨찾기", "favourite"}
	CmdFriendNotNow    = Sentence{"메시지를 받지 않아요", "takes no messages"}

	CmdUpload     = Sentence{"메시지에 쓸 이미지 올리기", "upload an image for messages"}
	CmdUploadLong = Sentence{"이미지를 카카오에 올리고 주소를 출력해요. 그 주소를 템플릿의 image_url에 쓰세요. 5 MB까지이고, 가로세로 200픽셀이 넘어야 보여요. 카카오는 얼마 동안(100일로 알려져 있어요)만 보관해요.",
		"Uploads an image to Kakao and prints its URL for a template's image_url. Up to 5 MB; smaller than 200 by 200 pixels is not shown. Kakao keeps it for a time (100 days, by what is known)."}
	UploadOneFile  = Sentence{"올릴 이미지 파일 하나를 적어 주세요.", "Give the one image file to upload."}
	UploadNoFile   = Sentence{"%s: 파일을 열 수 없어요 (%s).", "%s: the file cannot be opened (%s)."}
	UploadFolder   = Sentence{"%s: 폴더예요. 이미지 파일을 적어 주세요.", "%s is a folder. Name an image file."}
	UploadProgress = Sentence{"올리는 중 %d%%", "uploading %d%%"}
	UploadTooSmall = Sentence{"%d×%d 픽셀이에요. 200×200보다 작으면 카카오톡이 보여 주지 않을 수 있어요.", "It is %d×%d pixels; KakaoTalk may not show fewer than 200×200."}

	CmdTemplate     = Sentence{"여러 종류의 메시지 템플릿", "message templates of every kind"}
	CmdTemplateLong = Sentence{"카카오 메시지 템플릿(JSON)을 만들고, 검사하고, 이름을 붙여 저장해요. 글 안의 {{이름}}은 보낼 때 --arg 이름=값으로 채워요.\n\n  kakaotui template example feed > deploy.json\n  kakaotui template check deploy.json\n  kakaotui template save deploy deploy.json\n  kakaotui send --template deploy --arg version=1.2",
		"Makes, checks and saves Kakao message templates (JSON). {{name}} in a text is filled by --arg name=value when sent.\n\n  kakaotui template example feed > deploy.json\n  kakaotui template check deploy.json\n  kakaotui template save deploy deploy.json\n  kakaotui send --template deploy --arg version=1.2"}
	CmdTemplateList    = Sentence{"저장한 템플릿 목록", "list the saved templates"}
	CmdTemplateShow    = Sentence{"저장한 템플릿의 JSON 출력", "print a saved template"}
	CmdTemplateCheck   = Sentence{"보내지 않고 검사하기", "check without sending"}
	CmdTemplateExample = Sentence{"종류별 예시 출력", "print an example of a kind"}
	CmdTemplateSave    = Sentence{"파일을 이름 붙여 저장하기 (\"-\"은 표준 입력)", "save a file under a name (\"-\" is standard input)"}
	CmdTemplateRemove  = Sentence{"저장한 템플릿 지우기", "remove a saved template"}
	TemplateNone       = Sentence{"저장한 템플릿이 없어요. `kakaotui template example feed`로 시작해 보세요.", "No template is saved. Begin with `kakaotui template example feed`."}
	TemplateKinds      = Sentence{"종류는 %s 가운데 하나예요.", "The kind is one of %s."}
	TemplateFine       = Sentence{"%s: 보낼 수 있어요 (%s).", "%s: can be sent (%s)."}
	TemplateWants      = Sentence{"%s: 채울 곳 %s", "%s: to be filled in: %s"}
	TemplateSaved      = Sentence{"%s 템플릿을 저장했어요.", "Saved the template %s."}
	TemplateRemoved    = Sentence{"%s 템플릿을 지웠어요.", "Removed the template %s."}
	TemplateNoSuch     = Sentence{"%s: 그런 이름으로 저장한 템플릿도, 그런 파일도 없어요.", "%s: no template is saved under that name, and there is no such file."}
	TemplateNoSuchMend = Sentence{"`kakaotui template list`로 이름을 확인해 주세요.", "See `kakaotui template list` for the names."}
	TemplateNotJSON    = Sentence{"%s: %d번째 줄 %d번째 글자에서 JSON이 끊겨요.", "%s: the JSON breaks at line %d, character %d."}
	TemplateNotJSONFix = Sentence{"따옴표, 쉼표, 괄호를 확인해 주세요. 예시: `kakaotui template example feed`", "Look for quotes, commas and brackets. An example: `kakaotui template example feed`"}
	TemplateMissing    = Sentence{"채우지 않은 곳이 있어요: %s", "Without a value: %s"}
	TemplateMissingFix = Sentence{"--arg 이름=값을 더해 주세요. 아무것도 보내지 않았어요.", "Add --arg name=value. Nothing was sent."}
	TemplateUnused     = Sentence{"템플릿에 없는 이름이에요: %s", "Not in the template: %s"}
	TemplateUnusedFix  = Sentence{"이름을 확인해 주세요. 아무것도 보내지 않았어요.", "Check the name. Nothing was sent."}
	TemplateBadName    = Sentence{"템플릿 이름은 글자, 숫자, -, _로 60자까지예요.", "A template's name is letters, digits, - and _, up to 60."}
	TemplateArgs       = Sentence{"이름 하나를 적어 주세요.", "Give one name."}
	TemplateSaveArgs   = Sentence{"이름과 파일을 적어 주세요.", "Give a name and a file."}

	FlagTemplate    = Sentence{"보낼 템플릿: 저장한 이름이나 JSON 파일 (\"-\"은 표준 입력)", "template to send: a saved name or a JSON file (\"-\" is standard input)"}
	FlagTemplateID  = Sentence{"콘솔의 사용자 템플릿 번호 ([도구] > [메시지 템플릿])", "number of a custom template ([Tools] > [Message Template])"}
	FlagArg         = Sentence{"템플릿에 채울 값 이름=값 (여러 번)", "value for the template, name=value (repeatable)"}
	FlagScrap       = Sentence{"카카오가 읽어 카드로 만들 웹페이지 (등록한 웹 도메인)", "web page that Kakao makes a card of (on a registered web domain)"}
	FlagImage       = Sentence{"이미지를 올려 카드로 보내기 (TEXT는 제목과 설명)", "upload an image and send it as a card (TEXT is title and description)"}
	FlagMaxParts    = Sentence{"긴 글을 나눌 때 최대 몇 통까지", "long text goes in at most so many parts"}
	SendOneContent  = Sentence{"함께 쓸 수 없는 옵션이에요: %s, %s", "%s and %s cannot be used together."}
	SendBadArg      = Sentence{"--arg는 이름=값이에요: %s", "--arg is name=value: %s"}
	SendArgTwice    = Sentence{"--arg %s 값이 두 번 있어요.", "--arg %s is given twice."}
	SendArgAlone    = Sentence{"--arg는 --template이나 --template-id와 함께 써요.", "--arg goes with --template or --template-id."}
	SendBadID       = Sentence{"--template-id는 콘솔에 보이는 번호예요 (1 이상).", "--template-id is the number that the console shows (1 or more)."}
	SendMeAndOthers = Sentence{"--to에 me와 친구를 함께 적을 수 없어요. 두 번 보내 주세요.", "--to cannot name me and friends together. Send twice."}
	SendEmptyTo     = Sentence{"--to가 비어 있어요. me나 친구의 UUID를 적어 주세요 (`kakaotui friends`).", "--to is empty. Name me or a friend's UUID (`kakaotui friends`)."}
	SendMaxParts    = Sentence{"--max-parts는 1 이상이에요.", "--max-parts is 1 or more."}
	SendTooMany     = Sentence{"글이 길어서 %d통이 돼요. %d통까지만 보내요. 아무것도 보내지 않았어요.", "The text makes %d messages; at most %d go. Nothing was sent."}
	SendTooManyMend = Sentence{"글을 줄이거나 --max-parts %d 옵션을 붙여 주세요.", "Shorten it, or add --max-parts %d."}
	SentParts       = Sentence{"%d통으로 나눠 보냈어요.", "Sent in %d parts."}
	SentFriend      = Sentence{"친구 1명에게 보냈어요.", "Sent to 1 friend."}
	SentFriends     = Sentence{"친구 %d명에게 보냈어요.", "Sent to %d friends."}
	DryRunParts     = Sentence{"보낼 수 있어요. %d통으로 나눠요 (한 통에 %d자까지).", "Can be sent, in %d parts (up to %d characters each)."}
	DryRunKind      = Sentence{"보낼 수 있어요 (%s).", "Can be sent (%s)."}
)

// KindName is what a kind of message is called: an object_type of kakao-api.md 5.2, "custom" or "scrap". Any other comes
// back as it is, made visible.
func KindName(kind string) Sentence {
	switch kind {
	case "text":
		return CardKindText
	case "feed":
		return CardKindFeed
	case "list":
		return CardKindList
	case "location":
		return CardKindLocation
	case "commerce":
		return CardKindCommerce
	case "calendar":
		return CardKindCalendar
	case "custom":
		return CardKindCustom
	case "scrap":
		return CardKindScrap
	}
	kind = VisibleLine(kind)
	return Sentence{KO: kind, EN: kind}
}
