# 카카오톡 나에게 보내기 (2) 리프레시 토큰으로 액세스 토큰 갱신하기
# kakao_code.json의 리프레시 토큰으로 새 액세스 토큰을 받아 kakao_token.json에 리스트로 저장한다.
import json

import requests

rest_api_key = "{REST_API_KEY}"

with open("kakao_code.json", "r") as fp:
    refresh_token = json.load(fp)["refresh_token"]

url = "https://kauth.kakao.com/oauth/token"
data = {
    "grant_type": "refresh_token",
    "client_id": rest_api_key,
    "refresh_token": refresh_token,
}

response = requests.post(url, data=data)
tokens = response.json()
print(tokens)

if response.status_code == 200:
    with open("kakao_token.json", "w") as fp:
        json.dump([tokens], fp)
