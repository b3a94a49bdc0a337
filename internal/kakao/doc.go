// Package kakao is Kakao's REST API as Go types: login tokens from kauth, the person's consent and messages from kapi.
//
// It knows neither disk nor terminal and keeps no state between calls. Numbers in brackets, such as (4.9), are sections of
// the project's reference of Kakao's API, kakao-api.md. Every failure of a call is an *Error; what the server said in it is
// free of the secrets of that call but otherwise untrusted.
package kakao
