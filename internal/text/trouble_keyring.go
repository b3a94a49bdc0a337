package text

import "sync"

// Troubles with the key ring and with tokens that lie in another place. The argument of a Detail is the cause.
var (
	TroubleRingMissing = Trouble{
		Sentence{"이 환경에서는 키링을 쓸 수 없어요", "There is no key ring here"},
		Sentence{"cron, ssh, 컨테이너에서는 키링이 없는 일이 많아요 (%s).", "Under cron, ssh and in containers there is often none (%s)."},
		Sentence{"KAKAOTUI_TOKENS=file을 쓰세요. 키링을 쓸 수 있는 곳에서 `kakaotui tokens move --to file`을 실행하면 토큰도 옮겨져요.", "Use KAKAOTUI_TOKENS=file; where the key ring works, `kakaotui tokens move --to file` brings the tokens along."},
	}
	TroubleRingLocked = Trouble{
		Sentence{"키링이 잠겨 있어요", "The key ring is locked"},
		Sentence{"키링에 둔 토큰을 읽거나 쓰지 못했어요 (%s).", "Tokens in it could not be read or written (%s)."},
		Sentence{"키링의 잠금을 풀고 다시 실행해 주세요. 잠금을 풀 사람이 없는 곳에서는 KAKAOTUI_TOKENS=file을 쓰세요.", "Unlock it and run kakaotui again. Where nobody can unlock it, use KAKAOTUI_TOKENS=file."},
	}
	TroubleRingTimeout = Trouble{
		Sentence{"키링이 3초 안에 답하지 않았어요", "The key ring did not answer within 3 seconds"},
		Sentence{"잠겨 있어서 암호를 묻고 있거나, 키링 프로그램이 멈춘 것 같아요.", "It may be locked and asking for its password, or its program may hang."},
		Sentence{"암호를 묻는 창이 있으면 잠금을 풀고 다시 실행해 주세요. 계속되면 KAKAOTUI_TOKENS=file을 쓰세요.", "If a window asks for its password, unlock it and run kakaotui again. If it stays, use KAKAOTUI_TOKENS=file."},
	}
	TroubleRingTooBig = Trouble{
		Sentence{"토큰이 키링에 들어가지 않아요", "The tokens do not fit into the key ring"},
		Sentence{"키링이 받는 크기보다 커요.", "They are larger than it takes."},
		Sentence{"KAKAOTUI_TOKENS=file을 쓰세요. 파일은 본인만 읽을 수 있게 저장돼요.", "Use KAKAOTUI_TOKENS=file; only you can read that file."},
	}
	TroubleRingFailed = Trouble{
		Sentence{"키링을 쓰지 못했어요", "The key ring did not work"},
		Sentence{"키링이 이렇게 답했어요: %s", "It said: %s"},
		Sentence{"키링이 켜져 있고 잠겨 있지 않은지 확인하고 다시 실행해 주세요. 안 되면 KAKAOTUI_TOKENS=file을 쓰세요.", "Check that it runs and is unlocked, then run kakaotui again. Otherwise use KAKAOTUI_TOKENS=file."},
	}

	// TroubleElsewhere has no remedy of its own: ElsewhereMove takes arguments.
	TroubleElsewhere = Trouble{
		Title:  Sentence{"토큰이 다른 곳에 있어요", "The tokens are in another place"},
		Detail: Sentence{"설정은 %[1]s에서 찾으라고 하는데, 토큰은 %[2]s에 있어요.", "The settings look in the %[1]s, but the tokens are in the %[2]s."},
	}
	// ElsewhereMove takes the setting's place, ElsewhereSetting the other one; both as KAKAOTUI_TOKENS writes them.
	ElsewhereMove = Sentence{"`kakaotui tokens move --to %[1]s` 명령으로 옮기거나, KAKAOTUI_TOKENS=%[2]s 설정을 쓰세요. 새로 로그인해도 돼요.", "Move them with `kakaotui tokens move --to %[1]s`, or set KAKAOTUI_TOKENS=%[2]s. Logging in anew works too."}

	TroubleOccupied = Trouble{
		Sentence{"옮길 곳에 다른 로그인이 이미 있어요", "There is another login in that place already"},
		Sentence{"%s에 있는 토큰을 덮어쓰지 않았어요. 바뀐 것은 없어요.", "The tokens in the %s were not replaced. Nothing has changed."},
		Sentence{"그 로그인이 필요 없으면 --force를 붙여 다시 실행해 주세요.", "If that login is not needed, run it again with --force."},
	}
	TroubleNothingToMove = Trouble{
		Sentence{"옮길 토큰이 없어요", "There are no tokens to move"},
		Sentence{"%s에 저장된 토큰이 없어요.", "No tokens are stored in the %s."},
		Sentence{"`kakaotui login`으로 로그인해 주세요.", "Log in with `kakaotui login`."},
	}
)

// places are where tokens are kept, named as KAKAOTUI_TOKENS names them.
var places = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"file":    {"파일", "file"},
		"keyring": {"키링", "key ring"},
	}
})

// TokenPlace is a place of tokens in words; an unknown name comes back made visible.
func TokenPlace(name string) Sentence {
	if s, ok := places()[name]; ok {
		return s
	}
	name = VisibleLine(name)
	return Sentence{KO: name, EN: name}
}
