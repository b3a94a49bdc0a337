package text

// Clock and reachability, as doctor tells them.
var (
	DoctorClockFine   = Sentence{"카카오의 시계와 맞아요 (차이 %s).", "It agrees with Kakao's (difference %s)."}
	DoctorClockFast   = Sentence{"이 컴퓨터의 시계가 카카오보다 %s 빨라요.", "This computer's clock is %s ahead of Kakao's."}
	DoctorClockSlow   = Sentence{"이 컴퓨터의 시계가 카카오보다 %s 느려요.", "This computer's clock is %s behind Kakao's."}
	DoctorClockMend   = Sentence{"시계가 틀리면 토큰의 기한을 잘못 재고 인증서 확인이 실패할 수 있어요. 시계를 맞춰 주세요: `%s`", "A wrong clock misjudges the tokens' dates and may fail certificates. Set it: `%s`"}
	DoctorClockManual = Sentence{"시계가 틀리면 토큰의 기한을 잘못 재고 인증서 확인이 실패할 수 있어요. 설정에서 날짜와 시간을 \"자동으로 설정\"으로 바꿔 주세요.", "A wrong clock misjudges the tokens' dates and may fail certificates. Have date and time set automatically in the system's settings."}
	DoctorClockNoDate = Sentence{"카카오의 시각을 알 수 없어서 견주지 못했어요.", "Kakao's time is not known, so there was nothing to compare with."}

	DoctorReached   = Sentence{"%s (%s)", "%s (%s)"}
	DoctorVia       = Sentence{"프록시를 거쳐 연결해요: %s (%s)", "Connections go through the proxy %s (%s)."}
	DoctorProxyMend = Sentence{"프록시 설정(%s)이 맞는지 확인해 주세요. 카카오만 거치지 않게 하려면 `export NO_PROXY=.kakao.com`", "Check the proxy setting (%s). To leave it out for Kakao: `export NO_PROXY=.kakao.com`"}

	DoctorDNS         = Sentence{"%s의 주소를 찾지 못했어요 (DNS).", "The address of %s was not found (DNS)."}
	DoctorDNSMend     = Sentence{"인터넷에 연결되어 있는지, DNS 설정이 맞는지 확인해 주세요. `nslookup kauth.kakao.com`으로 볼 수 있어요.", "Check that this computer is online and its DNS settings are right; `nslookup kauth.kakao.com` shows it."}
	DoctorTCP         = Sentence{"%s에 연결하지 못했어요 (%s).", "No connection to %s could be made (%s)."}
	DoctorTCPMend     = Sentence{"인터넷 연결과 방화벽을 확인해 주세요. 회사나 학교에서는 443번 포트로 나가는 길이 막혀 있을 수 있어요.", "Check internet connection and firewall. In a company or school outgoing port 443 may be blocked."}
	DoctorTLS         = Sentence{"%s의 인증서를 확인하지 못했어요 (%s).", "The certificate of %s could not be verified (%s)."}
	DoctorTLSMend     = Sentence{"날짜와 시각이 맞는지, 공용 와이파이의 로그인 화면이 남아 있지 않은지, 회사나 학교의 보안 프로그램이 연결을 가로채지 않는지 확인해 주세요.", "Check date and time, whether a public Wi-Fi still wants you to sign in, and whether security software of a company or school intercepts connections."}
	DoctorTimeout     = Sentence{"%s: %d초 안에 답하지 않았어요.", "%s did not answer within %d seconds."}
	DoctorPortal      = Sentence{"%s 대신 웹 페이지가 답했어요. 공용 와이파이의 로그인 화면이나 프록시 같아요.", "A web page answered in place of %s: the sign-in page of a public Wi-Fi, it seems, or a proxy."}
	DoctorPortalMend  = Sentence{"브라우저에서 아무 페이지나 열어 와이파이 로그인을 마친 뒤 다시 실행해 주세요.", "Open any page in a browser, sign in to the Wi-Fi, and run it again."}
	DoctorBrokenReply = Sentence{"%s의 답을 받았지만 쓸 수 없었어요: %s", "%s answered, but not in a way that can be used: %s"}
)

