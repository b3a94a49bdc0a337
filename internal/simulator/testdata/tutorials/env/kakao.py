# .env에 적은 REST_API_KEY, REDIRECT_URI, AUTHORIZATION_CODE로 토큰을 받고 메시지를 보낸 뒤 동의 내역을 본다.
import json
import sys

import requests

env = {}
with open(".env", encoding="utf-8") as file:
    for line in file:
        if "=" in line and not line.startswith("#"):
            name, value = line.strip().split("=", 1)
            env[name] = value


def get_token():
    data = {
        "grant_type": "authorization_code",
        "client_id": env["REST_API_KEY"],
        "redirect_uri": env["REDIRECT_URI"],
        "code": env["AUTHORIZATION_CODE"],
    }
    if "CLIENT_SECRET" in env:
        data["client_secret"] = env["CLIENT_SECRET"]
    response = requests.post("https://kauth.kakao.com/oauth/token", data=data)
    print("토큰 응답:", response.status_code, response.text)
    if response.status_code != 200:
        sys.exit(1)
    return response.json()["access_token"]


def send_to_me(access_token, text):
    response = requests.post(
        "https://kapi.kakao.com/v2/api/talk/memo/default/send",
        headers={"Authorization": f"Bearer {access_token}"},
        data={"template_object": json.dumps({
            "object_type": "text",
            "text": text,
            "link": {"web_url": "https://example.com", "mobile_web_url": "https://example.com"},
        }, ensure_ascii=False)},
    )
    print("보내기 응답:", response.status_code, response.text)


def show_scopes(access_token):
    response = requests.get(
        "https://kapi.kakao.com/v2/user/scopes",
        headers={"Authorization": f"Bearer {access_token}"},
    )
    print("동의 내역:", response.status_code)
    print(json.dumps(response.json(), ensure_ascii=False, indent=2))


token = get_token()
send_to_me(token, "안녕하세요, 파이썬에서 보냅니다.")
show_scopes(token)
