package text

// The demo's first page.
var (
	WelcomeTitle = Sentence{"데모", "Demo"}
	WelcomeText  = Sentence{
		"카카오 계정 없이, 카카오 로그인부터 첫 메시지까지 해 봐요. 안에 든 시뮬레이터가 카카오를 대신해요.",
		"Walk from Kakao Login to your first message without a Kakao account. A built-in simulator plays Kakao.",
	}
	WelcomeSafe = Sentence{
		"아무것도 이 컴퓨터 밖으로 나가지 않고, 실제 설정과 토큰은 읽지도 쓰지도 않아요. 끝내면 흔적 없이 사라져요.",
		"Nothing leaves this machine. Your real settings and tokens are neither read nor written, and all of it is gone when you quit.",
	}
	WelcomeSteps = Sentence{
		"1. 설정: 값은 미리 채워 두었어요. 실제로는 어디에서 찾는지 보여 드려요.\n2. 로그인: 시뮬레이터의 동의 화면에서 동의해요.\n3. 쓰기: 메시지를 적고 ctrl+s로 보내요.",
		"1. Set-up: the values are filled in; each step shows where to find yours.\n2. Login: agree on the simulator's consent page.\n3. Compose: write a message and send it with ctrl+s.",
	}
	WelcomePhone     = Sentence{"도착한 메시지는 여기에서 볼 수 있어요:", "Arrived messages show here:"}
	WelcomeStart     = Sentence{"시작", "start"}
	WelcomeCopy      = Sentence{"주소 복사", "copy the address"}
	WelcomeCopyAbout = Sentence{"메시지가 도착하는 휴대폰 화면의 주소 복사", "copy the address of the phone page that shows arrived messages"}
)

// First-time set-up.
var (
	SetupTitle           = Sentence{"처음 설정", "Set-up"}
	SetupNext            = Sentence{"다음", "next"}
	SetupDone            = Sentence{"저장하고 로그인", "save and log in"}
	SetupBack            = Sentence{"이전", "back"}
	SetupOpen            = Sentence{"콘솔 열기", "open the console"}
	SetupCopy            = Sentence{"주소 복사", "copy the URI"}
	SetupCopyAbout       = Sentence{"콘솔에 등록할 리다이렉트 URI 복사", "copy the redirect URI that the console must have"}
	SetupHere            = Sentence{"지금", "now"}
	SetupWhere           = Sentence{"어디에 있나요?", "Where is it?"}
	SetupAt              = Sentence{"카카오디벨로퍼스 > %s", "Kakao Developers > %s"}
	SetupOld             = Sentence{"2025년 12월 전 화면: %s", "before December 2025: %s"}
	SetupDemo            = Sentence{"데모라서 미리 채워 두었어요. 그대로 enter를 누르세요.", "This is the demo: it is filled in already, just press enter."}
	SetupDemoStep        = Sentence{"데모에서는 이미 되어 있어요. 그대로 enter를 누르세요.", "In the demo this is done already, just press enter."}
	SetupEnv             = Sentence{"지금 값은 %s에서 왔고, 여기에 저장해도 그 값을 먼저 써요.", "The value in use comes from %s, which wins over what is saved here."}
	SetupFromFlag        = Sentence{"명령줄 옵션", "the command line"}
	SetupFromEnvironment = Sentence{"환경 변수", "the environment"}
	SetupFromDotEnv      = Sentence{"작업 폴더의 .env 파일", "the .env file in the working directory"}

	SetupStepApp      = Sentence{"앱 만들기", "Create an app"}
	SetupStepKey      = Sentence{"REST API 키", "REST API key"}
	SetupStepSecret   = Sentence{"클라이언트 시크릿", "Client secret"}
	SetupStepRedirect = Sentence{"리다이렉트 URI", "Redirect URI"}
	SetupStepConsent  = Sentence{"동의항목", "Consent items"}

	SetupAppAsk = Sentence{
		"카카오디벨로퍼스에서 앱을 하나 만들고 카카오 로그인을 켜 주세요. 이름은 자유예요. 심사나 비즈 앱 전환은 필요 없어요.",
		"Create an app at Kakao Developers and switch Kakao Login on. Any name will do. No review and no biz app is needed.",
	}
	SetupKeyAsk     = Sentence{"REST API 키를 붙여 넣어 주세요.", "Paste the REST API key."}
	SetupKeyHint    = Sentence{"REST API 키", "REST API key"}
	SetupSecretHint = Sentence{"클라이언트 시크릿 (꺼 두었다면 비워 두세요)", "client secret (empty if it is switched off)"}
	SetupKeyOther   = Sentence{"JavaScript 키나 네이티브 앱 키로는 로그인할 수 없어요. 이름을 확인해 주세요.", "A JavaScript or native app key cannot log in. Check its name."}
	SetupSecretAsk  = Sentence{"클라이언트 시크릿을 붙여 넣어 주세요. 글자는 보이지 않아요.", "Paste the client secret. It is not shown."}
	SetupSecretMore = Sentence{
		"2025년 12월부터 새 키에는 클라이언트 시크릿이 켜져 있어요. 콘솔에서 꺼 두었다면 비워 두세요.",
		"Since December 2025 new keys have it switched on. Leave this empty if it is switched off in the console.",
	}
	SetupRedirectAsk  = Sentence{"이 리다이렉트 URI를 콘솔에 똑같이 등록해 주세요.", "Register exactly this redirect URI in the console."}
	SetupRedirectMore = Sentence{
		"한 글자, 끝의 / 하나만 달라도 KOE006이 나와요. JavaScript 키가 아니라 REST API 키에 등록해야 해요.",
		"One letter or a / at the end makes it KOE006. Register it on the REST API key, not on the JavaScript key.",
	}
	SetupConsentAsk = Sentence{
		"'카카오톡 메시지 전송(talk_message)'을 '선택 동의'나 '이용 중 동의'로 설정해 주세요.",
		"Set 'Send message in KakaoTalk (talk_message)' to optional consent or consent during use.",
	}
	SetupConsentMore = Sentence{
		"메시지의 링크와 버튼을 쓰려면 도메인도 등록해 주세요.",
		"For links and buttons in messages, register their domain too.",
	}
	SetupSaving   = Sentence{"저장하고 있어요.", "Saving."}
	SetupUnsaved  = Sentence{"설정을 저장하지 못했어요.", "The settings could not be saved."}
	SetupUnopened = Sentence{"콘솔을 열지 못했어요. 이 주소를 브라우저에서 직접 열어 주세요.", "The console could not be opened. Open this address in a browser yourself."}
)

