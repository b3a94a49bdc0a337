package simulator

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

var (
	hrefs     = regexp.MustCompile(` href="([^"]*)"`)
	badMarkup = regexp.MustCompile(`(?i)<(script|img|iframe|style|object|form|base|link|meta)|<[^>]* (on[a-z]+|href|src|style)=`)
)

// drawn draws a checked template for an app whose one domain is example.com, and makes sure that what it opens is
// registered and that nothing of it became markup.
func drawn(t *testing.T, template messageTemplate) (page string, dropped []string) {
	t.Helper()
	_, cut := template.cutText()
	d := &drawing{
		links:    &links{domains: []string{"https://example.com"}, isOwn: func(string) bool { return false }},
		pictures: func(string) *image { return nil }, cut: cut,
	}
	row := phoneRow{bubble: d.bubble(template), dropped: d.links.dropped}
	page = string(row.draw())
	for _, opened := range hrefs.FindAllStringSubmatch(page, -1) {
		if link := html.UnescapeString(opened[1]); !isWebLink(link) || !isRegistered(d.links.domains, link) {
			t.Errorf("a link opens %q", link)
		}
	}
	if rest := hrefs.ReplaceAllString(page, ""); badMarkup.MatchString(rest) {
		t.Errorf("markup came through: %s", rest)
	}
	return page, d.links.dropped
}

func parsed(t *testing.T, text string) messageTemplate {
	t.Helper()
	template, err := parseTemplate(text)
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return template
}

const (
	here  = `{"web_url":"https://example.com/a","mobile_web_url":"https://example.com/m"}`
	there = `{"web_url":"https://naver.com"}`
)

