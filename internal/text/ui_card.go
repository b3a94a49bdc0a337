package text

// The kinds of messages.
var (
	CardTitle             = Sentence{"카드", "Card"}
	CardKindText          = Sentence{"글", "Text"}
	CardKindTextAbout     = Sentence{"쓰기 화면으로 돌아가요", "back to compose"}
	CardKindFeed          = Sentence{"피드", "Feed"}
	CardKindFeedAbout     = Sentence{"이미지와 제목, 설명이 있는 카드", "a card with image, title and description"}
	CardKindList          = Sentence{"목록", "List"}
	CardKindListAbout     = Sentence{"머리글 아래 두세 줄", "two or three rows below a header"}
	CardKindLocation      = Sentence{"위치", "Location"}
	CardKindLocationAbout = Sentence{"지도로 볼 수 있는 주소", "an address that opens on a map"}
	CardKindCommerce      = Sentence{"상품", "Commerce"}
	CardKindCommerceAbout = Sentence{"가격과 할인이 있는 카드", "a card with a price and a discount"}
	CardKindCalendar      = Sentence{"일정", "Calendar"}
	CardKindCalendarAbout = Sentence{"톡캘린더의 일정이나 캘린더", "an event or calendar of Talk Calendar"}
	CardKindCustom        = Sentence{"사용자 템플릿", "Custom template"}
	CardKindCustomAbout   = Sentence{"[도구] > [메시지 템플릿]에서 만든 것", "made under [Tools] > [Message Template]"}
	CardKindScrap         = Sentence{"웹페이지", "Web page"}
	CardKindScrapAbout    = Sentence{"카카오가 읽어서 카드로 만들 주소", "an address that Kakao reads and makes a card of"}
)

