package text

// The commands: help texts, flags and what they answer.
var (
	CmdRoot     = Sentence{"터미널에서 카카오톡 메시지를 보내요", "send KakaoTalk messages from the terminal"}
	CmdRootLong = Sentence{
		"카카오 로그인을 한 번 하고 나면, 터미널 앱과 스크립트와 cron에서 나에게 카카오톡 메시지를 보낼 수 있어요.\n처음이라면 계정 없이 해 보세요: kakaotui demo",
		"Log in to Kakao once, then send KakaoTalk messages to yourself from the terminal app, scripts and cron.\nNew here? Try it without an account: kakaotui demo",
	}

	CmdDemo      = Sentence{"카카오 계정 없이 처음부터 끝까지 해 보기", "try the whole way without a Kakao account"}
	CmdDemoLong  = Sentence{"안에 든 시뮬레이터로 로그인부터 첫 메시지까지 해 봐요. 아무것도 이 컴퓨터 밖으로 나가지 않고, 실제 설정은 읽지도 쓰지도 않아요.", "Walks from login to the first message against the built-in simulator. Nothing leaves this machine; the real profile is neither read nor written."}
	CmdLogin     = Sentence{"카카오 로그인", "log in to Kakao"}
	CmdLoginLong = Sentence{"브라우저를 열고 돌아오는 코드를 받아요. 브라우저가 다른 기기에 있으면 주소를 열고, 돌아온 주소나 코드를 붙여 넣으세요.", "Opens the browser and takes the code that comes back. With the browser on another device, open the URL there and paste the address or code that comes back."}
	CmdStatus    = Sentence{"토큰, 사용자, 동의항목 보기", "show tokens, user and consent"}
	CmdSend      = Sentence{"나나 친구에게 메시지 보내기", "send a message to yourself or to friends"}
	CmdSendLong  = Sentence{"TEXT를 나와의 채팅이나 친구에게 보내요. \"-\"이나 파이프면 표준 입력을 읽어요. 200자가 넘으면 읽기 좋은 곳에서 나눠 보내요.\n\n  kakaotui send \"배포가 끝났어요\"\n  df -h | kakaotui send\n  kakaotui send --to UUID \"점심 먹자\"\n  kakaotui send --template deploy --arg version=1.2\n  kakaotui send --image graph.png \"오늘의 그래프\"", "Sends TEXT to your own chat or to friends. \"-\" or a pipe reads standard input. More than 200 characters go in parts, cut where a reader would.\n\n  kakaotui send \"deployed\"\n  df -h | kakaotui send\n  kakaotui send --to UUID \"lunch?\"\n  kakaotui send --template deploy --arg version=1.2\n  kakaotui send --image graph.png \"today's graph\""}
	CmdToken     = Sentence{"지금 쓸 수 있는 액세스 토큰 출력", "print an access token that is valid now"}
	CmdTokenLong = Sentence{"필요하면 갱신한 뒤 출력해요.\n\n  curl -H \"Authorization: Bearer $(kakaotui token)\" …", "Refreshes it when needed.\n\n  curl -H \"Authorization: Bearer $(kakaotui token)\" …"}
	CmdLogout    = Sentence{"로그아웃하고 토큰 지우기", "log out and forget the tokens"}
	CmdExplain   = Sentence{"카카오 에러 코드 풀이", "explain a Kakao error code"}

	CmdExplainLong = Sentence{"KOE320이나 -402 같은 코드가 무슨 뜻이고 어느 콘솔 메뉴에서 고치는지 알려 드려요.", "Says what a code such as KOE320 or -402 means and which console menu mends it."}

	CmdSimulate     = Sentence{"카카오 시뮬레이터만 띄우기", "serve the Kakao simulator alone"}
	CmdSimulateLong = Sentence{"kauth와 kapi를 흉내 내는 서버를 이 컴퓨터에만 띄워요. 스크립트의 호스트만 바꾸면 오프라인으로 시험할 수 있어요. ctrl+c로 멈추면 종료 코드는 0이에요.", "Plays kauth and kapi on the loopback address. Change the host in your script and test it offline. It runs until ctrl+c, which is exit code 0."}

	FlagProfile       = Sentence{"프로필 이름", "profile name"}
	FlagLang          = Sentence{"언어: ko 또는 en", "language: ko or en"}
	FlagNoColor       = Sentence{"색 없이", "no colours"}
	FlagVerbose       = Sentence{"카카오 호출을 표준 오류에 보여 주기", "show each call to Kakao on standard error"}
	FlagASCII         = Sentence{"장식 글자를 ASCII로", "plain ASCII decoration"}
	FlagTo            = Sentence{"받는 사람: me나 친구의 UUID (여러 번, 쉼표로도)", "receiver: me or a friend's UUID (repeatable, or with commas)"}
	FlagLink          = Sentence{"메시지를 누르면 열릴 주소", "address that the message opens"}
	FlagMobileLink    = Sentence{"휴대폰에서 열릴 주소 (없으면 --link)", "address on phones (default: --link)"}
	FlagButton        = Sentence{"버튼 제목", "button title"}
	FlagDryRun        = Sentence{"검사만 하고 보내지 않기", "check, send nothing"}
	FlagQuiet         = Sentence{"성공하면 아무 말도 하지 않기", "say nothing when it worked"}
	FlagJSON          = Sentence{"JSON으로 출력", "print JSON"}
	FlagOffline       = Sentence{"카카오에 묻지 않고 저장된 것만", "ask Kakao nothing, show what is stored"}
	FlagUnlink        = Sentence{"연결 해제: 동의까지 모두 철회", "unlink: withdraw all consent too"}
	FlagNoBrowser     = Sentence{"브라우저를 열지 않고 주소만 출력", "open no browser, print the URL"}
	FlagQR            = Sentence{"주소를 QR 코드로도 출력", "print the URL as a QR code too"}
	FlagCode          = Sentence{"돌아온 코드나 주소로 바로 로그인", "finish a login with the code or address that came back"}
	FlagScope         = Sentence{"더 동의받을 항목 ID (여러 번 가능)", "ask for consent to this scope ID (repeatable)"}
	FlagAddr          = Sentence{"들을 주소 (이 컴퓨터만)", "address to listen on (loopback only)"}
	FlagSimKey        = Sentence{"앱의 REST API 키", "the app's REST API key"}
	FlagSimSecret     = Sentence{"앱의 클라이언트 시크릿 (시뮬레이터 전용 가짜 값)", "the app's client secret (a pretend one, for the simulator alone)"}
	FlagSimRedirect   = Sentence{"등록된 리다이렉트 URI (여러 번 가능)", "registered redirect URI (repeatable)"}
	FlagSimConsent    = Sentence{"ask: 동의 화면, auto: 모두 동의", "ask: consent page, auto: agree to everything"}
	FlagSimAccessTTL  = Sentence{"액세스 토큰 수명", "access token lifetime"}
	FlagSimRefreshTTL = Sentence{"리프레시 토큰 수명", "refresh token lifetime"}
	FlagSimTLSDir     = Sentence{"스크립트를 고치지 않고 시험하는 https 프록시의 인증서를 이 폴더에 저장", "also play Kakao's own https addresses through a proxy, for scripts left as they are; its certificate goes to this folder"}
	FlagHelp          = Sentence{"도움말", "help"}
	FlagVersion       = Sentence{"버전", "version"}

	CmdCompletion    = Sentence{"셸 자동 완성 스크립트 출력", "print a shell completion script"}
	UsageUsage       = Sentence{"사용법:", "Usage:"}
	UsageCommands    = Sentence{"명령:", "Commands:"}
	UsageFlags       = Sentence{"옵션:", "Flags:"}
	UsageGlobalFlags = Sentence{"공통 옵션:", "Global flags:"}
	UsageMore        = Sentence{"명령마다 자세한 설명은 --help로 볼 수 있어요.", "Each command says more with --help."}
	UsageOptions     = Sentence{"[옵션]", "[flags]"}
	UsageCommandLine = Sentence{"%s 명령 [옵션]", "%s COMMAND [flags]"}
	UsageDefault     = Sentence{"(기본값 %s)", "(default %s)"}

	CmdCompletionLong  = Sentence{"bash, zsh, fish, powershell 가운데 하나의 자동 완성 스크립트를 출력해요.\n\n  source <(kakaotui completion bash)\n  kakaotui completion fish > ~/.config/fish/completions/kakaotui.fish", "Prints a completion script for bash, zsh, fish or powershell.\n\n  source <(kakaotui completion bash)\n  kakaotui completion fish > ~/.config/fish/completions/kakaotui.fish"}
	CmdCompletionWhich = Sentence{"셸 하나를 골라 주세요: %s", "Name one shell: %s"}

	CmdUseHelp        = Sentence{"사용법은 `%s --help`로 볼 수 있어요.", "`%s --help` says how to use it."}
	CmdBadFlag        = Sentence{"알 수 없는 사용법이에요: %s", "That is no valid usage: %s"}
	CmdUnknownFlag    = Sentence{"모르는 옵션이에요: %s", "Unknown flag: %s"}
	CmdFlagNeedsValue = Sentence{"%s 뒤에 값이 있어야 해요.", "%s needs a value."}
	CmdFlagBadValue   = Sentence{"%s에 쓸 수 없는 값이에요: %s", "%s does not take the value %s"}
	CmdNoArgs         = Sentence{"`%s` 뒤에는 다른 말을 붙일 수 없어요: %s", "`%s` takes no arguments, but got %s"}
	CmdUnknown        = Sentence{"모르는 명령이에요: %s", "Unknown command: %s"}
	CmdDidYouMean     = Sentence{"혹시 이거였나요? `kakaotui %s`", "Did you mean `kakaotui %s`?"}
	CmdUnknownMend    = Sentence{"명령은 `kakaotui --help`로 볼 수 있어요. 글을 보내려면 `kakaotui send 글`이라고 해 주세요.", "`kakaotui --help` lists the commands. To send a text: `kakaotui send TEXT`."}
	CmdNoOutput       = Sentence{"결과를 다 출력하지 못했어요 (%s). 출력할 곳을 확인해 주세요. 메시지를 보내는 중이었다면 그 결과는 종료 코드가 말해요.", "Not all of the result could be written (%s). Check where the output goes. The exit code still tells what became of a message."}
	CmdBadLang        = Sentence{"--lang은 ko나 en이어야 해요.", "--lang takes ko or en."}
	CmdNeedsTerminal  = Sentence{"앱은 터미널에서만 열 수 있어요. 스크립트에서는 kakaotui send를 쓰세요.", "The app needs a terminal. From scripts use kakaotui send."}
	CmdCrashed        = Sentence{"프로그램이 예상하지 못한 오류로 끝났어요. 쓰던 글은 저장해 둔 데까지 남아 있어요. 아래 내용을 알려 주시면 고칠게요.", "The program ended by an unexpected failure. Your draft is kept as last saved. Please report what follows."}
	CmdDamaged        = Sentence{"저장된 토큰을 읽을 수 없어서 앱을 열지 않았어요.", "The stored tokens cannot be read, so the app was not opened."}

	CmdExplainWhat      = Sentence{"어떤 코드인지 적어 주세요. 예: kakaotui explain KOE320", "Name a code, for example: kakaotui explain KOE320"}
	CmdExplainNoCode    = Sentence{"%q에서 카카오 에러 코드를 찾지 못했어요. KOE320이나 -402처럼 적어 주세요.", "There is no Kakao error code in %q. Write it like KOE320 or -402."}
	CmdExplainUnknown   = Sentence{"카카오 문서에 없는 코드예요: %s", "This code is not in Kakao's documentation: %s"}
	CmdExplainSearch    = Sentence{"카카오데브톡(devtalk.kakao.com)에서 그 코드를 찾아봐 주세요.", "Search for it on Kakao DevTalk (devtalk.kakao.com)."}
	CmdExplainUncertain = Sentence{"카카오 문서에 자세한 설명이 없어서, 알려진 사례로 정리한 내용이에요.", "Kakao's documentation says little about this one; this is what is known from reports."}

	CmdSent     = Sentence{"보냈어요.", "Sent."}
	CmdDryRun   = Sentence{"보낼 수 있는 메시지예요 (%d/%d자). 보내지는 않았어요.", "This message can be sent (%d/%d characters). Nothing was sent."}
	CmdSendWhat = Sentence{"보낼 글을 적어 주세요. 예: kakaotui send \"안녕하세요\"", "Say what to send, for example: kakaotui send \"hello\""}
	CmdSendDash = Sentence{"보낼 글이 -로 시작하면 앞에 --를 써 주세요: `kakaotui send -- \"-5도\"`", "If the text begins with a dash, put -- in front of it: `kakaotui send -- \"-5 degrees\"`"}

	CmdStdinTooLong = Sentence{"표준 입력이 %d KiB보다 길어요.", "Standard input is longer than %d KiB."}

	CmdLoggedOut = Sentence{"로그아웃했고 토큰을 지웠어요.", "Logged out; the tokens are forgotten."}
	CmdNobody    = Sentence{"로그인되어 있지 않아서 지울 토큰이 없어요.", "Nobody was logged in; there were no tokens to forget."}
	CmdUnlinked  = Sentence{"연결을 해제했어요. 동의를 모두 철회했고 토큰을 지웠어요.", "Unlinked: all consent is withdrawn and the tokens are forgotten."}

	CmdSimulateConsent  = Sentence{"--consent는 ask나 auto여야 해요.", "--consent takes ask or auto."}
	CmdSimulateLoopback = Sentence{"시뮬레이터는 이 컴퓨터에서만 들을 수 있어요. --addr에 127.0.0.1을 쓰세요: %s", "The simulator listens on this machine alone; use 127.0.0.1 with --addr, not %s"}
	CmdSimulateAddr     = Sentence{"--addr는 127.0.0.1:8080처럼 주소와 포트여야 해요: %s", "--addr takes an address and a port, such as 127.0.0.1:8080, not %s"}
	CmdSimulateTaken    = Sentence{"%s에서 들을 수 없어요. 다른 포트를 고르거나 --addr 127.0.0.1:0으로 빈 포트를 쓰세요. (%s)", "Cannot listen on %s. Choose another port, or a free one with --addr 127.0.0.1:0. (%s)"}
	CmdSimulateTTL      = Sentence{"토큰 수명은 0보다 길어야 해요.", "A token's lifetime must be longer than 0."}
	CmdSimulateTLSDir   = Sentence{"https 프록시를 열 수 없어요. --tls-dir의 폴더에 쓸 수 있는지 확인해 주세요: %s (%s)", "Cannot open the https proxy. Check that the folder of --tls-dir can be written to: %s (%s)"}
	CmdSimulateDoor     = Sentence{"위의 export 줄을 스크립트를 실행할 셸에 붙여 넣으면, 스크립트를 고치지 않아도 카카오 대신 시뮬레이터로 가요. kauth.kakao.com과 kapi.kakao.com이 아닌 주소는 막혀요.", "Paste the export lines above into the shell that runs your script: unchanged, it reaches the simulator in place of Kakao. Every host but kauth.kakao.com and kapi.kakao.com is refused."}
	CmdSimulateAt       = Sentence{"시뮬레이터  %s\nREST API 키  %s\n클라이언트 시크릿  %s\n리다이렉트 URI  %s", "simulator  %s\nREST API key  %s\nclient secret  %s\nredirect URIs  %s"}
	CmdSimulateHow      = Sentence{"도착한 메시지: %s/\nkakaotui를 여기에 붙이려면: KAKAOTUI_AUTH_URL=%s KAKAOTUI_API_URL=%s\n멈추려면 ctrl+c", "arrived messages: %s/\nto point kakaotui here: KAKAOTUI_AUTH_URL=%s KAKAOTUI_API_URL=%s\nctrl+c stops it"}
	None                = Sentence{"없음", "none"}

	LoginOpenURL   = Sentence{"브라우저에서 이 주소를 열고 로그인한 뒤 동의해 주세요:", "Open this address in a browser, log in and agree:"}
	LoginListening = Sentence{"%s에서 기다리고 있어요 (%s 남음).", "Waiting on %s (%s left)."}
	LoginPasteHere = Sentence{"브라우저가 다른 기기에 있으면, 돌아온 주소나 코드를 여기에 붙여 넣고 enter를 누르세요.", "With the browser on another device, paste the address or code that comes back here and press enter."}
	LoginLater     = Sentence{"동의한 뒤 돌아온 주소로 10분 안에 마무리하세요: kakaotui login --code '주소나 코드'", "After agreeing, finish within ten minutes with the address that came back: kakaotui login --code 'ADDRESS_OR_CODE'"}
	LoginCodeFrom  = Sentence{"%s의 인가 코드로 로그인해 봤지만 되지 않았어요.", "A login with the authorization code in %s did not work."}

	LoginCodeOrScope = Sentence{"--code는 시작한 로그인을 마무리하고 --scope는 새로 시작해요. 둘 가운데 하나만 써 주세요.", "--code finishes a login, --scope begins one: give one of them."}
	LoginCodeUsed    = Sentence{"%s의 인가 코드는 이미 쓰였거나 시간이 지났어요. 코드는 한 번만 쓸 수 있어서 새로 로그인해요.", "The authorization code in %s was used already or is too old. A code works once, so a new login begins."}
	LoginDone        = Sentence{"로그인했어요.", "Logged in."}
	LoginDoneAs      = Sentence{"%s님으로 로그인했어요.", "Logged in as %s."}

	AskKeyWhere = Sentence{"카카오디벨로퍼스 > [앱] > [플랫폼 키] > [REST API 키]에 있어요.", "It is at Kakao Developers > [App] > [Platform Key] > [REST API key]."}
	AskKey      = Sentence{"REST API 키:", "REST API key:"}
	AskSecret   = Sentence{"클라이언트 시크릿 (보이지 않아요, 꺼 두었으면 enter):", "Client secret (not shown; enter if it is off):"}
	AskRedirect = Sentence{"이 리다이렉트 URI가 REST API 키에 등록되어 있어야 해요: %s", "This redirect URI must be registered on the REST API key: %s"}
	QRTooLong   = Sentence{"주소가 길어서 QR 코드로 만들 수 없어요.", "The address is too long for a QR code."}
	QRTooNarrow = Sentence{"QR 코드에는 %d열이 필요한데 지금은 %d열이에요.", "The QR code needs %d columns; there are %d."}

	StatusProfile     = Sentence{"프로필", "profile"}
	StatusLogin       = Sentence{"로그인", "login"}
	StatusNoLogin     = Sentence{"아직 로그인하지 않았어요. kakaotui login으로 로그인하세요.", "Not logged in. Run kakaotui login."}
	StatusLoginOver   = Sentence{"로그인이 끝났어요. kakaotui login으로 다시 로그인하세요.", "The login is over. Run kakaotui login again."}
	StatusNoEnd       = Sentence{"카카오가 기한을 알려 주지 않았어요", "Kakao did not say until when"}
	StatusUser        = Sentence{"사용자", "user"}
	StatusUserID      = Sentence{"회원번호", "user ID"}
	StatusAccess      = Sentence{"액세스 토큰", "access token"}
	StatusRefresh     = Sentence{"리프레시 토큰", "refresh token"}
	StatusNextRefresh = Sentence{"다음 갱신", "next refresh"}
	StatusLeft        = Sentence{"%s 남음 (%s까지)", "%s left (until %s)"}
	StatusEnded       = Sentence{"%s에 끝났어요", "ended at %s"}
	StatusMissing     = Sentence{"%s 동의가 없어서 메시지를 보낼 수 없어요. kakaotui login --scope %s로 동의해 주세요.", "Without consent to %s no message can be sent. Run kakaotui login --scope %s."}
	ScopeAgreed       = Sentence{"동의함", "agreed"}
	ScopeNotAgreed    = Sentence{"동의 안 함", "not agreed"}

	DemoSimulator = Sentence{"1. 카카오를 흉내 내는 시뮬레이터를 띄웠어요: %s", "1. A simulator plays Kakao here: %s"}
	DemoLoginURL  = Sentence{"2. 사람은 브라우저에서 이 주소를 열어요. 여기서는 데모가 대신 동의해요.\n   %s", "2. A person opens this address in a browser; here the demo agrees in their place.\n   %s"}
	DemoLoggedIn  = Sentence{"3. 코드가 돌아왔고, 토큰으로 바꿔 저장했어요.", "3. The code came back, was exchanged for tokens, and they are saved."}
	DemoTokens    = Sentence{"4. 토큰과 동의항목이에요.", "4. Tokens and consent:"}
	DemoMessage   = Sentence{"안녕하세요! kakaotui로 보낸 첫 메시지예요.", "Hello! This is the first message from kakaotui."}
	DemoButton    = Sentence{"휴대폰 보기", "see the phone"}
	DemoSent      = Sentence{"5. 나에게 보냈어요: %s", "5. Sent to myself: %s"}
	DemoArrived   = Sentence{"6. 시뮬레이터의 휴대폰에 %d통이 도착했어요 (실행 중에는 %s/ 에서 볼 수 있어요).", "6. %d arrived on the simulated phone (while it runs: %s/)."}
	DemoLog       = Sentence{"7. 기록이에요.", "7. The log:"}
)

// FateOfCall is the word for the outcome of a call: only a message is "sent", every other call that went well is done, a
// refresh refreshed, and one that did not simply failed, since nothing of it waits. Names as for Operation and Fate.
func FateOfCall(operation, fate string) Sentence {
	switch {
	case operation == "send_to_me", operation == "send_to_friends":
		return Fate(fate)
	case fate == "queued", fate == "unknown":
		return Fate("failed")
	case fate != "sent":
		return Fate(fate)
	case operation == "refresh":
		return Fate("refreshed")
	}
	return PartLogDone
}
