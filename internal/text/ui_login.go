package text

// The login page.
var (
	LoginPageTitle        = Sentence{"카카오 로그인", "Kakao Login"}
	LoginPageConsentTitle = Sentence{"동의 더 받기", "More consent"}
	LoginPageLeft         = Sentence{"남은 시간 %s", "%s left"}
	LoginPageBeginning    = Sentence{"로그인을 준비하고 있어요.", "Preparing the login."}

	LoginPageOpen    = Sentence{"enter를 누르면 브라우저가 열려요. 다른 기기에서는 이 주소를 여세요.", "Press enter to open the browser, or open this address on another device."}
	LoginPageOpening = Sentence{"브라우저를 열었어요. 열리지 않았다면 이 주소를 직접 여세요.", "The browser was opened. If nothing shows, open this address yourself."}
	LoginPageByHand  = Sentence{"이 주소를 복사해 브라우저에서 여세요.", "Copy this address and open it in a browser."}
	LoginPageDemo    = Sentence{
		"enter를 누르면 시뮬레이터의 동의 화면이 열려요. ctrl+t를 누르면 여기에서 바로 동의해요.",
		"Press enter for the simulator's consent page, or ctrl+t to agree right here.",
	}
	LoginPageDemoHere = Sentence{
		"여기에서는 브라우저를 열 수 없어요. enter를 누르면 여기에서 바로 동의해요.",
		"No browser can be opened here. Press enter to agree right here.",
	}
	LoginPageAgree = Sentence{
		"전체 동의 후 [동의하고 계속하기]를 누르세요. '카카오톡 메시지 전송'을 빼면 메시지를 보낼 수 없어요.",
		"Agree to all and continue there. Without 'Send message in KakaoTalk' (카카오톡 메시지 전송) no message can be sent.",
	}
	LoginPageAgreeTo = Sentence{
		"다음 항목에 동의하고 계속하세요: %s",
		"Agree there to: %s",
	}
	LoginPagePaste = Sentence{
		"이 화면이 저절로 넘어가요. 그대로면 브라우저의 주소를 복사해 붙여 넣으세요.",
		"This page then goes on by itself. If it does not, paste the address that the browser shows.",
	}
	LoginPagePasteOnly = Sentence{
		"브라우저에 빈 화면이나 오류가 보여도 괜찮아요. 그 주소를 통째로 복사해 여기에 붙여 넣으세요.",
		"The browser may then show an empty page or an error. Copy that whole address and paste it here.",
	}
	LoginPageListening = Sentence{"듣고 있어요: %s", "Listening: %s"}
	LoginPageKOE       = Sentence{
		"브라우저에 KOE로 시작하는 코드가 보이면 위에 적고 enter를 누르세요. 뜻을 알려 드려요.",
		"If the browser shows a code that begins with KOE, type it above and press enter to learn what it means.",
	}
	LoginPageHint = Sentence{"브라우저의 주소, 인가 코드, KOE 코드", "the browser's address, a code, a KOE code"}

	LoginPageConsenting = Sentence{"시뮬레이터에서 동의하고 있어요.", "Agreeing at the simulator."}
	LoginPageTaken      = Sentence{"토큰을 받고 있어요.", "Fetching the tokens."}
	LoginPageNoBrowser  = Sentence{"브라우저를 열지 못했어요. 이 주소를 직접 여세요. (%s)", "The browser could not be opened. Open this address yourself. (%s)"}
	LoginPageNoConsent  = Sentence{"여기에서 동의하지 못했어요. 이 주소를 브라우저에서 여세요. (%s)", "Agreeing here failed. Open this address in a browser. (%s)"}
)

// Keys of the login page.
var (
	LoginKeyOpen    = Sentence{"브라우저 열기", "open the browser"}
	LoginKeyConsent = Sentence{"여기서 동의하기", "agree here"}
	LoginKeySubmit  = Sentence{"붙여 넣은 값 확인", "take what is pasted"}
	LoginKeyCopy    = Sentence{"주소 복사", "copy the address"}
	LoginKeyQR      = Sentence{"QR", "QR"}
	LoginKeyQRAbout = Sentence{"주소를 QR 코드로 보기", "show the address as a QR code"}
	LoginKeyRetry   = Sentence{"새로 시작", "start anew"}
	LoginKeySetup   = Sentence{"설정 고치기", "mend the set-up"}
	LoginKeyGoOn    = Sentence{"저장 없이 계속", "go on unsaved"}
)

// What ends a login, or refuses what was pasted, and the key that mends it.
var (
	LoginPageRetry   = Sentence{"enter를 누르면 새 주소로 다시 시작해요.", "Press enter to start anew with a new address."}
	LoginPageSetup   = Sentence{"f4를 누르면 설정을 고칠 수 있어요.", "Press f4 to mend the set-up."}
	LoginPageTimeout = Sentence{
		"브라우저에 KOE로 시작하는 코드가 보였다면 아래에 적고 enter를 누르세요. 뜻을 알려 드려요.",
		"If the browser showed a code that begins with KOE, type it below and press enter to learn what it means.",
	}
	LoginPageHeld = Sentence{
		"로그인은 되었지만 이 프로그램을 끝낼 때까지만이에요. esc를 누르면 그대로 계속하고, 디스크를 확인한 뒤 enter를 누르면 다시 로그인해요.",
		"You are logged in, but only until this program ends. Press esc to go on like this; check the disk and press enter to log in again.",
	}
	LoginPageNoKey      = Sentence{"REST API 키가 없어요.", "There is no REST API key."}
	LoginPageOtherPaste = Sentence{"지금 화면에 있는 주소로 로그인한 뒤 나온 주소를 붙여 넣어 주세요.", "Log in with the address on this screen and paste the one that comes after it."}
	LoginPageOver       = Sentence{"이 로그인은 이미 끝났어요. 칸을 비우고 enter를 누르면 새 주소로 다시 시작해요.", "This login is over. Empty the field and press enter to start anew with a new address."}
	LoginPageUnknownKOE = Sentence{"%s: kakaotui가 모르는 코드예요.", "%s: kakaotui does not know this code."}
	LoginPageDevTalk    = Sentence{"데브톡(devtalk.kakao.com)에서 같은 코드를 찾아봐 주세요.", "Look it up on DevTalk (devtalk.kakao.com)."}
)

// The QR code of the login page.
var (
	LoginQRAbout   = Sentence{"휴대폰으로 찍으면 주소가 열려요. 동의한 뒤에는 그 주소를 옮겨 와야 해요.", "Scan it with a phone. After agreeing there, its last address must be brought back here."}
	LoginQRNoRoom  = Sentence{"QR 코드에는 %d열 %d줄이 필요한데 지금은 %d열 %d줄이에요. 창을 키우거나 글자를 줄여 주세요.", "The QR code needs %d columns and %d rows; there are %d and %d. Enlarge the window or use a smaller font."}
	LoginQRTooLong = Sentence{"주소가 길어서 QR 코드로 만들 수 없어요.", "The address is too long for a QR code."}
)