// What a look at a typed key or URI tells.
var (
	FindKeyFine       = Sentence{"REST API 키 모양이에요 (%d자)", "it has the shape of a REST API key (%d characters)"}
	FindSecretFine    = Sentence{"클라이언트 시크릿 모양이에요 (%d자)", "it has the shape of a client secret (%d characters)"}
	FindUnusual       = Sentence{"보통은 32자예요. 지금은 %d자인데, 맞다면 그대로 진행하세요.", "usually 32 characters, this has %d; go on if it is right"}
	FindLabelled      = Sentence{"같이 붙은 이름과 따옴표를 빼고 쓸게요 (%d자)", "the label and quotes around it are left out (%d characters)"}
	FindEmpty         = Sentence{"비어 있어요. 붙여 넣어 주세요.", "it is empty; please paste it"}
	FindNoSecret      = Sentence{"시크릿 없이 로그인해요. 콘솔에서 꺼 두었는지 확인해 주세요.", "logging in without a secret; make sure it is off in the console"}
	FindSpaces        = Sentence{"가운데에 공백이 있어요. 키 하나만 붙여 넣어 주세요.", "there is a space inside; paste one key alone"}
	FindNotASCII      = Sentence{"영문과 숫자가 아닌 글자가 있어요. 한글 자판인지 확인해 주세요.", "it has letters that are neither Latin nor digits; is the Korean layout on?"}
	FindJavaScriptKey = Sentence{"JavaScript 키예요. 그 위에 있는 REST API 키를 복사해 주세요.", "this is the JavaScript key; copy the REST API key instead"}
	FindNativeKey     = Sentence{"네이티브 앱 키예요. REST API 키를 복사해 주세요.", "this is the native app key; copy the REST API key instead"}
	FindAdminKey      = Sentence{"어드민 키예요. 어드민 키는 어디에도 붙여 넣지 말고 REST API 키를 복사해 주세요.", "this is the admin key; paste it nowhere and copy the REST API key instead"}
	FindURIFine       = Sentence{"이 주소(%d자)를 콘솔에 그대로 등록해 주세요.", "register this address (%d characters) in the console as it is"}
	FindNotAbsolute   = Sentence{"http:// 나 https:// 로 시작하는 전체 주소여야 해요.", "it must be a whole address beginning with http:// or https://"}
	FindNotHTTP       = Sentence{"http나 https 주소여야 해요.", "it must be an http or https address"}
	FindHasQuery      = Sentence{"? 뒤의 값은 등록할 수 없어요. 빼 주세요.", "a part after ? cannot be registered; leave it out"}
	FindHasFragment   = Sentence{"# 뒤의 값은 등록할 수 없어요. 빼 주세요.", "a part after # cannot be registered; leave it out"}
	FindHasUser       = Sentence{"주소에 사용자 이름을 넣을 수 없어요.", "a user name cannot be part of it"}
	FindHasWildcard   = Sentence{"*는 쓸 수 없어요. 주소를 그대로 적어 주세요.", "* cannot be used; write the address out"}
	FindAuthorize     = Sentence{"카카오의 주소예요. 내 앱의 리다이렉트 URI를 적어 주세요.", "this is an address of Kakao's; write your app's redirect URI"}
)
