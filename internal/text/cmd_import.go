package text

// The commands import and tokens.
var (
	CmdImport     = Sentence{"튜토리얼의 파일에서 설정과 로그인 가져오기", "take over settings and login from a tutorial's files"}
	CmdImportLong = Sentence{
		".env의 키와 시크릿을 config.toml로, kakao_code.json이나 kakao_token.json의 토큰을 이 프로필로 가져와요. 파일은 바꾸지 않아요.\n\n  kakaotui import kakao_code.json .env",
		"Takes keys and secret of a .env file into config.toml, and the tokens of kakao_code.json or kakao_token.json into this profile. The files stay as they are.\n\n  kakaotui import kakao_code.json .env",
	}
	FlagImportForce   = Sentence{"더 최근 로그인이 있어도 바꾸기", "replace a newer login too"}
	FlagImportOffline = Sentence{"카카오에 확인하지 않기", "do not ask Kakao to confirm"}

	ImportWhat     = Sentence{"가져올 파일을 적어 주세요. 예: kakaotui import kakao_code.json .env", "Name the files, for example: kakaotui import kakao_code.json .env"}
	ImportNothing  = Sentence{"가져올 것을 찾지 못했어요.", "There was nothing to import."}
	ImportMend     = Sentence{"토큰이 없어도 괜찮아요. `kakaotui login`으로 로그인하면 돼요.", "You can do without a file of tokens: log in with `kakaotui login`."}
	ImportSettings = Sentence{"%s: 설정을 config.toml로 가져왔어요 (%s).", "%s: settings taken over into config.toml (%s)."}
	ImportLogin    = Sentence{"%s: 로그인을 가져왔어요.", "%s: the login was taken over."}
	ImportReplaced = Sentence{"%s: 로그인을 가져왔어요. 전에 있던 오래된 로그인을 바꿨어요.", "%s: the login was taken over and replaced the older one."}
	ImportAlready  = Sentence{"%s: 이미 저장되어 있는 로그인이에요. 바뀐 것은 없어요.", "%s: this login is stored already. Nothing has changed."}
	ImportExpiry   = Sentence{"액세스 토큰: %s", "access token: %s"}
	// EstimatedLifetime says that a lifetime was counted from the time of a file.
	EstimatedLifetime = Sentence{"기한은 가져온 파일의 시각으로 어림한 값이에요. 카카오에 물을 수 있게 되면 바로잡아요.", "The lifetimes are estimated from the imported file's time; they are put right once Kakao can be asked."}
	ImportUnasked     = Sentence{"카카오에 확인하지 못했어요: %s", "Kakao could not confirm it: %s"}
	ImportTwoHolders  = Sentence{"이제 kakaotui가 토큰을 갱신하니, 같은 파일을 쓰던 스크립트의 토큰은 못 쓰게 될 수 있어요. 스크립트에서는 `kakaotui send`를 쓰세요.", "From now on kakaotui refreshes the tokens, and a script that still uses the file may lose its login. Let it call `kakaotui send`."}

	ImportEmpty      = Sentence{"%s: 비어 있어요.", "%s: it is empty."}
	ImportNotJSON    = Sentence{"%s: JSON 형식이 아니에요.", "%s: it is no JSON."}
	ImportSeveral    = Sentence{"%s: 로그인이 여럿 들어 있어서 고를 수 없어요. 하나만 남겨 주세요.", "%s: it holds several logins; leave one in it."}
	ImportNoTokens   = Sentence{"%s: 토큰이 들어 있지 않아요.", "%s: it holds no tokens."}
	ImportNoSettings = Sentence{"%s: REST_API_KEY, CLIENT_SECRET, REDIRECT_URI 가운데 아무것도 없어요.", "%s: it has none of REST_API_KEY, CLIENT_SECRET and REDIRECT_URI."}
	ImportTooLarge   = Sentence{"%s: 너무 커요. 토큰 파일이 아닌 것 같아요.", "%s: it is far too large for such a file."}
	ImportNoFile     = Sentence{"%s: 읽을 수 없어요 (%s).", "%s: it cannot be read (%s)."}
	ImportFailure    = Sentence{"%s: 토큰이 아니라 카카오의 에러 응답이에요 (%s). `kakaotui explain %[2]s`로 뜻을 볼 수 있어요.", "%s: it holds an error of Kakao's, no tokens (%s). `kakaotui explain %[2]s` tells what it means."}
	ImportNoRefresh  = Sentence{"%s: 리프레시 토큰이 없어요. 갱신하고 받은 응답을 저장한 파일 같아요. 처음 받은 파일(보통 kakao_code.json)을 가져오거나 새로 로그인해 주세요.", "%s: it has no refresh token; it seems to be the answer of a refresh. Import the first file (kakao_code.json as a rule), or log in anew."}
	ImportOtherLogin = Sentence{"%s: 더 최근 파일의 로그인을 썼어요.", "%s: the login of a newer file was used."}

	ImportCodeUsed   = Sentence{"%s: 인가 코드는 이미 쓰였거나 시간이 지났어요. 코드는 한 번만 쓸 수 있으니 `kakaotui login`으로 새로 받으면 돼요.", "%s: the authorization code was used already or is too old. A code works once; `kakaotui login` gets a new one."}
	ImportCodeOdd    = Sentence{"%s: AUTHORIZATION_CODE에 인가 코드가 아닌 값이 들어 있어서 쓰지 않았어요.", "%s: the value of AUTHORIZATION_CODE is no authorization code and was not used."}
	ImportCodeSpared = Sentence{"%s: 인가 코드는 필요하지 않아서 쓰지 않았어요.", "%s: the authorization code was not needed and not used."}
	ImportCodeDone   = Sentence{"%s: 인가 코드로 로그인했어요.", "%s: logged in with the authorization code."}

	ImportOpenMode = Sentence{"주의: %s 파일을 다른 사용자도 읽을 수 있어요. `chmod 600`으로 막거나, 가져온 뒤 지워 주세요.", "Warning: other users can read %s. Run `chmod 600` on it, or delete it now that it is imported."}
	ImportTracked  = Sentence{"주의: %s 파일이 git에 올라가 있어요. `git rm --cached`로 빼고 .gitignore에 넣어 주세요. 이미 공개했다면 콘솔에서 키와 시크릿을 다시 발급받으세요.", "Warning: %s is tracked by git. Take it out with `git rm --cached` and list it in .gitignore. If it was published, reissue key and secret in the console."}

	CmdTokens     = Sentence{"토큰을 둘 곳: 파일이나 키링", "where the tokens are kept: file or key ring"}
	CmdTokensLong = Sentence{
		"토큰은 보통 본인만 읽을 수 있는 파일에 있어요. 운영체제의 키링에 두려면 옮기세요. cron처럼 키링이 잠겨 있을 수 있는 곳에서는 파일을 쓰세요.\n\n  kakaotui tokens move --to keyring",
		"Tokens are kept in a file that only you can read. Move them to have them in the key ring of the operating system. Under cron, where it may be locked, use the file.\n\n  kakaotui tokens move --to keyring",
	}
	CmdTokensMove  = Sentence{"토큰을 파일과 키링 사이에서 옮기기", "move the tokens between file and key ring"}
	FlagMoveTo     = Sentence{"옮길 곳: file 또는 keyring", "the place to move them to: file or keyring"}
	FlagMoveForce  = Sentence{"그곳에 있는 다른 로그인을 바꾸기", "replace another login that is there"}
	CmdTokensWhere = Sentence{"--to에 file이나 keyring을 적어 주세요.", "--to takes file or keyring."}
	CmdTokensMoved = Sentence{"토큰을 옮겼어요. 지금 있는 곳: %s", "The tokens were moved. They are now in: %s"}
)
