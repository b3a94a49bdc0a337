package text

// Troubles with receivers and images on this computer (kakao-api.md 4.8 to 4.11).
var (
	TroubleNoReceivers = Trouble{
		Sentence{"받는 사람이 없어요", "There is no receiver"},
		Sentence{"친구에게 보내려면 받는 사람을 한 명 이상 정해야 해요.", "A message to friends needs at least one receiver."},
		Sentence{"`kakaotui friends`에서 UUID를 확인해 `--to`로 넣거나, 앱에서 친구를 골라 주세요.", "Look the UUID up in `kakaotui friends` and give it with `--to`, or choose a friend in the app."},
	}
	TroubleManyReceivers = Trouble{
		Sentence{"받는 사람이 너무 많아요", "There are too many receivers"},
		Sentence{"받는 사람이 %d명이에요. 한 번에 %d명까지 보낼 수 있어요.", "There are %d receivers; one call sends to at most %d."},
		Sentence{"여러 번에 나누어 보내 주세요.", "Send in several turns."},
	}

	TroubleImageUnreadable = Trouble{
		Sentence{"이미지를 읽지 못했어요", "The image cannot be read"},
		Sentence{"파일을 끝까지 읽지 못했어요 (%s).", "The file could not be read to its end (%s)."},
		Sentence{"파일이 있는지, 읽을 수 있는지 확인하고 다시 올려 주세요.", "Check that the file is there and can be read, then upload it again."},
	}
	TroubleImageEmpty = Trouble{
		Sentence{"이미지 파일이 비어 있어요", "The image file is empty"},
		Sentence{"파일에 아무것도 들어 있지 않아요.", "There is nothing in the file."},
		Sentence{"다른 이미지를 골라 주세요.", "Choose another image."},
	}
	TroubleImageTooLarge = Trouble{
		Sentence{"이미지가 너무 커요", "The image is too large"},
		Sentence{"이미지 파일은 %d MB까지 올릴 수 있어요. 아무것도 올리지 않았어요.", "An image may have at most %d MB. Nothing was uploaded."},
		Sentence{"크기를 줄이거나 JPEG로 바꿔서 다시 올려 주세요.", "Scale it down or convert it to JPEG, then upload it again."},
	}
	TroubleNoImage = Trouble{
		Sentence{"이미지 파일이 아니에요", "The file is not an image"},
		Sentence{"이미지로 읽히지 않아요 (%s).", "It cannot be read as an image (%s)."},
		Sentence{"PNG나 JPEG 파일을 골라 주세요.", "Choose a PNG or JPEG file."},
	}
)

// What a person should know about images and friends besides errors.
var (
	// ImageTooSmall: width, height and the least of both, in pixels.
	ImageTooSmall = Sentence{"이미지가 %d×%d픽셀이에요. 카드에는 가로와 세로 모두 %d픽셀 이상이어야 보여요.", "The image has %d×%d pixels; a card shows images of at least %d pixels each way."}
	// FriendNotNamed: a receiver of whom Kakao's answer says nothing.
	FriendNotNamed = Sentence{
		"카카오의 답에 이 친구가 없어서 도착했는지 알 수 없어요.",
		"Kakao's answer does not name this friend, so nobody knows whether the message arrived.",
	}
	// LookBeforeSendingFriends is LookBeforeSending for messages to friends.
	LookBeforeSendingFriends = Sentence{
		"카카오톡에서 친구와의 채팅방을 먼저 확인하고, 도착하지 않았을 때만 직접 다시 보내 주세요.",
		"Look in your chat with the friend in KakaoTalk first, and send it again yourself only if it is not there.",
	}
	// MembersOnly is what an app may do before the permission is granted.
	MembersOnly = Sentence{
		"카카오톡 친구/메시지 권한을 받기 전에는 [앱] > [멤버]에 등록한 친구에게만 보낼 수 있고, 친구 목록에도 그 친구들만 나와요.",
		"Before the app has the permission for friends and messages, it reaches only friends who are registered under [App] > [Members], and lists only those.",
	}

	TroubleFriendMalformed = Trouble{
		Sentence{"친구의 UUID가 아니에요", "This is no friend's UUID"},
		Sentence{"\"%s\": UUID는 빈칸 없는 글자와 숫자예요.", "\"%s\": a UUID is letters and digits without spaces."},
		Sentence{"`kakaotui friends`에 나오는 UUID를 그대로 적어 주세요. 아무것도 보내지 않았어요.", "Take the UUID that `kakaotui friends` shows. Nothing was sent."},
	}
	TroubleFriendSelf = Trouble{
		Sentence{"받는 사람에 나도 들어 있어요", "You are among the receivers yourself"},
		Sentence{"카카오는 친구에게 보내는 메시지를 보내는 사람에게는 보내 주지 않아요.", "Kakao sends no message for friends to the person who sends it."},
		Sentence{"나를 빼고 보내고, 나에게는 따로 보내 주세요. 아무것도 보내지 않았어요.", "Leave yourself out, and send to yourself separately. Nothing was sent."},
	}
	TroubleTooManyParts = Trouble{
		Sentence{"글이 너무 길어요", "The text is too long"},
		Sentence{"%d통으로 나뉘어요. 한 번에 %d통까지만 보내요.", "It makes %d messages; at most %d go at once."},
		Sentence{"글을 줄이거나 나눠서 보내 주세요. 아무것도 보내지 않았어요.", "Shorten it, or send it in pieces. Nothing was sent."},
	}
	TroubleReplace = Trouble{
		Sentence{"앞의 메시지를 대신할 수 없어요", "It cannot take the place of the earlier message"},
		Sentence{"대기함의 메시지(%s)가 그 사이에 바뀌었어요.", "The message in the outbox (%s) has changed meanwhile."},
		Sentence{"대기함을 확인하고 다시 보내 주세요. 아무것도 보내지 않았어요.", "Look at the outbox and send again. Nothing was sent."},
	}
	TroubleFriendUnsaid = Trouble{
		Sentence{"카카오가 이 친구의 결과를 알려 주지 않았어요", "Kakao did not say what became of this friend's message"},
		Sentence{"답에 다른 친구의 결과만 들어 있어요.", "The answer tells of other friends only."},
		Sentence{},
	}
)
