package text

// The manual page.
var (
	CmdMan     = Sentence{"매뉴얼 페이지 출력", "print the man page"}
	CmdManLong = Sentence{
		"모든 명령, 옵션, 환경 변수, 파일, 종료 코드가 담긴 매뉴얼 페이지(roff)를 출력해요.\n\n  kakaotui man | man -l -\n  kakaotui man > ~/.local/share/man/man1/kakaotui.1",
		"Prints the man page (roff): all commands, flags, environment, files and exit codes.\n\n  kakaotui man | man -l -\n  kakaotui man > ~/.local/share/man/man1/kakaotui.1",
	}

	ManTitle       = Sentence{"kakaotui 매뉴얼", "kakaotui manual"}
	ManName        = Sentence{"이름", "NAME"}
	ManSynopsis    = Sentence{"사용법", "SYNOPSIS"}
	ManDescription = Sentence{"설명", "DESCRIPTION"}
	ManCommands    = Sentence{"명령", "COMMANDS"}
	ManOptions     = Sentence{"공통 옵션", "OPTIONS"}
	ManEnvironment = Sentence{"환경 변수", "ENVIRONMENT"}
	ManFiles       = Sentence{"파일", "FILES"}
	ManExit        = Sentence{"종료 코드", "EXIT STATUS"}
	ManSeeAlso     = Sentence{"더 보기", "SEE ALSO"}

	ManAbout = Sentence{
		"인수 없이 실행하면 터미널 앱이 열려요. 처음에는 설정과 로그인을 차례로 안내하고, 그다음에는 메시지를 쓰는 화면이에요.\n\n보낸 메시지와 그 결과는 모두 기록되고, 보내지 못한 메시지는 대기함에 남아 다음에 저절로 나가요. 도착했는지 알 수 없는 메시지는 사람이 정할 때까지 다시 보내지 않아요.",
		"Without arguments the terminal app opens: the set-up and login at first, then the page to compose messages.\n\nEvery message and its fate is written down. What could not be sent stays in the outbox and goes out by itself later; what may have arrived is not sent again until a person decides.",
	}
	ManOptionsAbout = Sentence{"모든 명령에 쓸 수 있어요.", "They work with every command."}
	ManEnvAbout     = Sentence{"옵션, 환경 변수, 작업 폴더의 .env(카카오의 네 이름만), config.toml, 기본값 순서로 앞의 것이 이겨요.", "Flags win over the environment, that over a .env file in the working directory (the four Kakao names alone), that over config.toml, and that over the defaults."}
	ManFilesAbout   = Sentence{"KAKAOTUI_HOME을 정하면 모두 그 폴더에 있고, 아니면 운영체제의 폴더에 있어요. 아래는 Linux의 기본 위치예요. 다른 프로필은 그 아래 profiles/이름 폴더를 써요. 모두 본인만 읽을 수 있어요(0600).", "With KAKAOTUI_HOME all are in that folder, else in the platform's own; these are the defaults on Linux. Other profiles have a folder profiles/NAME below. Only you can read them (0600)."}
	ManExitAbout    = Sentence{"메시지가 여럿이면 가장 큰 코드예요. run은 실행한 명령의 코드를 그대로 돌려줘요.", "Of several messages the highest code wins. run returns its command's own."}
	ManExitDoctor   = Sentence{"doctor는 처음 실패한 검사의 코드로 끝나요.", "doctor ends with the code of the first check that failed."}
)

// ManEntry is a name and what it stands for.
type ManEntry struct {
	Name  string
	About Sentence
}

