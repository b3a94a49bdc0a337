package text

import "sync"

// Troubles with files and settings. The first argument of a Detail is the path.
var (
	TroubleDamaged = Trouble{
		Sentence{"파일을 읽을 수 없어요", "A file cannot be read"},
		Sentence{"%s: %s.", "%s: %s."},
		Sentence{"로그인되어 있지 않다고 나오면 `kakaotui login`으로 다시 로그인해 주세요.", "If you turn out to be logged out, log in again with `kakaotui login`."},
	}
	DamagedSetAside = Sentence{"지우지 않고 %s에 옮겨 두었어요.", "It was not deleted but set aside as %s."}
	DamagedPrevious = Sentence{"그 전에 저장한 내용을 대신 써요.", "What was saved before it is used instead."}
	DamagedStays    = Sentence{"옮기지 못해서 그 자리에 그대로 있어요 (%s).", "It could not be set aside and is still in its place (%s)."}
	DamagedNothing  = Sentence{"아직 그대로 두었으니 필요하면 복사해 두세요.", "It is still in its place; copy it if you need it."}

	TroubleNewer = Trouble{
		Sentence{"더 새로운 kakaotui가 쓴 파일이에요", "A newer kakaotui wrote this file"},
		Sentence{"%s: 형식 %d번이에요. 이 버전은 %d번까지 알아요.", "%s has format %d; this version knows up to %d."},
		Sentence{"kakaotui를 새 버전으로 올려 주세요. 파일은 건드리지 않았어요.", "Update kakaotui. The file was left alone."},
	}
	TroubleNotPlain = Trouble{
		Sentence{"파일이 있어야 할 자리에 다른 것이 있어요", "Something else stands where a file belongs"},
		Sentence{"%s: %s.", "%s: %s."},
		Sentence{"다른 곳으로 옮기고 다시 시도해 주세요.", "Move it away and try again."},
	}
	ASymbolicLink = Sentence{"심볼릭 링크예요", "it is a symbolic link"}
	AFolder       = Sentence{"폴더예요", "it is a folder"}
	NoPlainFile   = Sentence{"일반 파일이 아니에요", "it is no plain file"}

	TroubleDiskFull = Trouble{
		Sentence{"디스크가 가득 찼어요", "The disk is full"},
		Sentence{"%s 파일을 쓸 수 없어요 (%s).", "%s cannot be written (%s)."},
		Sentence{"디스크에 자리를 만든 뒤 다시 시도해 주세요. 원래 있던 내용은 그대로예요.", "Make room on the disk and try again. What was there before is untouched."},
	}
	TroubleReadOnly = Trouble{
		Sentence{"파일을 쓸 권한이 없어요", "A file may not be written"},
		Sentence{"%s 파일을 쓸 수 없어요 (%s).", "%s cannot be written (%s)."},
		Sentence{"폴더의 권한을 확인하거나 KAKAOTUI_HOME을 쓸 수 있는 폴더로 정해 주세요. 원래 있던 내용은 그대로예요.", "Check the folder's permissions, or point KAKAOTUI_HOME to a folder that can be written. What was there before is untouched."},
	}
	TroubleNotWritable = Trouble{
		Sentence{"파일을 쓰지 못했어요", "A file could not be written"},
		Sentence{"%s 파일을 쓸 수 없어요 (%s).", "%s cannot be written (%s)."},
		Sentence{"디스크와 폴더의 상태를 확인하고 다시 시도해 주세요. 원래 있던 내용은 그대로예요.", "Check the disk and the folder, then try again. What was there before is untouched."},
	}
	TroubleUnreadable = Trouble{
		Sentence{"파일을 읽지 못했어요", "A file could not be read"},
		Sentence{"%s (%s).", "%s (%s)."},
		Sentence{"파일과 폴더의 권한을 확인하고 다시 시도해 주세요.", "Check the permissions of file and folder, then try again."},
	}
	TroubleNotSaved = Trouble{
		Sentence{"새 토큰을 저장하지 못했어요", "The new tokens could not be saved"},
		Sentence{"토큰은 받았지만 %s 파일에 쓰지 못했어요 (%s).", "The tokens came, but could not be written to %s (%s)."},
		Sentence{"지금 켜져 있는 동안은 쓸 수 있어요. 디스크를 확인한 뒤 `kakaotui login`으로 다시 로그인해 주세요.", "They work until this program ends. Check the disk, then log in again with `kakaotui login`."},
	}
	TroubleLocked = Trouble{
		Sentence{"다른 kakaotui가 토큰을 쓰고 있어요", "Another kakaotui is using the tokens"},
		Sentence{"%s 파일의 잠금이 풀리지 않았어요.", "The lock on %s was not released."},
		Sentence{"잠시 뒤에 다시 시도해 주세요. 계속되면 다른 kakaotui를 끝내 주세요.", "Try again in a moment. If it stays, end the other kakaotui."},
	}
	TroubleNoHome = Trouble{
		Sentence{"홈 폴더를 찾지 못했어요", "No home folder is known"},
		Sentence{"cron이나 서비스에서는 HOME이 비어 있을 수 있어요.", "Under cron or a service manager HOME may not be set."},
		Sentence{"HOME이나 KAKAOTUI_HOME을 정하고 다시 실행해 주세요.", "Set HOME or KAKAOTUI_HOME and run it again."},
	}
	TroubleProfile = Trouble{
		Sentence{"프로필 이름을 쓸 수 없어요", "This profile name cannot be used"},
		Sentence{"쓸 수 없는 이름: %s", "The name: %s"},
		Sentence{"한글, 영문, 숫자와 . _ - 로 64자까지 쓸 수 있고, 점으로 시작할 수 없어요.", "Use up to 64 letters, digits, Hangul syllables and . _ -, with no dot in front."},
	}
	TroubleSettings = Trouble{
		Sentence{"설정에 잘못된 값이 있어요", "A setting is wrong"},
		Sentence{"%s", "%s"},
		Sentence{"그 자리를 고친 뒤 다시 실행해 주세요.", "Mend that place and run it again."},
	}
	SettingsLine = Sentence{"%s %d번째 줄", "%s, line %d"}

	TroubleUnsupported = Trouble{
		Sentence{"이 설정값은 쓸 수 없어요", "This setting is not supported"},
		Sentence{"%s=%s", "%s=%s"},
		Sentence{"설정값을 고친 뒤 다시 실행해 주세요.", "Change the setting and run it again."},
	}
	TroubleBaseURL = Trouble{
		Sentence{"카카오의 주소로 쓸 수 없는 값이에요", "This cannot be the address of Kakao"},
		Sentence{"%s: %s", "%s: %s"},
		Sentence{"https 주소로 바꿔 주세요. http는 이 컴퓨터(localhost, 127.0.0.1)에만 쓸 수 있어요.", "Give an https address. Plain http works only for this computer (localhost, 127.0.0.1)."},
	}
)

