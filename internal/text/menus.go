package text

// ConsoleMenu is where something stands in Kakao's console, in its own words (kakao-api.md 1.2). The console was
// rearranged on 2025-12-03; Before is empty where nothing moved.
type ConsoleMenu struct{ Now, Before Sentence }

var menuWithBefore = Sentence{"%s (2025년 12월 전 화면: %s)", "%s (before December 2025: %s)"}

// Sentence is the path now and, where it moved, the one before.
func (m ConsoleMenu) Sentence() Sentence {
	if m.Before.IsZero() {
		return m.Now
	}
	return Sentence{KO: m.in(Korean), EN: m.in(English)}
}

func (m ConsoleMenu) in(l Lang) string {
	now, before := m.Now.In(l), m.Before.In(l)
	if now == before {
		return now
	}
	return menuWithBefore.In(l, now, before)
}

// The menus of the console that a person of this program may need.
var (
	MenuCreateApp = ConsoleMenu{
		Now:    Sentence{"앱 목록 > 앱 생성", "app list > create app"},
		Before: Sentence{"[내 애플리케이션] > [애플리케이션 추가하기]", "[My Application] > [Add an application]"},
	}
	MenuRESTAPIKey = ConsoleMenu{
		Now:    Sentence{"[앱] > [플랫폼 키] > [REST API 키]", "[App] > [Platform Key] > [REST API key]"},
		Before: Sentence{"[앱 설정] > [앱 키]", "[App Keys]"},
	}
	MenuRedirectURI = ConsoleMenu{
		Now: Sentence{"[앱] > [플랫폼 키] > [REST API 키] > 카카오 로그인 리다이렉트 URI",
			"[App] > [Platform Key] > [REST API key] > Kakao Login redirect URI"},
		Before: Sentence{"[제품 설정] > [카카오 로그인] > [Redirect URI]", "[Kakao Login] > [Redirect URI]"},
	}
	MenuClientSecret = ConsoleMenu{
		Now: Sentence{"[앱] > [플랫폼 키] > [REST API 키] > 클라이언트 시크릿",
			"[App] > [Platform Key] > [REST API key] > Client secret"},
		Before: Sentence{"[제품 설정] > [카카오 로그인] > [보안]", "[Kakao Login] > [Security]"},
	}
	MenuActivation = ConsoleMenu{
		Now:    Sentence{"[카카오 로그인] > [사용 설정] 상태 ON", "[Kakao Login] > activation ON"},
		Before: Sentence{"[카카오 로그인] > [활성화 설정] ON", "[Kakao Login] > [Activation]"},
	}
	MenuConsentItems = ConsoleMenu{
		Now:    Sentence{"[카카오 로그인] > [동의항목]", "[Kakao Login] > [Consent Items]"},
		Before: Sentence{"[제품 설정] > [카카오 로그인] > [동의항목]", "[Kakao Login] > [Consent Items]"},
	}
	MenuWebDomain = ConsoleMenu{
		Now:    Sentence{"[앱] > [제품 링크 관리] > [웹 도메인]", "[App] > [Product Link] > [Web domain]"},
		Before: Sentence{"[앱 설정] > [플랫폼] > [Web] > 사이트 도메인", "[Platform] > [Web] > site domain"},
	}
	MenuMembers = ConsoleMenu{
		Now:    Sentence{"[앱] > [멤버]", "[App] > [Members]"},
		Before: Sentence{"[팀 관리]", "[Team Management]"},
	}
	MenuAdditionalFeatures = ConsoleMenu{
		Now: Sentence{"[앱] > [추가 기능 신청] > [카카오톡 친구/메시지]",
			"[App] > [Additional Features] > [Kakao Talk Friends List / Message]"},
		Before: Sentence{"데브톡의 \"메시지 API 사용 신청\"", "a request on DevTalk"},
	}
	MenuBusiness = ConsoleMenu{
		Now:    Sentence{"[앱] > [일반] > [비즈니스 정보]", "[App] > [General] > [Business information]"},
		Before: Sentence{"[비즈니스]", "[Business]"},
	}
	MenuAllowedIPs = ConsoleMenu{
		Now: Sentence{"[앱] > [플랫폼 키] > [REST API 키] > 호출 허용 IP 주소",
			"[App] > [Platform Key] > [REST API key] > allowed IP addresses"},
		Before: Sentence{"[허용 IP 주소]", "[Advanced]"},
	}
	MenuLoginAdvanced = ConsoleMenu{
		Now: Sentence{"[카카오 로그인] > [고급]", "[Kakao Login] > [Advanced]"},
	}
	MenuTemplates = ConsoleMenu{
		Now: Sentence{"[도구] > [메시지 템플릿]", "[Tools] > [Message Template]"},
	}
	MenuQuotas = ConsoleMenu{
		Now: Sentence{"앱 관리 페이지의 [Statistics] > [Quotas]", "[Statistics] > [Quotas]"},
	}
	MenuAppInfo = ConsoleMenu{
		Now:    Sentence{"[앱] > [일반] > [앱 기본 정보]", "[App] > [General] > [App basic information]"},
		Before: Sentence{"[앱 설정] > [일반]", "[General]"},
	}
)