// ManEnv are the environment variables, ManPaths the files, ManCodes the exit codes of the manual page.
func ManEnv() []ManEntry {
	return []ManEntry{
		{"KAKAO_REST_API_KEY", Sentence{"앱의 REST API 키. .env에서는 REST_API_KEY도 돼요.", "The app's REST API key; in .env also REST_API_KEY."}},
		{"KAKAO_CLIENT_SECRET", Sentence{"앱의 클라이언트 시크릿. .env에서는 CLIENT_SECRET도 돼요.", "The app's client secret; in .env also CLIENT_SECRET."}},
		{"KAKAO_REDIRECT_URI", Sentence{"콘솔에 등록한 그대로의 리다이렉트 URI. 기본값은 http://localhost:8910/oauth. .env에서는 REDIRECT_URI도 돼요.", "The redirect URI to the letter as registered; default http://localhost:8910/oauth. In .env also REDIRECT_URI."}},
		{"KAKAO_AUTHORIZATION_CODE", Sentence{"로그인할 때 한 번 토큰으로 바꿀 인가 코드. .env에서는 AUTHORIZATION_CODE도 돼요.", "An authorization code to exchange at login, once; in .env also AUTHORIZATION_CODE."}},
		{"KAKAOTUI_PROFILE", Sentence{"프로필 이름. 기본값은 default.", "The profile's name; default: default."}},
		{"KAKAOTUI_HOME", Sentence{"설정, 토큰, 기록을 모두 둘 폴더.", "One folder for settings, tokens and journal."}},
		{"KAKAOTUI_TOKENS", Sentence{"토큰을 둘 곳: file(기본값) 또는 keyring.", "Where the tokens are kept: file (default) or keyring."}},
		{"KAKAOTUI_AUTH_URL, KAKAOTUI_API_URL", Sentence{"https://kauth.kakao.com과 https://kapi.kakao.com 대신 쓸 주소. http는 이 컴퓨터에만 쓸 수 있어요.", "Addresses in place of https://kauth.kakao.com and https://kapi.kakao.com; plain http for this computer only."}},
		{"KAKAOTUI_LANG", Sentence{"언어: ko 또는 en. 없으면 LC_ALL, LC_MESSAGES, LANG 순서로 봐요.", "Language: ko or en; else LC_ALL, LC_MESSAGES and LANG decide."}},
		{"NO_COLOR", Sentence{"비어 있지 않으면 색을 쓰지 않아요.", "Not empty: no colours."}},
		{"BROWSER", Sentence{"로그인 주소를 열 브라우저.", "The browser that opens the login page."}},
		{"HTTPS_PROXY, NO_PROXY", Sentence{"카카오로 가는 길에 거칠 프록시와 거치지 않을 주소.", "The proxy on the way to Kakao, and what goes without it."}},
	}
}

// ManPaths: see ManEnv.
func ManPaths() []ManEntry {
	return []ManEntry{
		{"~/.config/kakaotui/config.toml", Sentence{"설정.", "Settings."}},
		{"~/.config/kakaotui/templates/", Sentence{"저장한 템플릿.", "Saved templates."}},
		{"~/.local/state/kakaotui/tokens.json", Sentence{"토큰. 키링에 두면 tokens.in-keyring만 있어요.", "The tokens; with the key ring there is only tokens.in-keyring."}},
		{"~/.local/state/kakaotui/journal.db", Sentence{"모든 메시지와 그 결과, 대기함(SQLite).", "Every message and its fate, the outbox (SQLite)."}},
		{"~/.local/state/kakaotui/draft.json", Sentence{"쓰던 글.", "The unsent message."}},
		{"*.damaged-*", Sentence{"읽을 수 없어서 지우지 않고 옮겨 둔 파일.", "Files that could not be read and were set aside, not deleted."}},
	}
}

// ManCodes: see ManEnv.
func ManCodes() []ManEntry {
	return []ManEntry{
		{"0", Sentence{"끝났어요. send라면 카카오가 모든 메시지를 받았어요.", "Done; for send: Kakao took every message."}},
		{"1", Sentence{"예상하지 못한 실패.", "Unexpected failure."}},
		{"2", Sentence{"사용법이 틀렸거나 보낼 수 없는 메시지.", "Usage error, or a message that cannot be sent."}},
		{"3", Sentence{"사람이 로그인해야 해요.", "A person must log in."}},
		{"4", Sentence{"사람이 동의해야 해요.", "A person must consent."}},
		{"5", Sentence{"카카오가 거절했고, 다시 보내도 같아요.", "Kakao refused for good."}},
		{"6", Sentence{"아직 보내지 못해서 대기함에 있고, 저절로 다시 보내요.", "Not delivered yet, kept in the outbox, will be tried again."}},
		{"7", Sentence{"요청은 나갔지만 답이 없어서, 사람이 정할 때까지 대기함에 있어요.", "The request left, no answer came; kept for a person to decide."}},
		{"130", Sentence{"중간에 멈췄어요.", "Interrupted."}},
	}
}