func TestBubbles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, template string
		shows, lacks   []string
	}{
		{"text", `{"object_type":"text","text":"a\n b","link":` + here + `}`, []string{
			`<div class="bubble of-text"><div class="text">a` + "\n" + ` b</div><a class="button" href="https://example.com/m" target="_blank" rel="noopener noreferrer"><bdi>자세히 보기</bdi></a>`,
		}, []string{"card"}},
		{"own buttons win over the title", `{"object_type":"text","text":"a","link":` + here + `,"button_title":"안 보임","buttons":[{"title":"하나","link":` + here + `},{"title":"둘","link":{"web_url":"https://example.com/2"}}]}`,
			[]string{"<bdi>하나</bdi>", `href="https://example.com/2"`, "<bdi>둘</bdi>"}, []string{"안 보임", "자세히 보기"}},
		{"no link, no button", `{"object_type":"text","text":"a","link":{},"buttons":[{"title":"앱","link":{"ios_execution_params":"a=b"}}]}`, nil, []string{`class="button"`}},
		{"feed", `{"object_type":"feed","content":{"title":"T","description":"D","image_url":"http://k.kakaocdn.net/x.png","link":` + here + `}}`, []string{
			`<div class="bubble card of-feed"><a class="main" href="https://example.com/m" target="_blank" rel="noopener noreferrer"><div class="picture"><svg viewBox="0 0 800 400"`,
			"이미지 <bdi>k.kakaocdn.net</bdi>", `<div class="title two">T</div><div class="description two">D</div></a>`,
		}, []string{"<image"}},
		{"item content", `{"object_type":"feed","content":{"title":"T","link":{}},"item_content":{"profile_text":"P","profile_image_url":"http://a/p","title_image_url":"http://a/t","title_image_text":"I","title_image_category":"C","items":[{"item":"A","item_op":"1,000"}],"sum":"S","sum_op":"2,000"}}`, []string{
			`class="face-small"`, `<span class="line">P</span>`, `<div class="two">I</div><div class="category">C</div>`, `class="entry-picture"`,
			`<div class="item"><span>A</span><span>1,000</span></div><div class="item sum"><span>S</span><span>2,000</span></div>`,
		}, []string{`class="main"`}},
		{"social", `{"object_type":"feed","content":{"title":"T","link":{}},"social":{"subscriber_count":5,"view_count":4,"shared_count":3,"comment_count":2000,"like_count":1}}`,
			[]string{`<div class="social"><span>좋아요 <b>1</b></span><span>댓글 <b>2,000</b></span><span>공유 <b>3</b></span></div>`}, []string{"조회", "구독"}},
		{"the last two of social", `{"object_type":"feed","content":{"title":"T","link":{}},"social":{"subscriber_count":1234567,"view_count":0}}`,
			[]string{"조회 <b>0</b></span><span>구독 <b>1,234,567</b>"}, nil},
		{"list", `{"object_type":"list","header_title":"H","header_link":` + here + `,"contents":[{"title":"A","image_url":"https://a/b","link":` + there + `},{"title":"B","description":"D","link":` + here + `}],"button_title":"웹에서 보기"}`, []string{
			`<a class="main" href="https://example.com/m" target="_blank" rel="noopener noreferrer"><div class="header two">H</div></a><div class="entry">`,
			`<a class="main" href="https://example.com/m" target="_blank" rel="noopener noreferrer"><div class="entry"><div><div class="title two">B</div>`, "<bdi>웹에서 보기</bdi>", "https://naver.com</bdi>",
		}, nil},
		{"location", `{"object_type":"location","address":"성남시","address_title":"카카오","content":{"title":"T","link":` + here + `},"social":{"like_count":1}}`, []string{
			"<bdi>자세히 보기</bdi>", "<summary>위치 보기</summary><b>카카오</b><p>성남시</p></details>", "좋아요",
		}, nil},
		{"location with its own button", `{"object_type":"location","address":"성남시","content":{"title":"T","link":` + here + `},"buttons":[{"title":"길","link":` + here + `}]}`,
			[]string{"<bdi>길</bdi>", "위치 보기"}, []string{"자세히 보기"}},
		{"event", `{"object_type":"calendar","id":"e1","id_type":"event","content":{"title":"T","link":` + here + `},"button_title":"안 보임"}`,
			[]string{`<a class="main"`, "<summary>일정 추가</summary><p>톡캘린더 ID: <bdi>e1</bdi></p>"}, []string{"자세히 보기", "안 보임"}},
		{"calendar", `{"object_type":"calendar","id":"c1","id_type":"calendar","content":{"title":"T","link":` + here + `},"buttons":[{"title":"보기","link":` + here + `}]}`,
			[]string{"<summary>캘린더 구독</summary>", "<bdi>보기</bdi>"}, []string{"자세히 보기"}},
		{"price", commerceOf(`"regular_price":208800`), []string{`<div class="prices"><b>208,800원</b></div>`}, []string{"<s>"}},
		{"discount rate", commerceOf(`"regular_price":208800,"discount_price":146160,"discount_rate":30,"product_name":"P"`),
			[]string{`<div class="product two">P</div><div class="prices"><b>146,160원</b> <span class="discount">30%</span> <s>208,800원</s></div>`}, nil},
		{"fixed discount", commerceOf(`"regular_price":1000,"discount_price":900,"fixed_discount_price":100,"currency_unit":"$","currency_unit_position":1`),
			[]string{`<b>$900</b> <span class="discount">$100 할인</span> <s>$1,000</s>`}, nil},
		{"unit after", commerceOf(`"regular_price":999,"currency_unit":"€","currency_unit_position":0`), []string{`<b>999€</b>`}, nil},
		{"hostile", `{"object_type":"feed","content":{"title":"<script>","description":"\"onload=x","image_url":"http://<b>/\"x","link":{"web_url":"https://example.com/\"><script>"}}}`,
			[]string{"&lt;script&gt;", "&#34;onload=x"}, []string{"<script>"}},
		{"no web image", `{"object_type":"feed","content":{"image_url":"javascript:alert(1)","link":{}}}`, []string{"이미지가 빠졌어요"}, []string{"<svg", "alert"}},
	} {
		page, _ := drawn(t, parsed(t, c.template))
		for _, part := range c.shows {
			if !strings.Contains(page, part) {
				t.Errorf("%s: no %s in\n%s", c.name, part, page)
			}
		}
		for _, part := range c.lacks {
			if strings.Contains(page, part) {
				t.Errorf("%s: %s in\n%s", c.name, part, page)
			}
		}
	}
}

