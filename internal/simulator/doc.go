// Package simulator plays Kakao's side on the loopback interface: the authorisation server (kauth: /oauth/…), the
// API server (kapi: /v1/…, /v2/…), one person with a KakaoTalk phone (the page at /) and one app with its console
// settings. A clock that can be moved, faults and other controls for tests live under /_sim/.
//
// It is written from the fact reference (kakao-api.md, whose sections the comments name) and shares no code with the
// client, so that a wrong belief of the client is not mirrored. Where Kakao documents nothing, a comment says "(sim)".
//
// docs/simulator.md lists the calls, the controls and what was decided where the reference says nothing. In this package
// a request becomes an apiCall (api.go), the call's parameters become a message without a receiver (composeDefault,
// composeScrap, composeCustom), the message gets its receivers (api_memo.go, api_send.go) and is drawn for the phone once,
// when it arrives (drawing, in bubble*.go). Pages are markup, a type that foreign text enters by escaping only (html.go).
//
// One lock guards the whole state: a simulator serves one person, and a clear order matters more than parallel speed.
package simulator
