// Package clients holds Kakao Login clients that other people wrote, run against the real `kakaotui simulate`. It is a
// module of its own, so that kakaotui itself depends on none of them. The clients keep Kakao's addresses: a transport
// leads https://kauth.kakao.com and https://kapi.kakao.com to the simulator, and nothing else is changed. `.ci/clients`
// builds the program and runs the tests.
package clients