func commerceOf(prices string) string {
	return `{"object_type":"commerce","content":{"title":"T","link":` + here + `},"commerce":{` + prices + `}}`
}

func TestPictureShapes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ width, height, rows int }{
		{0, 0, 400}, {800, 0, 400}, {800, 400, 400}, {800, 800, 800}, {300, 400, 1067}, {200, 2000, 1067}, {2000, 200, 400}, {640, 480, 600},
	} {
		if got := pictureRows(c.width, c.height); got != c.rows {
			t.Errorf("%d by %d: %d rows, want %d", c.width, c.height, got, c.rows)
		}
	}
}

// Every limit of sections 5.1 and 5.2 at the limit and one over: what is refused …
func TestTemplateLimits(t *testing.T) {
	t.Parallel()
	entry, button, item := `{"title":"a","link":{}}`, `{"title":"a","link":{}}`, `{"item":"a","item_op":"1"}`
	times := func(n int, one string) string { return strings.TrimSuffix(strings.Repeat(one+",", n), ",") }
	list := func(n int) string {
		return `{"object_type":"list","header_title":"h","header_link":{},"contents":[` + times(n, entry) + `]}`
	}
	buttons := func(head string, n int) string {
		return `{"object_type":` + head + `,"content":` + entry + `,"text":"a","link":{},"header_title":"h","header_link":{},"contents":[` +
			times(2, entry) + `],"commerce":{"regular_price":1},"address":"a","id":"1","id_type":"event","buttons":[` + times(n, button) + `]}`
	}
	items := func(n int) string {
		return `{"object_type":"feed","content":` + entry + `,"item_content":{"items":[` + times(n, item) + `]}}`
	}
	for _, c := range []struct {
		name     string
		at, over string
	}{
		{"least contents", list(minContents), list(minContents - 1)},
		{"most contents", list(maxContents), list(maxContents + 1)},
		{"items", items(maxItems), items(maxItems + 1)},
		{"buttons of a text", buttons(`"text"`, maxButtons), buttons(`"text"`, maxButtons+1)},
		{"buttons of a feed", buttons(`"feed"`, maxButtons), buttons(`"feed"`, maxButtons+1)},
		{"buttons of a list", buttons(`"list"`, maxButtons), buttons(`"list"`, maxButtons+1)},
		{"buttons of a commerce", buttons(`"commerce"`, maxButtons), buttons(`"commerce"`, maxButtons+1)},
		{"buttons of a location", buttons(`"location"`, maxLocationButtons), buttons(`"location"`, maxLocationButtons+1)},
		{"buttons of a calendar", buttons(`"calendar"`, maxCalendarButtons), buttons(`"calendar"`, maxCalendarButtons+1)},
	} {
		if _, err := parseTemplate(c.at); err != nil {
			t.Errorf("%s at the limit: %v", c.name, err)
		}
		if _, err := parseTemplate(c.over); err == nil {
			t.Errorf("%s beyond the limit were taken", c.name)
		}
	}
}