// damages are what can be wrong with a file, named as store names it.
var damages = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"it is empty":                                   {"비어 있어요", "it is empty"},
		"it is no whole JSON (half written?)":           {"끝까지 쓰이지 않았거나 깨졌어요", "it was written only half, or is damaged"},
		"it was not written by kakaotui":                {"kakaotui가 쓴 파일이 아니에요", "it was not written by kakaotui"},
		"it is far too large":                           {"너무 커요", "it is far too large"},
		"it is no whole database":                       {"데이터베이스가 깨졌어요", "the database is damaged"},
		"the database that this log belongs to is gone": {"이 로그가 속한 데이터베이스가 없어졌어요", "the database that this log belongs to is gone"},
		"it is no file":                                 {"파일이 아니에요", "it is no file"},
		"the value has the wrong type":                  {"값의 종류가 맞지 않아요", "the value has the wrong type"},
		`it is neither "file" nor "keyring"`:            {"file이나 keyring이어야 해요", "it must be file or keyring"},
		"this is no TOML that kakaotui understands":     {"TOML 형식이 아니에요", "it is no valid TOML"},
		"this is no NAME=value in UTF-8 (a quote left open?)": {"UTF-8로 쓴 이름=값 형식이 아니에요. 따옴표가 닫혔는지 확인해 주세요",
			"it is no NAME=value in UTF-8; is a quote left open?"},
	}
})

// Damage is what is wrong with a file or setting, in the words that store uses; other words come back made visible.
func Damage(words string) Sentence {
	if s, ok := damages()[words]; ok {
		return s
	}
	words = VisibleLine(words)
	return Sentence{KO: words, EN: words}
}
