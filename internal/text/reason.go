package text

import "strings"

// systemWords are the words of the system, of Go's network and of the key ring with which errors end, and what they mean. On Windows the
// system speaks the person's language itself.
var systemWords = []struct {
	words string
	means string
}{
	{"no such file or directory", "파일이나 폴더가 없어요"},
	{"file does not exist", "파일이 없어요"},
	{"permission denied", "권한이 없어요"},
	{"operation not permitted", "권한이 없어요"},
	{"no space left on device", "디스크가 가득 찼어요"},
	{"disk quota exceeded", "쓸 수 있는 디스크 용량을 다 썼어요"},
	{"read-only file system", "읽기만 할 수 있는 곳이에요"},
	{"is a directory", "폴더예요"},
	{"not a directory", "폴더가 아니에요"},
	{"file name too long", "이름이 너무 길어요"},
	{"file too large", "파일이 너무 커요"},
	{"too many open files", "열어 둔 파일이 너무 많아요"},
	{"too many levels of symbolic links", "심볼릭 링크가 제자리를 돌아요"},
	{"input/output error", "디스크를 읽거나 쓰지 못했어요"},
	{"device or resource busy", "다른 프로그램이 쓰고 있어요"},
	{"cannot allocate memory", "메모리가 모자라요"},
	{"resource temporarily unavailable", "지금은 쓸 수 없어요"},
	{"connection refused", "연결을 거절당했어요"},
	{"connection reset by peer", "상대가 연결을 끊었어요"},
	{"broken pipe", "받는 쪽이 닫혔어요"},
	{"network is unreachable", "네트워크에 연결되어 있지 않아요"},
	{"network is down", "네트워크가 꺼져 있어요"},
	{"no route to host", "그 컴퓨터로 가는 길이 없어요"},
	{"connection timed out", "제시간에 답이 없었어요"},
	{"i/o timeout", "제시간에 답이 없었어요"},
	{"TLS handshake timeout", "제시간에 답이 없었어요"},
	{"context deadline exceeded", "제시간에 끝나지 않았어요"},
	{"no such host", "그런 호스트 이름이 없어요"},
	{"server misbehaving", "DNS 서버가 제대로 답하지 않았어요"},
	{"unexpected EOF", "중간에 끊겼어요"},
	{"EOF", "답 없이 끊겼어요"},
	{"address already in use", "이미 쓰고 있는 주소예요"},
	{"cannot assign requested address", "이 컴퓨터의 주소가 아니에요"},
	{"executable file not found in $PATH", "그런 프로그램이 PATH에 없어요"},
	{"exec format error", "실행할 수 있는 파일이 아니에요"},
	{"certificate signed by unknown authority", "인증서를 발급한 기관을 확인할 수 없어요"},
	{"there is no D-Bus session", "D-Bus 세션이 없어요"},
}

// Reason tells in one row why the system could not do something: its own words, in Korean where their end is known, with what
// comes before ("dial tcp 127.0.0.1:8910: ") as it is. It hides no secrets.
func Reason(l Lang, err error) string {
	words := err.Error()
	if l == Korean {
		for _, r := range systemWords {
			before, known := strings.CutSuffix(words, r.words)
			if known && (before == "" || strings.HasSuffix(before, ": ")) {
				words = before + r.means
				break
			}
		}
	}
	return VisibleLine(words)
}