// Names of the fields and what to write into them.
var (
	CardText             = Sentence{"글", "Text"}
	CardTitleField       = Sentence{"제목", "Title"}
	CardTwoLinesHint     = Sentence{"두 줄까지 보여요", "two lines are shown"}
	CardDescription      = Sentence{"설명", "Description"}
	CardImage            = Sentence{"이미지", "Image"}
	CardImageHint        = Sentence{"주소, 파일은 ctrl+o", "URL, or ctrl+o: file"}
	CardImageWidth       = Sentence{"이미지 너비", "Image width"}
	CardImageHeight      = Sentence{"이미지 높이", "Image height"}
	CardPixelsHint       = Sentence{"픽셀", "pixels"}
	CardLink             = Sentence{"링크", "Link"}
	CardLinkHint         = Sentence{"누르면 열릴 주소", "address to open"}
	CardMobile           = Sentence{"모바일 링크", "Mobile link"}
	CardMobileHint       = Sentence{"비우면 링크와 같아요", "empty: same as link"}
	CardAppGroup         = Sentence{"앱에서 열기", "Open in an app"}
	CardAndroid          = Sentence{"안드로이드", "Android"}
	CardIOS              = Sentence{"iOS", "iOS"}
	CardParamsHint       = Sentence{"예: k1=v1&k2=v2", "k1=v1&k2=v2"}
	CardSocial           = Sentence{"소셜", "Social"}
	CardLikes            = Sentence{"좋아요", "Likes"}
	CardComments         = Sentence{"댓글", "Comments"}
	CardShares           = Sentence{"공유", "Shares"}
	CardViews            = Sentence{"조회", "Views"}
	CardSubscribers      = Sentence{"구독", "Subscribers"}
	CardButtons          = Sentence{"버튼", "Buttons"}
	CardButtonN          = Sentence{"버튼 %d", "Button %d"}
	CardAddButton        = Sentence{"버튼 더하기", "add a button"}
	CardButtonTitle      = Sentence{"버튼 이름", "Title"}
	CardDefaultButton    = Sentence{"기본 버튼", "Default button"}
	CardItems            = Sentence{"아이템", "Items"}
	CardItemN            = Sentence{"아이템 %d", "Item %d"}
	CardAddItem          = Sentence{"아이템 더하기", "add an item"}
	CardItem             = Sentence{"이름", "Name"}
	CardItemOp           = Sentence{"값", "Value"}
	CardProfileText      = Sentence{"프로필 글", "Profile text"}
	CardProfileImage     = Sentence{"프로필 이미지", "Profile image"}
	CardTitleImage       = Sentence{"제목 이미지", "Title image"}
	CardTitleImageText   = Sentence{"이미지 제목", "Image title"}
	CardCategory         = Sentence{"이미지 분류", "Image category"}
	CardSum              = Sentence{"합계 이름", "Sum"}
	CardSumOp            = Sentence{"합계", "Sum value"}
	CardSumOpHint        = Sentence{"숫자와 통화 기호", "digits and currency signs"}
	CardHeader           = Sentence{"머리글", "Header"}
	CardRows             = Sentence{"줄", "Rows"}
	CardRowN             = Sentence{"%d번째 줄", "Row %d"}
	CardAddRow           = Sentence{"줄 더하기", "add a row"}
	CardAddress          = Sentence{"주소", "Address"}
	CardAddressHint      = Sentence{"지도에서 찾을 주소", "as the map knows it"}
	CardAddressTitle     = Sentence{"장소 이름", "Place name"}
	CardAddressTitleHint = Sentence{"지도에 보일 이름", "shown on the map"}
	CardPrice            = Sentence{"가격", "Price"}
	CardRegular          = Sentence{"정가", "Regular"}
	CardDiscounted       = Sentence{"할인가", "Discounted"}
	CardRate             = Sentence{"할인율", "Percent off"}
	CardPercentHint      = Sentence{"퍼센트", "percent"}
	CardFixed            = Sentence{"할인 금액", "Amount off"}
	CardProduct          = Sentence{"상품 이름", "Product name"}
	CardCurrency         = Sentence{"통화", "Currency"}
	CardCurrencyHint     = Sentence{"비우면 원", "empty: won"}
	CardCurrencyAt       = Sentence{"통화 자리", "Currency at"}
	CardAfterPrice       = Sentence{"가격 뒤", "after the price"}
	CardBeforePrice      = Sentence{"가격 앞", "before the price"}
	CardEventID          = Sentence{"일정 ID", "Event ID"}
	CardEventIDHint      = Sentence{"톡캘린더 API가 준 ID", "from the calendar API"}
	CardEventType        = Sentence{"ID 종류", "ID type"}
	CardEvent            = Sentence{"일정 (event)", "event"}
	CardCalendar         = Sentence{"캘린더 (calendar)", "calendar"}
	CardTemplateID       = Sentence{"템플릿 ID", "Template"}
	CardTemplateIDHint   = Sentence{"콘솔에 보이는 번호", "number in the console"}
	CardOptionalHint     = Sentence{"없어도 돼요", "optional"}
	CardArgs             = Sentence{"템플릿 인자", "Arguments"}
	CardArgN             = Sentence{"인자 %d", "Argument %d"}
	CardAddArg           = Sentence{"인자 더하기", "add an argument"}
	CardArgName          = Sentence{"이름", "Name"}
	CardArgNameHint      = Sentence{"템플릿의 ${이름}", "${NAME} of the template"}
	CardArgValue         = Sentence{"값", "Value"}
	CardPage             = Sentence{"페이지", "Page"}
	CardPageHint         = Sentence{"등록한 도메인의 주소", "on a registered host"}
)

