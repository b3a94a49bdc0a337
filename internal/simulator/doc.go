// Package simulator plays Kakao's side on the loopback interface: the authorisation server (kauth: /oauth/…), the
// API server (kapi: /v1/…, /v2/…), one person with a KakaoTalk phone (the page at /) and one app with its console
// settings. A clock that can be moved, faults and other controls for tests live under /_sim/.
//
// It is written from the fact reference (kakao-api.md, whose sections the comments name) and shares no code with the
// client, so that a wrong belief of the client is not mirrored. Where Kakao documents nothing, a comment says "(sim)".
//
// POST /_sim/app takes, beyond the settings of interface.md: "name", "rest_api_keys" (one to five, for KOE114),
// "scope_separator" (" ", ",", or "" for an empty scope field), "consent" ("ask", "auto") and the scope stages "required",
// "optional", "during-use" and "off". Registered link domains are https://developers.kakao.com and https://example.com
// until "link_domains" says otherwise; links elsewhere are dropped from the message, as Kakao does. A message in
// /_sim/messages also has "cut" and "original_text" when its text was over 200 code points, and "dropped_links".
//
// One lock guards the whole state: a simulator serves one person, and a clear order matters more than parallel speed.
package simulator
