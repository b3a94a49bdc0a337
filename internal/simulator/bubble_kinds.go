package simulator

// Display limits in code points (section 5.1, item_content).
const (
	shownProfile  = 16
	shownImage    = 24
	shownCategory = 14
	shownItem     = 6
	shownItemOp   = 14
	shownSum      = 6
	shownSumOp    = 11
)

// feed is a card with one content; item_content stands between its picture and its texts.
func (d *drawing) feed(t messageTemplate, content map[string]any, main string) markup {
	item, _ := t["item_content"].(map[string]any)
	return linked(main, d.profile(item)+d.contentPicture(content)+d.items(item)+titles(content)) + d.social(t["social"])
}

func (d *drawing) profile(item map[string]any) markup {
	text := when(`<span class="line">`, shorten(firstText(item, "profile_text"), shownProfile), "</span>")
	face := d.thumbnail(firstText(item, "profile_image_url"), "face-small")
	if text+face == "" {
		return ""
	}
	return `<div class="profile">` + face + text + "</div>"
}

// items are the image item, the list of items and their sum.
func (d *drawing) items(item map[string]any) markup {
	var out markup
	image := when(`<div class="two">`, shorten(firstText(item, "title_image_text"), shownImage), "</div>") +
		when(`<div class="category">`, shorten(firstText(item, "title_image_category"), shownCategory), "</div>")
	if picture := d.thumbnail(firstText(item, "title_image_url"), "entry-picture"); picture+image != "" {
		out += `<div class="image-item"><div>` + image + "</div>" + picture + "</div>"
	}
	rows := markup("")
	list, _ := item["items"].([]any)
	for _, value := range list {
		entry, _ := value.(map[string]any)
		rows += itemRow("item", shorten(firstText(entry, "item"), shownItem), shorten(firstText(entry, "item_op"), shownItemOp))
	}
	if sum := firstText(item, "sum"); sum != "" {
		rows += itemRow("item sum", shorten(sum, shownSum), shorten(firstText(item, "sum_op"), shownSumOp))
	}
	if rows != "" {
		out += `<div class="items">` + rows + "</div>"
	}
	return out
}

func itemRow(class markup, name, value string) markup {
	return `<div class="` + class + `"><span>` + esc(name) + "</span><span>" + esc(value) + "</span></div>"
}

// list is a header and two or three entries, each with its own link.
func (d *drawing) list(t messageTemplate, main string) markup {
	title := firstText(t, "header_title")
	if d.cut {
		title += "…"
	}
	out := linked(main, `<div class="header two">`+esc(title)+"</div>")
	contents, _ := t["contents"].([]any)
	for _, value := range contents {
		content, _ := value.(map[string]any)
		entry := `<div class="entry"><div>` + titles(content) + "</div>" + d.thumbnail(firstText(content, "image_url"), "entry-picture") + "</div>"
		out += linked(d.links.open(content["link"]), entry)
	}
	return out
}

// placeButton is "위치 보기", which every location has. It shows the address in place: a map would be asked for it outside
// this machine. (sim)
func placeButton(t messageTemplate) markup {
	return `<details class="button"><summary>위치 보기</summary>` + when("<b>", firstText(t, "address_title"), "</b>") +
		when("<p>", firstText(t, "address"), "</p>") + "</details>"
}

// calendarButton is the default button: an event is added, a calendar subscribed to. (sim) Its words.
func calendarButton(t messageTemplate) markup {
	title := markup("일정 추가")
	if t["id_type"] == "calendar" {
		title = "캘린더 구독"
	}
	return `<details class="button"><summary>` + title + "</summary><p>톡캘린더 ID: <bdi>" + esc(firstText(t, "id")) + "</bdi></p></details>"
}

// commerce is a card with prices between the picture and the texts.
func (d *drawing) commerce(t messageTemplate, content map[string]any) markup {
	commerce, _ := t["commerce"].(map[string]any)
	return d.contentPicture(content) + when(`<div class="product two">`, firstText(commerce, "product_name"), "</div>") +
		prices(commerce) + titles(content)
}

// prices shows what is to be paid, then the discount and the regular price, struck through.
func prices(commerce map[string]any) markup {
	regular := money(commerce, "regular_price")
	pay := money(commerce, "discount_price")
	if pay == "" {
		return when(`<div class="prices"><b>`, regular, "</b></div>")
	}
	discount := ""
	if rate, ok := grouped(commerce["discount_rate"]); ok {
		discount = rate + "%"
	} else if fixed := money(commerce, "fixed_discount_price"); fixed != "" {
		discount = fixed + " 할인"
	}
	return `<div class="prices"><b>` + esc(pay) + "</b> " + when(`<span class="discount">`, discount, "</span> ") +
		when("<s>", regular, "</s>") + "</div>"
}

// money is a price with its unit, after it unless the position says before (section 5.2, commerce).
func money(commerce map[string]any, field string) string {
	amount, ok := grouped(commerce[field])
	if !ok {
		return ""
	}
	unit := firstText(commerce, "currency_unit")
	if unit == "" {
		unit = "원"
	}
	if position, _ := grouped(commerce["currency_unit_position"]); position == "1" {
		return unit + amount
	}
	return amount + unit
}
