package text

// Settings, as doctor tells them.
var (
	DoctorKeyName    = Sentence{"REST API 키", "REST API key"}
	DoctorSecretName = Sentence{"클라이언트 시크릿", "client secret"}
	DoctorURIName    = Sentence{"리다이렉트 URI", "redirect URI"}

	// DoctorOrigins takes what DoctorFrom and DoctorUnset make, the last beside the URI.
	DoctorOrigins = Sentence{"REST API 키: %s, 클라이언트 시크릿: %s, 리다이렉트 URI: %s (%s)", "REST API key: %s; client secret: %s; redirect URI: %s (%s)"}
	DoctorFrom    = Sentence{"%s의 값", "from %s"}
	DoctorDefault = Sentence{"기본값", "the default"}
	DoctorUnset   = Sentence{"없음", "none"}

	DoctorNoKey     = Sentence{"REST API 키가 없어요. 아직 설정을 하지 않았어요.", "The REST API key is missing: the set-up has not been done yet."}
	DoctorNoKeyMend = Sentence{"`kakaotui`를 실행하면 차례로 물어봐요. 키는 카카오디벨로퍼스 콘솔의 %s에 있어요. 계정 없이 먼저 해 보려면 `kakaotui demo`를 실행하세요.", "Run `kakaotui`, which asks for it step by step. The key is in the Kakao Developers console at %s. To try it without an account first, run `kakaotui demo`."}

	DoctorPlaceholder     = Sentence{"%s 자리에 예시 값이 그대로 있어요 (%s).", "The %s is still the placeholder of an example (from %s)."}
	DoctorPlaceholderMend = Sentence{"콘솔의 %s에서 실제 값을 복사해 넣어 주세요.", "Copy the real value from the console: %s."}
	DoctorOddValue        = Sentence{"%s (%s의 값): %s", "%s (from %s): %s"}
	DoctorOddShape        = Sentence{"카카오가 주는 모양(영문 소문자와 숫자 32자)이 아니에요.", "it does not have the shape that Kakao gives (32 letters and digits)."}
	DoctorLabelled        = Sentence{"값에 이름이나 따옴표가 같이 붙어 있어요.", "a label or quotes are part of the value."}
	DoctorOddMend         = Sentence{"콘솔의 %s에서 값만 다시 복사해 넣어 주세요.", "Copy the value alone from the console again: %s."}
	DoctorSameValue       = Sentence{"클라이언트 시크릿에 REST API 키와 같은 값이 들어 있어요.", "The client secret is the same value as the REST API key."}

	DoctorURIMend   = Sentence{"콘솔의 %s에 등록한 값과 한 글자도 다르지 않게 적어 주세요.", "Write it to the letter as it is registered in the console: %s."}
	DoctorURIPort   = Sentence{"리다이렉트 URI의 %s번 포트는 관리자 권한이 있어야 들을 수 있어서, 로그인할 때 주소를 붙여 넣어야 해요.", "Port %s of the redirect URI takes administrator's rights to hear, so a login needs the address pasted."}
	DoctorPortMend  = Sentence{"http://localhost:8910/oauth처럼 1024 이상인 포트를 적고, 콘솔의 %s에도 똑같이 등록해 주세요.", "Use a port from 1024 on, as in http://localhost:8910/oauth, and register the same in the console: %s."}
	DoctorURIPlain  = Sentence{"리다이렉트 URI가 다른 컴퓨터의 http 주소라서, 인가 코드가 암호화되지 않은 채로 가요.", "The redirect URI is plain http to another machine, so the authorization code travels unencrypted."}
	DoctorPlainMend = Sentence{"https 주소나 http://localhost:8910/oauth로 바꾸고, 콘솔의 %s에도 똑같이 등록해 주세요.", "Use an https address or http://localhost:8910/oauth, and register the same in the console: %s."}
	DoctorURIPaste  = Sentence{"이 리다이렉트 URI는 이 컴퓨터에서 들을 수 없어서, 로그인할 때 돌아온 주소를 붙여 넣어야 해요.", "This redirect URI cannot be heard on this computer: a login needs the address that came back pasted."}

	DoctorOtherHost   = Sentence{"카카오 대신 %s에 물어요 (%s).", "%s is asked in place of Kakao (from %s)."}
	DoctorUnknownKeys = Sentence{"config.toml에 kakaotui가 모르는 설정이 있어요: %s", "config.toml has settings that kakaotui does not know: %s"}
	DoctorKeysMend    = Sentence{"철자를 확인해 주세요: %s", "Check how they are spelt: %s"}

	DoctorEnvOpen        = Sentence{".env 파일을 다른 사용자도 읽을 수 있어요 (권한 %s).", "Other users can read the .env file (mode %s)."}
	DoctorEnvTracked     = Sentence{".env 파일이 git에 올라가 있어요.", "The .env file is tracked by git."}
	DoctorEnvTrackedMend = Sentence{"`git rm --cached .env`로 빼고 .gitignore에 .env를 적어 주세요. 이미 공개했다면 콘솔의 %s에서 시크릿을 다시 발급받으세요.", "Take it out with `git rm --cached .env` and list .env in .gitignore. If it was published, reissue the secret in the console: %s."}
	DoctorRun            = Sentence{"`%s`", "`%s`"}
)