// Login and consent, as doctor tells them.
var (
	DoctorLoginFine    = Sentence{"액세스 토큰 %s 남음, 리프레시 토큰 %s 남음 (카카오가 확인했어요).", "Access token: %s left; refresh token: %s left (confirmed by Kakao)."}
	DoctorLoginStored  = Sentence{"액세스 토큰 %s 남음, 리프레시 토큰 %s 남음 (저장된 값이에요).", "Access token: %s left; refresh token: %s left (as stored)."}
	DoctorLoginRenews  = Sentence{"액세스 토큰은 기한이 지나서 다음에 쓸 때 갱신해요. 리프레시 토큰 %s 남음 (저장된 값이에요).", "The access token is over and is refreshed at the next use. Refresh token: %s left (as stored)."}
	DoctorLoginNoEnd   = Sentence{"기한을 알 수 없이", "unknown time"}
	DoctorLoginUnasked = Sentence{"doctor는 토큰을 갱신하지 않아서 카카오에 확인하지 못했어요. `kakaotui status`는 갱신하고 확인해요.", "doctor refreshes nothing, so Kakao could not confirm it; `kakaotui status` refreshes and asks."}

	DoctorLoginWho  = Sentence{"회원번호 %d, 앱 ID %d. 앱 ID가 콘솔의 %s에 있는 번호와 다르면 다른 앱으로 로그인한 거예요.", "User ID %d, app ID %d. If the console shows another app ID at %s, this is the login of another app."}
	DoctorLoginDead = Sentence{"카카오가 이 액세스 토큰을 더 받지 않아요.", "Kakao does not take this access token any more."}
	DoctorDeadMend  = Sentence{"`kakaotui status`를 실행하면 새 토큰을 받아 보고, 로그인이 끝났으면 알려 줘요.", "`kakaotui status` asks for a new one and tells if the login is over."}
	DoctorOtherUser = Sentence{"저장된 토큰이 다른 사람의 것이에요 (저장된 회원번호 %d, 카카오가 말한 회원번호 %d).", "The stored tokens belong to another person (stored user ID %d, Kakao says %d)."}
	DoctorLoginSoon = Sentence{"%s 뒤에는 다시 로그인해야 해요.", "A person must log in again within %s."}
	DoctorSoonMend  = Sentence{"`kakaotui keepalive`를 실행하면 새 리프레시 토큰을 받아요. 하루에 한 번 cron으로 실행해 두면 다시 로그인할 일이 없어요.", "`kakaotui keepalive` gets a new refresh token. Run daily by cron, it spares you the login."}
	DoctorDeadSoon  = Sentence{"리프레시 토큰을 쓸 수 없어서, 액세스 토큰이 끝나면(%s 남음) 다시 로그인해야 해요.", "The refresh token cannot be used: when the access token ends (%s left), a person must log in."}
	DoctorUnsure    = Sentence{"카카오가 지금은 확인해 주지 못했어요: %s", "Kakao could not confirm it just now: %s"}

	DoctorConsentFine    = Sentence{"talk_message: 동의함 (메시지 보내기). friends: %s (친구에게 보낼 때만 필요해요).", "talk_message: agreed (to send messages). friends: %s (needed only for friends)."}
	DoctorConsentStored  = Sentence{"카카오가 마지막으로 알려 준 값이에요.", "As Kakao said last."}
	DoctorConsentUnknown = Sentence{"무엇에 동의했는지 카카오가 아직 알려 주지 않았어요.", "Kakao has not said yet what was agreed to."}
	DoctorConsentMissing = Sentence{"카카오톡 메시지 전송(talk_message)에 동의하지 않아서 메시지를 보낼 수 없어요.", "Without consent to \"Send message in KakaoTalk\" (talk_message) no message can be sent."}
	DoctorConsentOff     = Sentence{"앱의 동의항목에 카카오톡 메시지 전송(talk_message)이 없어요.", "The app's consent items lack \"Send message in KakaoTalk\" (talk_message)."}
	DoctorConsentMend    = Sentence{"`kakaotui login --scope talk_message`로 로그인하면서 동의해 주세요. 동의 화면에 항목이 없으면 콘솔의 %s에서 \"카카오톡 메시지 전송\"을 \"선택 동의\"로 바꿔 주세요.", "Log in with `kakaotui login --scope talk_message` and agree. If the consent page does not show it, set \"Send message in KakaoTalk\" to optional in the console: %s."}
	DoctorConsentOffMend = Sentence{"콘솔의 %s에서 \"카카오톡 메시지 전송\"을 \"선택 동의\"로 바꾼 뒤 `kakaotui login --scope talk_message`로 로그인해 주세요.", "Set \"Send message in KakaoTalk\" to optional in the console: %s. Then log in with `kakaotui login --scope talk_message`."}
)
