package kakao

// Kinds of messages besides the object types of templates.
const (
	KindCustom = "custom" // drawn from a template of the console (4.9)
	KindScrap  = "scrap"  // drawn from a web page that Kakao reads (4.9)
)

// Message is what one send call carries: a default template, a custom one, or a page to scrap.
type Message struct {
	Template   Template          // a default template; the rest is empty then
	TemplateID int64             // of [도구] > [메시지 템플릿]; with RequestURL the one that the page is drawn with, or 0
	Args       map[string]string // for TemplateID
	RequestURL string            // a page on a registered web domain
}

// Kind is the object type of the template, KindCustom or KindScrap.
func (m Message) Kind() string {
	switch {
	case m.Template != nil:
		return m.Template.ObjectType()
	case m.RequestURL != "":
		return KindScrap
	}
	return KindCustom
}
