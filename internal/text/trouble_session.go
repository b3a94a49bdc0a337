package text

import "sync"

// Troubles that the rules of a session find.
var (
	TroubleLoginExpired = Trouble{
		Sentence{"로그인 기한이 지났어요", "The login has run out"},
		Sentence{"리프레시 토큰은 두 달쯤 쓸 수 있는데, 그 기한이 지났어요.", "A refresh token lasts about two months, and this one is past its date."},
		Sentence{"`kakaotui login`으로 다시 로그인해 주세요.", "Log in again with `kakaotui login`."},
	}
	TroubleLoginRejected = Trouble{
		Sentence{"카카오가 이 로그인을 더 받지 않아요", "Kakao does not accept this login any more"},
		Sentence{"로그아웃이나 연결 해제로 끝났거나, 다른 곳에서 토큰이 새로 발급됐어요.", "A logout or unlink has ended it, or the tokens were renewed elsewhere."},
		Sentence{"`kakaotui login`으로 다시 로그인해 주세요.", "Log in again with `kakaotui login`."},
	}
	TroubleBadButton = Trouble{
		Sentence{"버튼 이름을 쓸 수 없어요", "The button title cannot be used"},
		Sentence{"비어 있거나 줄바꿈, 보이지 않는 글자가 들어 있어요.", "It is blank, or holds line breaks or invisible characters."},
		Sentence{"한 줄짜리 짧은 이름으로 고쳐서 다시 보내 주세요. 8자까지 다 보여요.", "Make it a short title of one line and send again; 8 characters fit."},
	}
	TroubleOlderImport = Trouble{
		Sentence{"저장된 로그인이 파일보다 최근 것이에요", "The stored login is newer than the file"},
		Sentence{"지금 쓰는 토큰을 오래된 토큰으로 덮어쓰지 않았어요. 바뀐 것은 없어요.", "The tokens in use were not replaced by older ones. Nothing has changed."},
		Sentence{"그래도 파일의 토큰을 쓰려면 --force를 붙여 다시 실행해 주세요.", "To use the file's tokens all the same, run it again with --force."},
	}
	TroubleOverridden = Trouble{
		Sentence{"저장했지만 다른 값이 먼저 쓰여요", "It was saved, but another value still counts"},
		Sentence{"%s 설정은 %s의 값이 config.toml보다 먼저예요.", "For %s the value from %s wins over config.toml."},
		Sentence{"저장한 값을 쓰려면 그 값을 지우고 다시 실행해 주세요.", "To use the saved one, take the other away and run kakaotui again."},
	}
)

// origins are where a setting came from, named as store names them.
var origins = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"flag":        {"명령줄 옵션", "a flag"},
		"environment": {"환경 변수", "the environment"},
		".env":        {".env 파일", "the .env file"},
		"config.toml": {"config.toml 파일", "config.toml"},
		"default":     {"기본값", "the default"},
	}
})

// Origin is where a setting came from; an unknown name comes back made visible.
func Origin(name string) Sentence {
	if s, ok := origins()[name]; ok {
		return s
	}
	name = VisibleLine(name)
	return Sentence{KO: name, EN: name}
}