// Keys and commands of the page.
var (
	CardKinds        = Sentence{"종류", "kinds"}
	CardToJSON       = Sentence{"JSON", "JSON"}
	CardToForm       = Sentence{"양식", "form"}
	CardPreview      = Sentence{"미리보기", "Preview"}
	CardPickImage    = Sentence{"이미지 고르기", "pick an image"}
	CardChooseFile   = Sentence{"열기", "open"}
	CardUnfold       = Sentence{"펼치기", "unfold"}
	CardFold         = Sentence{"접기", "fold"}
	CardRemoveRow    = Sentence{"이 줄 지우기", "remove this row"}
	CardSaveTemplate = Sentence{"템플릿으로 저장", "save as a template"}
	CardOverwrite    = Sentence{"덮어쓰기", "overwrite"}
	CardRemove       = Sentence{"템플릿 지우기", "remove the template"}
	CardRemoveSure   = Sentence{"정말 지우기", "really remove"}
	CardFillIn       = Sentence{"채우기", "fill in"}
	CardSendAbout    = Sentence{"카드를 보내요. 친구에게 보낼 때는 한 번 물어봐요", "send the card; to friends it asks once"}
	CardImageFeed    = Sentence{"이미지로 피드", "feed of an image"}
	CardEditor       = Sentence{"편집기에서 JSON 고치기 ($EDITOR)", "edit the JSON in $EDITOR"}
	CardDropJSON     = Sentence{"고친 JSON 버리고 양식으로", "drop the JSON and go back to the form"}
	CardTakeBack     = Sentence{"앞의 내용으로 되돌리기", "bring back what was there before"}
	CommandCard      = Sentence{"카드 쓰기", "compose a card"}
)

// What the page says.
var (
	CardChoose       = Sentence{"좌우로 고르기", "left or right"}
	CardFilled       = Sentence{"%d개 적음", "%d filled in"}
	CardRequired     = Sentence{"* 꼭 필요해요", "* required"}
	CardToMe         = Sentence{"나에게", "to myself"}
	CardTo           = Sentence{"%s에게", "to %s"}
	CardNoNumber     = Sentence{"숫자만 적어 주세요: %s", "Digits only, please: %s"}
	CardNoArgName    = Sentence{"인자의 이름을 적어 주세요.", "The argument needs a name."}
	CardArgTwice     = Sentence{"이름이 두 번 있어요: %s", "This name is there twice: %s"}
	CardNoPreview    = Sentence{"아직 그릴 수 없어요. 왼쪽이나 아래에 적힌 것을 고치면 보여요.", "Nothing to draw yet. It appears when what is wrong is mended."}
	CardBlankPreview = Sentence{"적는 대로 여기에 보여요.", "It appears here as you write."}
	CardRowRemoved   = Sentence{"줄을 지웠어요. ctrl+p의 되돌리기로 돌아와요.", "The row is gone. Undo, or ctrl+p, brings it back."}
	CardNothingYet   = Sentence{"아직 적은 것이 없어요.", "Nothing is written yet."}
	CardMixed        = Sentence{
		"보내는 동안 고친 카드라 그대로 남겨 뒀어요. 고치기 전의 카드는 이미 보냈어요.",
		"This card was changed while it was being sent, so it is kept. As it was before, it has been sent already.",
	}
	CardAskTwice   = Sentence{"같은 내용이 이미 도착했거나 대기함에 있어요. 다시 보내면 두 번 갈 수 있어요.", "The same message may have arrived already, or waits in the outbox. It may arrive twice."}
	CardAskFriends = Sentence{"%s에게 보낼까요?", "Send it to %s?"}
	CardAskAgain   = Sentence{"ctrl+s를 한 번 더 누르면 보내요.", "Press ctrl+s once more to send."}
	CardSyntaxAt   = Sentence{"%d번째 줄 %d번째 글자", "line %d, character %d"}
	CardMendFirst  = Sentence{"JSON을 고치면 양식으로 돌아갈 수 있어요. 적은 것은 그대로 있어요.", "Mend the JSON to get back to the form. What you wrote stays."}
	CardWantTop    = Sentence{"전체가 { }로 싸여 있어야 해요.", "All of it must be inside { }."}
	CardWantValue  = Sentence{"글이나 숫자", "a text or a number"}
	CardWrongShape = Sentence{"%s 자리에는 %s 모양이 와야 해요.", "%s must be %s."}
	CardNoKind     = Sentence{"object_type이 %q인 종류는 없어요. 쓸 수 있는 것: %s", "There is no object_type %q. There are: %s"}
	CardPickHint   = Sentence{"종류나 템플릿 이름 (초성도 돼요)", "a kind or a template"}
	CardWhich      = Sentence{"무엇을 보낼까요?", "What shall it be?"}
	CardGoOn       = Sentence{"쓰던 것", "go on writing"}
	// CardAsideName is the name of a template, without spaces.
	CardAsideName    = Sentence{"쓰던-%s", "unsent-%s"}
	CardAside        = Sentence{"전에 쓰던 카드는 템플릿으로 남겼어요: ctrl+k", "Another unsent card is kept as a template: ctrl+k"}
	CardReplaced     = Sentence{"쓰던 것은 ctrl+p의 '앞의 내용으로 되돌리기'로 돌아와요.", "What was there comes back by ctrl+p, 'bring back what was there before'."}
	CardNoSuchKind   = Sentence{"그런 종류나 템플릿이 없어요.", "No such kind or template."}
	CardEditorFailed = Sentence{"편집기를 열지 못했어요: %s. EDITOR 환경 변수를 확인해 주세요.", "The editor failed: %s. Please look at the variable EDITOR."}
	CardEditorFile   = Sentence{"편집기에 넘길 파일을 다루지 못했어요: %s", "The file for the editor made trouble: %s"}
)