// … and what is taken and not shown.
func TestDisplayLimits(t *testing.T) {
	t.Parallel()
	field := func(name string) func(string) string {
		return func(text string) string {
			return `{"object_type":"feed","content":{"title":"T","link":{}},"item_content":{"sum":"S","` + name + `":"` + text + `"}}`
		}
	}
	item := func(item, op string) string {
		return `{"object_type":"feed","content":{"title":"T","link":{}},"item_content":{"items":[{"item":"` + item + `","item_op":"` + op + `"}]}}`
	}
	for _, c := range []struct {
		name     string
		limit    int
		template func(text string) string
	}{
		{"profile_text", 16, field("profile_text")},
		{"title_image_text", 24, field("title_image_text")},
		{"title_image_category", 14, field("title_image_category")},
		{"item", 6, func(s string) string { return item(s, "1") }},
		{"item_op", 14, func(s string) string { return item("a", s) }},
		{"sum", 6, func(s string) string {
			return `{"object_type":"feed","content":{"title":"T","link":{}},"item_content":{"sum":"` + s + `"}}`
		}},
		{"sum_op", 11, field("sum_op")},
		{"text", 200, func(s string) string { return `{"object_type":"text","link":{},"text":"` + s + `"}` }},
		{"header_title", 200, func(s string) string {
			return `{"object_type":"list","header_link":{},"contents":[{"title":"a","link":{}},{"title":"b","link":{}}],"header_title":"` + s + `"}`
		}},
	} {
		whole := strings.Repeat("가", c.limit)
		if page, _ := drawn(t, parsed(t, c.template(whole))); !strings.Contains(page, ">"+whole+"<") {
			t.Errorf("%s of %d is not shown whole", c.name, c.limit)
		}
		if page, _ := drawn(t, parsed(t, c.template(whole+"나"))); !strings.Contains(page, ">"+whole+"…<") {
			t.Errorf("%s of %d is not cut", c.name, c.limit+1)
		}
	}
	for size, shown := range map[string]bool{
		`"image_width":200,"image_height":200`: true, `"image_width":199,"image_height":200`: false, `"image_width":200,"image_height":199`: false,
		`"image_width":200`: true, `"image_height":199`: false, `"image_width":0`: true,
	} {
		page, _ := drawn(t, parsed(t, `{"object_type":"feed","content":{"image_url":"http://a/b.png",`+size+`,"link":{}}}`))
		if strings.Contains(page, "<svg") != shown || strings.Contains(page, "200픽셀 이상") == shown {
			t.Errorf("%s: want shown %v", size, shown)
		}
	}
}

// Links are dropped wherever they stand (section 5.4), each named once.
func TestDroppedLinksOfEveryKind(t *testing.T) {
	t.Parallel()
	const bad = `{"web_url":"https://pc.example.org","mobile_web_url":"https://m.example.org"}`
	contents := `{"title":"a","link":` + bad + `}`
	for kind, rest := range map[string]string{
		"text":     `"text":"a","link":` + bad,
		"feed":     `"content":` + contents,
		"list":     `"header_title":"h","header_link":` + bad + `,"contents":[` + contents + `,` + contents + `]`,
		"location": `"address":"a","content":` + contents,
		"commerce": `"content":` + contents + `,"commerce":{"regular_price":1}`,
		"calendar": `"id":"1","id_type":"event","content":` + contents,
	} {
		template := `{"object_type":"` + kind + `",` + rest + `,"buttons":[{"title":"단추","link":{"web_url":"https://button.example.org"}}]}`
		page, dropped := drawn(t, parsed(t, template))
		if want := "https://m.example.org https://pc.example.org https://button.example.org"; strings.Join(dropped, " ") != want {
			t.Errorf("%s dropped %v", kind, dropped)
		}
		if strings.Contains(page, "<a ") || strings.Contains(page, "단추") || strings.Count(page, "등록하지 않은") != 3 {
			t.Errorf("%s: %s", kind, page)
		}
	}
	// The phone opens the mobile address; the one for the PC is of no use to it.
	page, dropped := drawn(t, parsed(t, `{"object_type":"text","text":"a","link":{"web_url":"https://example.com","mobile_web_url":"https://m.example.org"}}`))
	if strings.Contains(page, "<a ") || len(dropped) != 1 {
		t.Errorf("mobile dropped: %v %s", dropped, page)
	}
	page, dropped = drawn(t, parsed(t, `{"object_type":"text","text":"a","link":{"web_url":"https://pc.example.org","mobile_web_url":"https://example.com"}}`))
	if !strings.Contains(page, `href="https://example.com"`) || len(dropped) != 1 {
		t.Errorf("PC dropped: %v %s", dropped, page)
	}
}
