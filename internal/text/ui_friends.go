package text

import "sync"

// The page where friends are chosen, and the words for recipients and kinds elsewhere.
var (
	FriendsTitle     = Sentence{"받는 사람", "Recipients"}
	FriendsMe        = Sentence{"나에게", "myself"}
	FriendsMeAbout   = Sentence{"나와의 채팅", "your own chat"}
	FriendsHint      = Sentence{"이름이나 초성 (ㄱㅇ → 김이슬)", "a name, or initials (ㄱㅇ finds 김이슬)"}
	FriendsFavorite  = Sentence{"즐겨찾기", "favourite"}
	FriendsLast      = Sentence{"지난번", "last time"}
	FriendsDeaf      = Sentence{"메시지 안 받음", "takes no messages"}
	FriendsCount     = Sentence{"친구 %d명", "%d friends"}
	FriendsFound     = Sentence{"%d명 중 %d명", "%d friends, %d found"}
	FriendsMarked    = Sentence{"%d명 골랐어요: %s", "%d chosen: %s"}
	FriendsAndMore   = Sentence{"%s 외 %d명", "%s and %d more"}
	FriendsNoName    = Sentence{"그런 이름이 없어요. 지우면 모두 보여요.", "No such name. Erase it to see everybody."}
	FriendsByFive    = Sentence{"카카오에는 %d명씩 나누어 보내요.", "Kakao gets them %d at a time."}
	FriendsLookingUp = Sentence{"카카오에 묻고 있어요", "asking Kakao"}
	FriendsReading   = Sentence{"저장해 둔 목록을 읽고 있어요", "reading the remembered list"}

	FriendsYoung  = Sentence{"10분 안에 카카오가 알려 준 목록", "a list under 10 minutes old"}
	FriendsOld    = Sentence{"%s에 카카오가 알려 준 목록", "Kakao told this list at %s"}
	FriendsNever  = Sentence{"아직 카카오에 묻지 않았어요", "Kakao was not asked yet"}
	FriendsFailed = Sentence{"새 목록을 받지 못했어요: %s", "No new list: %s"}

	FriendsNoneTitle = Sentence{"카카오가 알려 준 친구가 없어요.", "Kakao names no friend."}
	FriendsNoneWhy   = Sentence{
		"같은 앱에 로그인하고 친구목록에 동의한 친구만 나와요. 앱이 권한을 받기 전에는 [앱] > [멤버]에 등록한 친구만 나와요.",
		"Only friends who logged in to the same app and agreed to the friends list are named; before the app has the permission, only those under [App] > [Members].",
	}
	FriendsNonePermission = Sentence{
		"권한은 [앱] > [추가 기능 신청] > [카카오톡 친구/메시지]에서 신청해요.",
		"The permission is applied for under [App] > [Additional Features] > [Kakao Talk Friends List / Message].",
	}
	FriendsMembers = Sentence{
		"권한을 받기 전의 앱은 [앱] > [멤버]에 등록한 친구에게만 보낼 수 있어요. 권한은 [앱] > [추가 기능 신청] > [카카오톡 친구/메시지]에서 신청해요.",
		"Before it has the permission, an app reaches only friends under [App] > [Members]. It is applied for under [App] > [Additional Features] > [Kakao Talk Friends List / Message].",
	}
	FriendsConsentTitle = Sentence{"친구 목록을 보려면 동의가 필요해요.", "Seeing your friends takes your consent."}
	FriendsConsentWhy   = Sentence{
		"동의하면 이 앱이 친구의 이름과 사진, 즐겨찾기를 카카오에서 읽어요. 목록은 이 컴퓨터에만 남고, 언제든 카카오톡에서 철회할 수 있어요.",
		"Then this app reads your friends' names, pictures and favourites from Kakao. The list stays on this computer, and you can withdraw the consent in KakaoTalk at any time.",
	}
	FriendsNotSetUp = Sentence{
		"이 앱은 친구목록 동의를 받을 수 없어요. [카카오 로그인] > [동의항목]에서 '카카오 서비스 내 친구목록'을 설정해 주세요.",
		"This app cannot ask for the friends list. Set the item Friends List in Kakao Service up under [Kakao Login] > [Consent Items].",
	}
	FriendsLoginTitle = Sentence{"친구 목록을 보려면 로그인해 주세요.", "Log in to see your friends."}

	FriendsTake      = Sentence{"이 친구에게", "to this friend"}
	FriendsTakeMe    = Sentence{"나에게", "to myself"}
	FriendsTakeAll   = Sentence{"고른 친구에게", "to the chosen"}
	FriendsTakeAbout = Sentence{"고른 친구를 받는 사람으로 정하고 돌아가요. 고른 친구가 없으면 커서의 친구가 받아요", "make the chosen friends the recipients, or the one under the cursor"}
	FriendsMark      = Sentence{"고르기", "choose"}
	FriendsMarkAll   = Sentence{"보이는 친구 모두 고르기", "choose all listed"}
	FriendsMarkNone  = Sentence{"모두 빼기", "choose none"}
	FriendsAgain     = Sentence{"다시 묻기", "ask again"}
	FriendsConsent   = Sentence{"동의 받기", "get consent"}
	FriendsClear     = Sentence{"찾기 지우기", "clear the search"}
	CommandFriends   = Sentence{"받는 사람 (친구)", "choose friends"}
)

// kinds are the kinds of messages as the journal names them (kakao-api.md 5.2).
var kinds = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"text": {"텍스트", "Text"}, "feed": {"피드", "Feed"}, "list": {"목록", "List"}, "location": {"위치", "Location"},
		"commerce": {"상품", "Commerce"}, "calendar": {"일정", "Calendar"}, "custom": {"사용자 템플릿", "Custom template"},
		"scrap": {"웹페이지", "Web page"},
	}
})

// MessageKind is the word for a kind of message; an unknown name comes back made visible.
func MessageKind(name string) Sentence {
	if s, ok := kinds()[name]; ok {
		return s
	}
	name = VisibleLine(name)
	return Sentence{KO: name, EN: name}
}