// Where JSON stops being JSON.
var (
	CardSyntaxEnd     = Sentence{"여기서 갑자기 끝나요. 닫는 괄호나 따옴표가 빠졌어요.", "it ends here. A closing bracket or quote is missing."}
	CardSyntaxComment = Sentence{"JSON에는 주석을 쓸 수 없어요.", "JSON has no comments."}
	CardSyntaxComma   = Sentence{"마지막 쉼표를 지워 주세요.", "remove the last comma."}
	CardSyntaxQuote   = Sentence{"따옴표는 \"만 돼요.", "only \" quotes."}
	CardSyntaxControl = Sentence{"따옴표가 닫히지 않았어요. 글 안의 줄바꿈은 \\n으로 적어 주세요.", "a quote is not closed. A line break inside a text is \\n."}
	CardSyntaxNoComma = Sentence{"앞에 쉼표나 쌍점이 빠졌어요.", "a comma or colon is missing before it."}
	CardSyntaxOther   = Sentence{"여기에 올 수 없는 글자예요.", "this cannot stand here."}
)

// Saved templates.
var (
	CardSavedTemplate    = Sentence{"저장한 템플릿", "saved template"}
	CardTemplateTitle    = Sentence{"템플릿으로 저장", "Save as a template"}
	CardTemplateName     = Sentence{"템플릿 이름", "Name of the template"}
	CardTemplateNameHint = Sentence{"한글, 영문, 숫자, - 와 _", "letters, digits, - and _"}
	CardPlaceholders     = Sentence{"매번 달라지는 곳은 {{이름}}처럼 적어 두세요. 쓸 때 물어봐요.", "Write {{name}} where it differs each time; it is asked for when the template is used."}
	CardTaken            = Sentence{"%s 템플릿이 이미 있어요. 덮어쓰려면 enter를 한 번 더 누르세요.", "There is a template %s already. Press enter once more to overwrite it."}
	CardBadName          = Sentence{"템플릿 이름에는 한글, 영문, 숫자, -, _만 60자까지 쓸 수 있어요.", "A template's name is letters, digits, - and _, at most 60."}
	CardSavedAs          = Sentence{"%s 템플릿으로 저장했어요.", "Saved as the template %s."}
	CardRemoved          = Sentence{"%s 템플릿을 지웠어요.", "The template %s is removed."}
	CardRemoveAsk        = Sentence{"%s 템플릿을 지울까요? ctrl+x를 한 번 더 누르면 지워요.", "Remove the template %s? Press ctrl+x once more."}
	CardNoTemplates      = Sentence{"저장한 템플릿을 읽지 못했어요: %s", "Saved templates could not be read: %s"}
	CardPlaceholderHint  = Sentence{"넣을 글", "what goes there"}
	CardFillTitle        = Sentence{"%s 템플릿 채우기", "Fill in %s"}
	CardMissing          = Sentence{"아직 비어 있어요: %s", "Still empty: %s"}
)

