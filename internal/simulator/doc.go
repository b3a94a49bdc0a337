// Package simulator plays Kakao's side on the loopback interface: the authorisation server (kauth: /oauth/…), the
// API server (kapi: /v1/…, /v2/…), one person with a KakaoTalk phone (the page at /) and one app with its console
// settings. A clock that can be moved, faults and other controls for tests live under /_sim/.
//
// It is written from the fact reference (kakao-api.md, whose sections the comments name) and shares no code with the
// client, so that a wrong belief of the client is not mirrored. Where Kakao documents nothing, a comment says "(sim)".
//
// One lock guards the whole state: a simulator serves one person, and a clear order matters more than parallel speed.
package simulator
