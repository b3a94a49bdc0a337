package text

// Troubles with a message before it is sent (kakao-api.md 5.1, 5.2). The first argument of a Detail is the field, as TemplateField
// names it. Those that stop nothing say what KakaoTalk will do.
var (
	TroubleFieldEmpty = Trouble{
		Sentence{"꼭 필요한 칸이 비어 있어요", "A required field is empty"},
		Sentence{"%s: 비어 있어요.", "%s is empty."},
		Sentence{"내용을 채워서 다시 보내 주세요.", "Fill it in and send again."},
	}
	TroubleFieldTooLong = Trouble{
		Sentence{"글자가 너무 많아요", "There are too many characters"},
		Sentence{"%s: %d자예요. %d자까지 보낼 수 있어요.", "%s has %d characters; at most %d can be sent."},
		Sentence{"줄여서 다시 보내 주세요. 아무것도 보내지 않았어요.", "Shorten it and send again. Nothing was sent."},
	}
	TroubleFieldCut = Trouble{
		Sentence{"글자가 잘려 보여요", "Some characters will not be shown"},
		Sentence{"%s: %d자예요. 카카오톡에서는 %d자쯤까지만 보여요.", "%s has %d characters, of which KakaoTalk shows about %d."},
		Sentence{"줄이는 편이 좋아요. 그대로 보낼 수도 있어요.", "Better shorten it; it can be sent as it is, too."},
	}
	TroubleFieldNotURL = Trouble{
		Sentence{"주소가 올바르지 않아요", "An address is not valid"},
		Sentence{"%s: http://나 https://로 시작하는 온전한 주소가 아니에요.", "%s is not a whole address that begins with http:// or https://."},
		Sentence{"주소를 고쳐서 다시 보내 주세요. 예: https://example.com", "Mend the address and send again, for example https://example.com."},
	}
	TroubleFieldType = Trouble{
		Sentence{"템플릿의 칸에 다른 모양의 값이 들어 있어요", "A field of the template holds the wrong type of value"},
		Sentence{"%s: %s 모양이어야 해요.", "%s must be %s."},
		Sentence{"JSON에서 그 값을 고쳐 주세요. `kakaotui template example KIND`로 예시를 볼 수 있어요.", "Mend that value in the JSON. `kakaotui template example KIND` shows an example."},
	}
	TroubleFieldChoice = Trouble{
		Sentence{"정해진 값이 아니에요", "The value is none of the possible ones"},
		Sentence{"%s: 다음 가운데 하나여야 해요: %s.", "%s must be one of: %s."},
		Sentence{"값을 고쳐서 다시 보내 주세요. 대문자와 소문자도 같아야 해요.", "Mend the value and send again. Capitals count."},
	}
	TroubleFieldTooFew = Trouble{
		Sentence{"개수가 모자라요", "There are too few"},
		Sentence{"%s: %d개예요. 적어도 %d개가 필요해요.", "%s: %d; at least %d are needed."},
		Sentence{"더한 뒤 다시 보내 주세요.", "Add some and send again."},
	}
	TroubleFieldTooMany = Trouble{
		Sentence{"개수가 너무 많아요", "There are too many"},
		Sentence{"%s: %d개예요. %d개까지 넣을 수 있어요.", "%s: %d; at most %d can be sent."},
		Sentence{"줄여서 다시 보내 주세요.", "Take some out and send again."},
	}
	TroubleFieldLeftOut = Trouble{
		Sentence{"일부가 보이지 않아요", "Some will not be shown"},
		Sentence{"%s: %d개예요. 카카오톡에서는 %d개까지만 보여요.", "%s: %d, of which KakaoTalk shows %d."},
		Sentence{"중요한 것만 남기는 편이 좋아요. 그대로 보낼 수도 있어요.", "Better keep the important ones; it can be sent as it is, too."},
	}
	TroubleFieldTooLow = Trouble{
		Sentence{"숫자가 너무 작아요", "A number is too small"},
		Sentence{"%s: 값이 %d인데 %d 이상이어야 해요.", "%s is %d; it must be at least %d."},
		Sentence{"값을 고쳐서 다시 보내 주세요.", "Mend the value and send again."},
	}
	TroubleFieldTooHigh = Trouble{
		Sentence{"숫자가 너무 커요", "A number is too large"},
		Sentence{"%s: 값이 %d인데 %d 이하여야 해요.", "%s is %d; it must be at most %d."},
		Sentence{"값을 고쳐서 다시 보내 주세요.", "Mend the value and send again."},
	}
	TroubleDiscountAbove = Trouble{
		Sentence{"할인한 가격이 더 비싸요", "The discounted price is the higher one"},
		Sentence{"%s: %d인데 정가 %d보다 높아요.", "%s is %d, above the regular price of %d."},
		Sentence{"두 가격을 확인해 주세요. 그대로 보낼 수도 있어요.", "Check both prices; it can be sent as it is, too."},
	}
	TroubleFieldLines = Trouble{
		Sentence{"뒤의 줄이 보이지 않아요", "The last lines will not be shown"},
		Sentence{"%s: %d줄이에요. 카카오톡에서는 %d줄까지만 보여요.", "%s has %d lines, of which KakaoTalk shows %d."},
		Sentence{"줄을 줄이는 편이 좋아요. 그대로 보낼 수도 있어요.", "Better use fewer lines; it can be sent as it is, too."},
	}
	TroubleNothingToShow = Trouble{
		Sentence{"보여 줄 내용이 없어요", "There is nothing to show"},
		Sentence{"%s: 제목, 설명, 이미지 가운데 하나는 있어야 해요.", "%s needs a title, a description or an image."},
		Sentence{"하나를 채워서 다시 보내 주세요.", "Fill one in and send again."},
	}
	TroubleFieldNoLink = Trouble{
		Sentence{"눌러도 열리지 않아요", "A tap will open nothing"},
		Sentence{"%s: 주소가 없어서 눌러도 아무것도 열리지 않아요.", "%s has no address, so a tap opens nothing."},
		Sentence{"주소를 넣는 편이 좋아요. 그대로 보낼 수도 있어요.", "Better give it an address; it can be sent as it is, too."},
	}
	TroubleFieldOneAddress = Trouble{
		Sentence{"한쪽 주소가 비어 있어요", "One of two addresses is empty"},
		Sentence{"%s: 비어 있는데 %s에는 주소가 있어요. 그 기기에서 무엇이 열릴지 알려져 있지 않아요.", "%s is empty, and this is not: %s. What opens on such a device is not known."},
		Sentence{"주소를 넣거나 빈 칸을 아예 지워 주세요. 지우면 다른 쪽 주소를 같이 써요.", "Give it an address, or remove the empty field: then the other address serves both."},
	}
	TroubleFieldParams = Trouble{
		Sentence{"앱에 넘길 값의 모양이 이상해요", "The parameters for an app look odd"},
		Sentence{"%s: k1=v1&k2=v2 모양이 아니에요.", "%s: not of the form k1=v1&k2=v2."},
		Sentence{"앱이 받는 모양인지 확인해 주세요. 그대로 보낼 수도 있어요.", "See whether the app takes them; they can be sent as they are, too."},
	}
	TroubleFieldAmount = Trouble{
		Sentence{"금액에 쓸 수 없는 글자가 있어요", "There are signs that an amount cannot have"},
		Sentence{"%s: 숫자, 통화 기호, 쉼표, 마침표, 빈칸만 쓸 수 있어요.", "%s may hold digits, a currency's sign, commas, dots and spaces only."},
		Sentence{"다른 글자를 지우는 편이 좋아요. 그대로 보낼 수도 있어요.", "Better remove the rest; it can be sent as it is, too."},
	}
	TroubleFieldIgnored = Trouble{
		Sentence{"보이지 않는 칸이 있어요", "A field will not be shown"},
		Sentence{"%s: 다음 칸이 있어서 쓰이지 않아요: %s.", "%s will not be used because of this: %s."},
		Sentence{"둘 가운데 하나만 남기는 편이 좋아요. 그대로 보낼 수도 있어요.", "Better keep one of the two; it can be sent as it is, too."},
	}
	TroubleFieldIgnoredHere = Trouble{
		Sentence{"보이지 않는 칸이 있어요", "A field will not be shown"},
		Sentence{"%s: 이 종류의 템플릿에서는 쓰이지 않아요.", "%s is not used in this kind of template."},
		Sentence{"지우는 편이 좋아요. 그대로 보낼 수도 있어요.", "Better remove it; it can be sent as it is, too."},
	}
	TroubleFieldNeeds = Trouble{
		Sentence{"함께 있어야 하는 칸이 빠졌어요", "A field that belongs with another is missing"},
		Sentence{"%s: 다음 칸이 함께 있어야 쓸 수 있어요: %s.", "%s can be used only with this: %s."},
		Sentence{"빠진 칸을 채우거나 이 칸을 지워 주세요.", "Fill in the missing field, or remove this one."},
	}
	TroubleFieldEither = Trouble{
		Sentence{"둘 가운데 하나만 필요해요", "One of the two is enough"},
		Sentence{"%s: 다음 칸과 함께 넣으면 어느 쪽이 보일지 알려져 있지 않아요: %s.", "%s and this are both given, and which of them is shown is not known: %s."},
		Sentence{"하나를 지우는 편이 좋아요. 그대로 보낼 수도 있어요.", "Better remove one; it can be sent as it is, too."},
	}
	TroubleFieldUnknown = Trouble{
		Sentence{"카카오 문서에 없는 칸이 있어요", "There is a field that Kakao does not document"},
		Sentence{"%s: 카카오 문서에 없는 이름이에요. 잘못 적었다면 그 내용은 보이지 않아요.", "%s is not a name that Kakao documents. If it is misspelt, what it holds is not shown."},
		Sentence{"철자를 확인해 주세요. 적은 그대로 보내요.", "Check the spelling. It is sent as it is written."},
	}
	TroubleNoTemplateID = Trouble{
		Sentence{"템플릿 ID가 없어요", "There is no template ID"},
		Sentence{"사용자 템플릿을 보내려면 콘솔에 보이는 템플릿의 번호가 필요해요.", "To send a custom template, its number in the console is needed."},
		Sentence{"[도구] > [메시지 템플릿]에서 번호를 확인해 `--template-id`로 넣어 주세요.", "Look the number up under [Tools] > [Message Template] and give it with `--template-id`."},
	}
	TroubleNoKind = Trouble{
		Sentence{"템플릿의 종류가 없어요", "The template does not say its kind"},
		Sentence{"object_type 칸이 비어 있어요. text, feed, list, location, commerce, calendar 가운데 하나여야 해요.", "Its object_type is empty; it must be text, feed, list, location, commerce or calendar."},
		Sentence{"object_type을 넣어 주세요. `kakaotui template example KIND`로 예시를 볼 수 있어요.", "Add an object_type. `kakaotui template example KIND` shows an example."},
	}
)

// JSONType is what a JSON value must be, in words; named as kakao names it.
func JSONType(name string) Sentence {
	switch name {
	case "string":
		return Sentence{"따옴표로 싼 글(\"…\")", "a text in quotes (\"…\")"}
	case "number":
		return Sentence{"따옴표 없는 정수(예: 640)", "a whole number without quotes (such as 640)"}
	case "object":
		return Sentence{"중괄호로 싼 객체({…})", "an object in braces ({…})"}
	case "array":
		return Sentence{"대괄호로 싼 목록([…])", "a list in brackets ([…])"}
	}
	name = VisibleLine(name)
	return Sentence{KO: name, EN: name}
}
