package text

// The app's frame: header, notices, help line, palette and dialogs.
var (
	KeyQuit    = Sentence{"끝내기", "quit"}
	KeySuspend = Sentence{"잠시 멈추기", "suspend"}
	KeyRedraw  = Sentence{"다시 그리기", "redraw"}
	KeyPalette = Sentence{"명령", "commands"}
	KeyHelp    = Sentence{"도움말", "help"}
	KeyStatus  = Sentence{"상태", "status"}
	KeyCompose = Sentence{"쓰기", "compose"}
	KeyOutbox  = Sentence{"대기함", "outbox"}
	KeyBack    = Sentence{"이전", "back"}
	KeyScroll  = Sentence{"넘기기", "scroll"}
	KeyRun     = Sentence{"실행", "run"}
	KeyChoose  = Sentence{"고르기", "choose"}

	CommandSetup    = Sentence{"설정 고치기", "change the set-up"}
	CommandLogin    = Sentence{"다시 로그인하기", "log in again"}
	CommandLogout   = Sentence{"로그아웃", "log out"}
	CommandLanguage = Sentence{"English로 바꾸기", "한국어로 바꾸기 (Korean)"}

	HelpTitle    = Sentence{"도움말", "Help"}
	HelpMore     = Sentence{"한글 자판이 켜져 있어도 단축키는 그대로예요. 이 목록에 없는 명령은 ctrl+p에 있어요.", "Shortcuts work under the Korean layout too. Commands without a key are under ctrl+p."}
	PaletteTitle = Sentence{"명령", "Commands"}
	PaletteHint  = Sentence{"명령 이름의 일부", "part of a command's name"}
	PaletteNone  = Sentence{"그런 명령이 없어요.", "No such command."}

	DefaultProfile = Sentence{"기본", "default"}
	NotLoggedIn    = Sentence{"로그인 전", "not logged in"}
	AccessShort    = Sentence{"액세스", "access"}
	RefreshShort   = Sentence{"리프레시", "refresh"}
	Expired        = Sentence{"끝남", "ended"}
	SentToday      = Sentence{"오늘 %d통", "%d today"}
	SentTodayOf    = Sentence{"오늘 %d/%d통", "%d of %d today"}
	SentShort      = Sentence{"%d통", "%d sent"}
	// HeaderOutbox is how many messages of the outbox still have a future.
	HeaderOutbox      = Sentence{"대기함 %d통", "%d in the outbox"}
	HeaderOutboxShort = Sentence{"%d", "%d"}

	Copied           = Sentence{"복사했어요.", "Copied."}
	NotCopied        = Sentence{"복사하지 못했어요. 화면의 글자를 직접 골라 복사해 주세요.", "Could not copy. Please select the text on the screen."}
	QuitWhileSending = Sentence{"메시지를 보내고 있어요. 지금 끝내면 도착했는지 알 수 없어요. 그래도 끝내려면 ctrl+c를 한 번 더 누르세요.", "A message is on its way. Quit now and nobody knows whether it arrived. Press ctrl+c again to quit anyway."}
	QuitDraftUnsaved = Sentence{"쓰던 글을 저장하지 못했어요. 저장하지 않고 끝내려면 ctrl+c를 한 번 더 누르세요.", "The draft could not be saved. Press ctrl+c again to quit without it."}
	TooSmall         = Sentence{"창을 %d열 %d줄 이상으로 키워 주세요. 지금은 %d열 %d줄이에요.", "Please enlarge the window to at least %d columns and %d rows. It is %d by %d now."}

	LogoutQuestion = Sentence{"카카오에서 로그아웃하고 이 컴퓨터의 토큰을 지울까요? 쓰던 글은 그대로 남아요.", "Log out at Kakao and forget the tokens on this computer? Your draft stays."}
	LogoutYes      = Sentence{"로그아웃", "log out"}
	LogoutFailed   = Sentence{"로그아웃하지 못했어요.", "Could not log out."}
)