// Files, as doctor tells them. Paths come first.
var (
	DoctorFilesFine   = Sentence{"%s에 쓸 수 있어요.", "%s can be written to."}
	DoctorFilesSpace  = Sentence{"%[1]s에 쓸 수 있고, 디스크에 %[2]s 남았어요.", "%[1]s can be written to; the disk has %[2]s left."}
	DoctorFilesNone   = Sentence{"아직 저장한 것이 없어요. 처음 저장할 때 %s 폴더를 만들어요.", "Nothing is stored yet. The folder %s is made when something is."}
	DoctorNoWrite     = Sentence{"%s 폴더에 쓸 수 없어요 (%s).", "Nothing can be written to %s (%s)."}
	DoctorNoMake      = Sentence{"%s 폴더를 만들 수 없어요 (%s).", "The folder %s cannot be made (%s)."}
	DoctorNoFolder    = Sentence{"폴더가 있어야 할 자리에 다른 것이 있어요: %s", "Something else stands where a folder belongs: %s"}
	DoctorNoWriteMend = Sentence{"권한을 보려면 `%[1]s`. sudo로 실행한 적이 있으면 `%[2]s`. 아니면 KAKAOTUI_HOME을 쓸 수 있는 폴더로 정해 주세요.", "See the permissions with `%[1]s`. If it was run with sudo once: `%[2]s`. Or point KAKAOTUI_HOME to a folder that can be written to."}
	DoctorMoveAway    = Sentence{"그것을 다른 곳으로 옮기거나, KAKAOTUI_HOME을 다른 폴더로 정해 주세요.", "Move it away, or point KAKAOTUI_HOME to another folder."}
	DoctorFolderOpen  = Sentence{"다른 사용자가 %s 폴더의 파일을 바꿀 수 있어요 (권한 %s).", "Other users can change the files in %s (mode %s)."}
	DoctorFolderSeen  = Sentence{"다른 사용자가 %s 폴더의 파일 이름을 볼 수 있어요 (권한 %s). 내용은 못 읽어요.", "Other users can see the names of the files in %s (mode %s), not what is in them."}
	DoctorFilesOpen   = Sentence{"다른 사용자도 읽을 수 있는 파일이 있어요: %s", "Other users can read these files: %s"}
	DoctorStuck       = Sentence{"쓸 수 없는 파일이 있어요: %s", "These files cannot be written to: %s"}
	DoctorStuckMend   = Sentence{"sudo로 실행한 적이 있으면 `%s`로 되돌려 주세요.", "If kakaotui was run with sudo once, put it right with `%s`."}
	DoctorDiskLow     = Sentence{"디스크에 %s밖에 남지 않았어요.", "The disk has only %s left."}
	DoctorDiskMend    = Sentence{"디스크에 자리를 만들어 주세요. 가득 차면 토큰도 메시지도 저장하지 못해요.", "Make room on the disk. When it is full, neither tokens nor messages can be saved."}
	DoctorLocked      = Sentence{"다른 kakaotui가 토큰의 잠금을 놓지 않고 있어요.", "Another kakaotui does not let go of the lock of the tokens."}
	DoctorLockedMend  = Sentence{"토큰 갱신은 15초 안에 끝나요. 다시 실행해도 그대로면 멈춰 있는 kakaotui를 끝내 주세요. 찾으려면 `%s`", "A refresh takes 15 seconds at most. If it stays so, end the kakaotui that hangs; to find it: `%s`"}
	DoctorAside       = Sentence{"손상되어 옮겨 둔 파일이 %d개 있어요 (이름에 .damaged-가 있어요). 필요 없으면 지워도 돼요.", "%d damaged files were set aside (.damaged- in their names). Delete them if you do not need them."}

	DoctorTokensDamaged  = Sentence{"토큰 파일을 읽을 수 없어요: %s.", "The token file cannot be read: %s."}
	DoctorTokensPrevious = Sentence{"토큰 파일을 읽을 수 없어요: %s. 그 전에 저장한 토큰은 쓸 수 있어요.", "The token file cannot be read: %s. The tokens saved before it can be used."}
	DoctorDamagedLogin   = Sentence{"`kakaotui login`으로 다시 로그인해 주세요. 손상된 파일은 지우지 않고 옮겨 둬요.", "Log in again with `kakaotui login`. The damaged file is set aside, not deleted."}
	DoctorDamagedStatus  = Sentence{"`kakaotui status`를 실행하면 손상된 파일을 옮겨 두고 그 전의 토큰을 써요.", "`kakaotui status` sets the damaged file aside and uses the tokens before it."}
	DoctorJournalDamaged = Sentence{"메시지 기록(%s)을 읽을 수 없어요: %s.", "The journal (%s) cannot be read: %s."}
	DoctorJournalMend    = Sentence{"다음에 보낼 때 지우지 않고 옮겨 둔 뒤 새로 시작해요. 대기함의 메시지가 중요하면 그 전에 파일을 복사해 두세요.", "The next send sets it aside, without deleting it, and begins anew. If messages in the outbox matter, copy the file before that."}
	DoctorJournalOlder   = Sentence{"메시지 기록이 예전 형식이에요. 다음에 쓸 때 새 형식으로 바꿔요.", "The journal has an older format, which the next use brings up to date."}
)