// Images.
var (
	CardWhichImage    = Sentence{"어떤 이미지를 올릴까요?", "Which image?"}
	CardFilesHint     = Sentence{"파일 이름, 또는 경로 붙여 넣기", "a file's name, or paste a path"}
	CardFolderUp      = Sentence{"위 폴더", "folder above"}
	CardNoFile        = Sentence{"그런 파일이 없어요.", "No such file."}
	CardNoImages      = Sentence{"이 폴더에는 이미지(png, jpg, gif, webp)가 없어요.", "No image (png, jpg, gif, webp) in this folder."}
	CardNoFolder      = Sentence{"폴더를 읽지 못했어요.", "The folder could not be read."}
	CardReadingFolder = Sentence{"폴더를 읽고 있어요", "reading the folder"}
	CardUploading     = Sentence{"%s 올리는 중이에요 · %d%% · %d초", "uploading %s · %d%% · %d s"}
	CardUploaded      = Sentence{"%s 이미지를 올렸어요.", "%s is uploaded."}
	CardUploadStop    = Sentence{"올리기 그만두기", "stop uploading"}
	CardUploadStopped = Sentence{"%s 올리기를 그만뒀어요. 이미지 칸에서 ctrl+o와 enter를 누르면 다시 올려요.", "Stopped uploading %s. In the image's field, ctrl+o and enter upload it again."}
	CardUploadedAt    = Sentence{"이미지를 올렸어요. 주소를 복사해 두었어요: %s", "The image is uploaded. Its address is in the clipboard: %s"}
	CardImageSmall    = Sentence{"이미지가 %dx%d라서 너무 작아요. 가로와 세로가 200픽셀은 돼야 해요.", "The image is %dx%d; it must be 200 pixels wide and high at least."}
	CardImageOther    = Sentence{"다른 이미지를 골라 주세요.", "Please pick another one."}
	CardFetchOff      = Sentence{"웹 이미지 가져오지 않기", "do not fetch images of the web"}
	CardFetchOn       = Sentence{"웹 이미지 가져오기", "fetch images of the web"}
	CardFetchAbout    = Sentence{"미리보기에 쓸 이미지를 그 주소에서 가져올지 정해요. 이번 실행에만 적용돼요", "whether the preview fetches images from their addresses, in this run"}
)

// What the place of an image in the preview says: a few words.
var (
	CardPictureFetching = Sentence{"가져오는 중", "fetching it"}
	CardPictureNoHost   = Sentence{"서버에 연결할 수 없어요", "no connection to the host"}
	CardPictureSlow     = Sentence{"제때 답하지 않았어요", "no answer in time"}
	CardPictureStatus   = Sentence{"서버 응답 %d", "the host says %d"}
	CardPictureNoImage  = Sentence{"이미지가 아니에요", "this is no image"}
	CardPictureLarge    = Sentence{"5 MB가 넘어요", "more than 5 MB"}
	CardPictureAstray   = Sentence{"주소를 따라갈 수 없어요", "it cannot be followed"}
	CardPictureHuge     = Sentence{"픽셀이 너무 많아요", "too many pixels"}
	CardPictureFormat   = Sentence{"못 그리는 형식이에요", "a format not drawn here"}
	CardPictureUndrawn  = Sentence{"%dx%d · 못 그려요", "%dx%d · not drawn"}
	CardPictureBroken   = Sentence{"이미지가 손상됐어요", "a damaged image"}
	CardPictureOf       = Sentence{"%s 이미지: %s", "Image of %s: %s"}
)
